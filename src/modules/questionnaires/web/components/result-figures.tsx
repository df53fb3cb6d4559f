import type { z } from 'zod'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import type { resultsView } from '../../contract.ts'
import map from './ground.module.css'
import { Counts, GroundMap } from './ground-map.tsx'
import styles from './questionnaire.module.css'
import type { Ground } from './views.ts'

type Results = z.output<typeof resultsView>
type Result = Results['questions'][number]
type Count = Result['options'][number]

/** 46.2%, or nothing where nobody answered. */
function useShare(): (part: number, whole: number) => string {
  const t = useWords('questionnaires')
  return (part, whole) => (whole === 0 ? '' : t('words.percent', { value: ((part / whole) * 100).toFixed(1) }))
}

/** Choices one under another, each with its count and its share of those who answered. */
function Bars({
  counts,
  of,
  label,
  numbered,
}: {
  counts: readonly Count[]
  of: number
  label: string
  numbered?: boolean
}) {
  const t = useWords('questionnaires')
  const share = useShare()
  return (
    <ul className={styles['bars']} aria-label={label}>
      {counts.map(({ option, count }, index) => (
        <li key={option}>
          <span>{numbered ? t('words.numbered', { number: index + 1, label: option }) : option}</span>
          <svg className={styles['bar']} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" />
            <rect width={of === 0 ? 0 : ((count ?? 0) / of) * 100} height="4" />
          </svg>
          <span className={styles['figure']}>
            {count === null ? t('words.few') : of === 0 ? 0 : t('words.share', { count, share: share(count, of) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** One question's figures: bars, of a matrix row by row, of comments by tag. */
export function QuestionFigures({ result, number, ground }: { result: Result; number: number; ground: Ground | null }) {
  const t = useWords('questionnaires')
  const share = useShare()
  const { question, answered } = result
  const label = t('words.numbered', { number, label: question.label })
  const onMap = ground !== null && Object.keys(question.spots).length > 0
  return (
    <section className={styles['question']} data-keep>
      <h3>{label}</h3>
      <p className={styles['quiet']}>
        {t('words.answered_count', { count: answered })}
        {result.mean !== null && ` · ${t('words.mean', { mean: result.mean, steps: question.steps })}`}
        {result.satisfied !== null &&
          ` · ${t('words.satisfied', { share: share(result.satisfied, answered), satisfied: result.satisfied, answered })}`}
      </p>
      {onMap && (
        <figure className={map['figure']}>
          <GroundMap ground={ground}>
            <Counts counts={result.options} spots={question.spots} />
          </GroundMap>
          <figcaption className={styles['quiet']}>{t('words.map_counts')}</figcaption>
        </figure>
      )}
      {result.options.length > 0 && <Bars counts={result.options} of={answered} label={label} numbered={onMap} />}
      {result.rows.map((row) => (
        <div key={row.row}>
          <h4>{row.row}</h4>
          <Bars counts={row.options} of={row.answered} label={row.row} />
        </div>
      ))}
      {result.tags.length > 0 && <Bars counts={result.tags} of={answered} label={t('words.tags')} />}
    </section>
  )
}

/** How many were asked and answered, on which ways, and how they were chosen. */
export function RateList({ results }: { results: Results }) {
  const t = useWords('questionnaires')
  const listed = useListed()
  const share = useShare()
  const { asked, answered, reach, unit } = results
  const rate = t('words.rate', { share: share(answered, asked), answered, asked })
  return (
    <LabelList
      rows={[
        {
          label: t('words.response'),
          value: reach === 'link' ? t('words.answered_count', { count: answered }) : rate,
        },
        { label: t('words.reach_label'), value: t(`words.reach_said.${reach}`, { unit: t(`words.unit.${unit}`) }) },
        ...(reach === 'sample' ? [{ label: t('words.seed'), value: results.seed ?? '' }] : []),
        ...(results.channels.length > 0
          ? [
              {
                label: t('words.channels'),
                value: listed(
                  results.channels.map(({ channel, count }) =>
                    t('words.channel_count', { channel: t(`words.channel.${channel}`), count }),
                  ),
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
