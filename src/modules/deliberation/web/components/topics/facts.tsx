import { useDates } from '../../../../../app/web/dates.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { StateTag, type Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './topics.module.css'
import { money, type Option, type Topic } from './views.ts'

const tones = { open: 'work', closed: 'done', dropped: 'rest' } as const satisfies Record<string, Tone>

/** The step it is at while it runs; else how it ended. */
export function TopicState({ topic }: { topic: Pick<Topic, 'state' | 'stage_name'> & { late?: boolean } }) {
  const t = useWords('deliberation')
  if (topic.state !== 'open')
    return <StateTag tone={tones[topic.state]}>{t(`words.topic_state.${topic.state}`)}</StateTag>
  return <StateTag tone={topic.late ? 'late' : 'work'}>{topic.stage_name}</StateTag>
}

/** Every step with its days; where it stands now. */
export function Steps({ stages }: Pick<Topic, 'stages'>) {
  const dates = useDates()
  return (
    <ol className={styles.steps}>
      {stages.map((one) => (
        <li key={one.kind} data-state={one.state} aria-current={one.state === 'now' ? 'step' : undefined}>
          <span>{one.name}</span>
          <span className={styles.days}>
            {one.from_day === one.until_day
              ? dates.day(one.from_day)
              : dates.span({ from: one.from_day, to: one.until_day })}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** How many speak for and against, in words and as a bar. */
export function Balance({ sums }: { sums: { for: number; against: number } }) {
  const t = useWords('deliberation')
  return (
    <>
      <span>{t('words.balance', { for: sums.for, against: sums.against })}</span>
      {sums.for + sums.against > 0 && (
        <div className={styles.balance} aria-hidden="true">
          {sums.for > 0 && <span data-side="for" style={{ flexGrow: sums.for }} />}
          {sums.against > 0 && <span data-side="against" style={{ flexGrow: sums.against }} />}
        </div>
      )}
    </>
  )
}

export function Options({ options }: { options: readonly Option[] }) {
  const t = useWords('deliberation')
  return (
    <ol className={layout.list}>
      {options.map((one) => (
        <li key={one.id}>
          <strong>
            {one.title}
            {one.cost_fen !== null && ` · ${t('words.cost', { yuan: money(one.cost_fen) })}`}
          </strong>
          {one.description && <p className={layout.text}>{one.description}</p>}
          <Balance sums={one} />
        </li>
      ))}
    </ol>
  )
}

/** What moved and why, the newest first. */
export function Changes({
  changes,
}: {
  changes: readonly (Topic['changes'][number] | Omit<Topic['changes'][number], 'by'>)[]
}) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <ul className={styles.list}>
      {changes.map((one) => (
        <li key={`${one.at}${one.what}`} className={styles.said}>
          <span>
            {dates.day(one.at)} {t(`words.change.${one.what}`, { stage: one.stage ?? '' })}
            {'by' in one && one.by && ` · ${one.by}`}
          </span>
          {one.reason && <p className={layout.text}>{one.reason}</p>}
        </li>
      ))}
    </ul>
  )
}
