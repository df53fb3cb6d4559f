import { Stack } from '../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ratio, type Scored, scoredOf } from '../../contract/marks.ts'
import styles from './ballots.module.css'
import own from './scored-result.module.css'
import { useSteps } from './steps.ts'
import { groupsInOrder, type Open, type Result } from './views.ts'

type Shown = { ballot: Open; result: Result }
type Part = { part: string; value: number }

const hundred = 100

/** A line for the eye; the figures beside it say the same. */
export function Bar({ parts, of }: { parts: readonly Part[]; of: number }) {
  let from = 0
  const rects = parts.map(({ part, value }) => {
    const width = of === 0 ? 0 : (value / of) * hundred
    from += width
    return <rect key={part} data-part={part} x={from - width} width={width} height="4" />
  })
  return (
    <svg className={own.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="4" />
      {rects}
    </svg>
  )
}

/** What options got where voters give points: a line each, then every figure. */
export function ScoredResult({ ballot, result }: Shown) {
  const t = useWords('ballots')
  const { kind, score_most } = ballot.rules
  const most = score_most ?? 0
  const rows = ballot.options.map((option) => ({ option, got: scoredOf(result.votes, option.code, most) }))
  const best = Math.max(1, ...rows.map(({ got }) => got.points))
  const satisfaction = kind === 'satisfaction'
  const sorted = satisfaction ? rows : [...rows].sort((a, b) => b.got.points - a.got.points)
  const partsOf = ({ counts, points }: Scored): Part[] =>
    satisfaction
      ? [5, 4, 3, 2, 1].map((step) => ({ part: String(step), value: counts[step] ?? 0 }))
      : [{ part: 'points', value: points }]
  const figureOf = (got: Scored) => {
    if (!satisfaction) return t('words.points_of', { points: got.points })
    if (isFew(ballot, got)) return t('words.few_open')
    return got.voters === 0 ? t('words.few') : t('words.satisfied_of', { share: shareOf(got) })
  }
  return (
    <Stack>
      <ul className={own.bars}>
        {sorted.map(({ option, got }) => (
          <li key={option.code}>
            <span className={own.line}>
              <span className={result.winners.includes(option.code) ? styles.won : undefined}>{option.title}</span>
              <span>{figureOf(got)}</span>
            </span>
            <Bar parts={partsOf(got)} of={satisfaction ? got.voters : best} />
          </li>
        ))}
      </ul>
      <Table ballot={ballot} result={result} rows={sorted} />
      <Groups ballot={ballot} result={result} />
    </Stack>
  )
}

/** Fewer judged it than the ballot's rules ask for: no conclusion is drawn. */
const isFew = ({ rules }: Open, { voters }: Scored) => rules.judges_least !== null && voters < rules.judges_least

const shareOf = ({ satisfied, voters }: Scored) => ratio(satisfied * hundred, voters)

type Row = { option: Open['options'][number]; got: Scored }

function Table({ ballot, result, rows }: Shown & { rows: readonly Row[] }) {
  const t = useWords('ballots')
  const steps = useSteps()(ballot.rules)
  const satisfaction = ballot.kind === 'satisfaction'
  const won = (code: string) => result.winners.includes(code)
  const word = t(satisfaction ? 'words.reached_bar' : 'words.won')
  const heads = satisfaction
    ? [
        ...steps.map(({ label }) => label),
        t('words.judges'),
        t('words.not_judged'),
        t('words.mean'),
        t('words.satisfied'),
      ]
    : [t('words.points'), t('words.voters'), t('words.mean')]
  const cells = ({ counts, voters, points, ...rest }: Scored) => {
    const mean = voters === 0 ? '' : ratio(points, voters)
    if (!satisfaction) return [points, voters, mean]
    const figures = steps.map((step) => counts[step.points] ?? 0)
    return [...figures, voters, result.ballots - voters, mean, `${shareOf({ counts, voters, points, ...rest })}%`]
  }
  return (
    <div className={styles.tableWrap}>
      <table className={`${styles.table} ${own.scored}`}>
        <caption className="visually-hidden">
          {t(satisfaction ? 'words.satisfaction_table' : 'words.scored_table')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('words.option')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={styles.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ option, got }) => (
            <tr key={option.code} className={won(option.code) ? styles.won : undefined}>
              <th scope="row">
                {option.title}
                {won(option.code) && ` · ${word}`}
                {got.voters > 0 && isFew(ballot, got) && ` · ${t('words.few_open')}`}
              </th>
              {satisfaction && got.voters === 0 ? (
                <td className={styles.number} colSpan={heads.length}>
                  {t(isFew(ballot, got) ? 'words.few_open' : 'words.few')}
                </td>
              ) : (
                cells(got).map((cell, at) => (
                  <td key={heads[at]} className={styles.number}>
                    {cell}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Party members, residents and newcomers by themselves: the mean, and of whom it comes. */
function Groups({ ballot, result }: Shown) {
  const t = useWords('ballots')
  const groups = groupsInOrder(result)
  if (groups.length === 0) return null
  const most = ballot.rules.score_most ?? 0
  const said = (group: Result['groups'][number], code: string) => {
    const got = group.votes && scoredOf(group.votes, code, most)
    if (!got || got.voters === 0) return t('words.withheld')
    return t('words.mean_of', { mean: ratio(got.points, got.voters), count: got.voters })
  }
  return (
    <div className={styles.tableWrap}>
      <table className={`${styles.table} ${own.scored}`}>
        <caption>{t('words.by_group_title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('words.option')}</th>
            {groups.map(({ group }) => (
              <th key={group} scope="col" className={styles.number}>
                {t(`words.group.${group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ballot.options.map((option) => (
            <tr key={option.code}>
              <th scope="row">{option.title}</th>
              {groups.map((group) => (
                <td key={group.group} className={styles.number}>
                  {said(group, option.code)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
