import { useWords } from '../../../../app/web/words.ts'
import styles from './privacy.module.css'
import type { OwnRight } from './views.ts'

/** What an erasure did, kind by kind: gone, left without the name, or kept, and why. */
export function OutcomeList({ outcome }: { outcome: OwnRight['outcome'] }) {
  const t = useWords('privacy')
  if (outcome.length === 0) return null
  return (
    <ul className={styles.lines}>
      {outcome.map(({ title, done, count, why }) => (
        <li key={title}>
          {t(`words.outcome.${done}`, { title, count })}
          {why && <span className={styles.note}> {why}</span>}
        </li>
      ))}
    </ul>
  )
}
