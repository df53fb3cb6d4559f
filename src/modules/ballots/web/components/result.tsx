import { useDates } from '../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { usePlace } from '../../../../app/web/place.ts'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { givesPoints } from '../../contract/marks.ts'
import styles from './ballots.module.css'
import { Bar, ScoredResult } from './scored-result.tsx'
import { groupsInOrder, type Open, type Result } from './views.ts'

type Shown = { ballot: Open; result: Result }

/** How it came out, in a sentence. */
function Outcome({ ballot, result }: Shown) {
  const t = useWords('ballots')
  const listed = useListed()
  const { owners, winners } = result
  // Counted part by part there is no one end: the parts that reached it are told instead.
  if (result.parts.length > 0) return null
  if (owners) return <p className={styles.won}>{t(owners.passed ? 'words.passed' : 'words.not_passed')}</p>
  const titles = winners.map((code) => ballot.options.find((option) => option.code === code)?.title ?? code)
  const told = { who: listed(titles), count: titles.length }
  if (ballot.kind === 'satisfaction') {
    if (ballot.rules.consent_percent === null) return null
    return <p className={styles.won}>{titles.length > 0 ? t('words.reached', told) : t('words.none_reached')}</p>
  }
  if (ballot.kind === 'review' && titles.length > 0)
    return <p className={styles.won}>{t('words.verdict', { verdict: listed(titles) })}</p>
  const people = ballot.rules.nominate_what === 'candidates'
  return (
    <p className={styles.won}>
      {titles.length > 0 ? t(people ? 'words.chosen_people' : 'words.chosen', told) : t('words.nothing_chosen')}
    </p>
  )
}

function Votes({ ballot, result }: Shown) {
  const t = useWords('ballots')
  if (Object.keys(result.votes).length === 0) return null
  const groups = groupsInOrder(result)
  const review = ballot.kind === 'review'
  const most = (a: Open['options'][number], b: Open['options'][number]) =>
    (result.votes[b.code] ?? 0) - (result.votes[a.code] ?? 0)
  const options = review ? ballot.options : [...ballot.options].sort(most)
  const own = (group: Result['groups'][number], code: string) =>
    group.votes ? String(group.votes[code] ?? 0) : t('words.withheld')
  return (
    <div className={styles.tableWrap}>
      {review && <VerdictBar ballot={ballot} result={result} />}
      <table className={styles.table}>
        <caption className="visually-hidden">{t('words.votes_table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('words.option')}</th>
            <th scope="col" className={styles.number}>
              {t('words.votes')}
            </th>
            {groups.map((group) => (
              <th key={group.group} scope="col" className={styles.number}>
                {t(`words.group.${group.group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.code} className={result.winners.includes(option.code) ? styles.won : undefined}>
              <th scope="row">
                {option.title}
                {!review && result.winners.includes(option.code) && ` · ${t('words.won')}`}
              </th>
              <td className={styles.number}>{result.votes[option.code] ?? 0}</td>
              {groups.map((group) => (
                <td key={group.group} className={styles.number}>
                  {own(group, option.code)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function VerdictBar({ ballot, result }: Shown) {
  const parts = ballot.options.map(({ code }) => ({ part: code, value: result.votes[code] ?? 0 }))
  return <Bar parts={parts} of={parts.reduce((sum, { value }) => sum + value, 0)} />
}

/** Building by building or stairwell by stairwell, where each is counted by itself. */
function Parts({ result }: Pick<Shown, 'result'>) {
  const t = useWords('ballots')
  if (result.parts.length === 0) return null
  const reached = result.parts.filter((part) => part.passed).length
  return (
    <>
      <p className={styles.won}>{t('words.parts_reached', { reached, count: result.parts.length })}</p>
      <div className={styles.tableWrap}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t('words.parts_table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('words.part')}</th>
              <th scope="col" className={styles.number}>
                {t('words.agreed')}
              </th>
              <th scope="col" className={styles.number}>
                {t('words.on_roll')}
              </th>
              <th scope="col">{t('words.result')}</th>
            </tr>
          </thead>
          <tbody>
            {result.parts.map((part) => (
              <tr key={part.name}>
                <th scope="row">{part.name}</th>
                {part.figures ? (
                  <>
                    <td className={styles.number}>{part.figures.for.heads}</td>
                    <td className={styles.number}>{part.figures.all.heads}</td>
                  </>
                ) : (
                  <td className={styles.number} colSpan={2}>
                    {t('words.withheld')}
                  </td>
                )}
                <td className={part.passed ? `${styles.end} ${styles.won}` : styles.end}>
                  {t(part.passed ? 'words.part_passed' : 'words.part_not')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Where everybody finds every paper of a secret ballot: a page with script, also from those without. */
function Published({ id }: { id: string }) {
  const t = useWords('ballots')
  const place = usePlace()
  return (
    <p>
      {t('words.secret.published')}{' '}
      {place && <a href={`/c/${place.key}/ballots/${id}/urn`}>{t('words.secret.to_list')}</a>}
    </p>
  )
}

/** What would have changed it. */
function Nearest({ ballot, result }: Shown) {
  const t = useWords('ballots')
  if (result.nearest.length === 0) return null
  const searched = !['av', 'plurality', 'owners278', 'consent', 'review'].includes(ballot.rules.rule)
  return (
    <>
      <h3>{t('words.nearest')}</h3>
      {searched && <p>{t('words.nearest_how')}</p>}
      <ul className={styles.steps}>
        {result.nearest.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** The result, why it came out so, and what anybody needs to count again. */
export function ResultCard({ ballot, result }: Shown) {
  const t = useWords('ballots')
  const dates = useDates()
  return (
    <Card title={t('words.result')}>
      <Stack>
        <Outcome ballot={ballot} result={result} />
        <p>
          {t(ballot.rules.secret ? 'words.secret.turnout' : 'words.turnout', {
            roll: result.on_roll,
            took: result.ballots + result.invalid + result.unused,
            unused: result.unused,
            valid: result.ballots,
            spoiled: result.invalid,
          })}
        </p>
        {givesPoints(ballot.kind) ? (
          <ScoredResult ballot={ballot} result={result} />
        ) : (
          <Votes ballot={ballot} result={result} />
        )}
        <Parts result={result} />
        <h3>{t('words.how')}</h3>
        <ol className={styles.steps}>
          {result.explanation.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one count never move
            <li key={index}>{line}</li>
          ))}
        </ol>
        <Nearest ballot={ballot} result={result} />
        <p className={styles.proof}>
          {t('words.recount_proof', {
            time: dates.full(result.counted_at),
            hash: result.ballots_sha256,
            seed: result.seed,
          })}
        </p>
        {ballot.rules.secret && <Published id={ballot.id} />}
      </Stack>
    </Card>
  )
}

/** How many have voted so far; what they chose isn't known before the end. */
export function Turnout({ ballot }: { ballot: Pick<Open, 'on_roll' | 'took'> }) {
  const t = useWords('ballots')
  return <span>{t('words.took_of', { took: ballot.took, roll: ballot.on_roll })}</span>
}
