import { IconChevronRight } from '@tabler/icons-react'
import { useDates } from '../dates.ts'
import { useKitWords } from '../words.ts'
import styles from './act-by-card.module.css'
import { Icon } from './icon.tsx'
import { Link } from './navigation.tsx'

export interface ActBy {
  id: string
  /** The act: 投票：加装电梯方案 */
  title: string
  /** ISO instant by which it has to be done. */
  by: string
  to: string
}

/** At most this many at once: more would be wallpaper. */
const cardsMax = 3

/** Where the reader is needed, and by when. Can't be dismissed; vanishes when done. */
export function ActByCards({ acts }: { acts: ActBy[] }) {
  const t = useKitWords()
  const dates = useDates()
  if (acts.length === 0) return null
  return (
    <ul className={styles.cards} aria-label={t('act_by.label')}>
      {acts.slice(0, cardsMax).map((act) => (
        <li key={act.id}>
          <Link to={act.to} className={styles.card}>
            <span className={styles.words}>
              <span className={styles.by}>{t('act_by.by', { date: dates.full(act.by) })}</span>
              <span className={styles.title}>{act.title}</span>
            </span>
            <span className={styles.go}>
              <Icon of={IconChevronRight} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
