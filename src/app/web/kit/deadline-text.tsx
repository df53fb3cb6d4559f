import { IconAlertTriangle, IconCheck, IconClock, IconClockExclamation, IconPlayerPause } from '@tabler/icons-react'
import { useDates } from '../dates.ts'
import { useKitWords } from '../words.ts'
import styles from './deadline-text.module.css'
import { Icon, type IconComponent } from './icon.tsx'

/** A promise in time, counted by the server on the community's working calendar. */
export interface DeadlineView {
  /** ISO instant. */
  due: string
  state: 'open' | 'today' | 'late' | 'paused' | 'met'
  /** What is left (or, when late, by how much it was passed). */
  left?: { amount: number; unit: 'working_hours' | 'working_days' | 'hours' | 'days' }
}

const icons: Record<DeadlineView['state'], IconComponent> = {
  open: IconClock,
  today: IconClockExclamation,
  late: IconAlertTriangle,
  paused: IconPlayerPause,
  met: IconCheck,
}

interface DeadlineTextProps {
  deadline: DeadlineView
  /** Without the date, for narrow cells. */
  brief?: boolean
}

/** 还剩 3 工时 · 超过约定 2 天, with the full date. */
export function DeadlineText({ deadline, brief = false }: DeadlineTextProps) {
  const t = useKitWords()
  const dates = useDates()
  const { state, left, due } = deadline
  const amount = left && t(`deadline.units.${left.unit}`, { count: left.amount })
  return (
    <span className={styles.deadline}>
      <span className={`${styles.left} ${styles[state]}`}>
        <Icon of={icons[state]} size="1.15em" />
        {t(amount ? `deadline.${state}` : `deadline.${state}_bare`, { amount })}
      </span>
      {!brief && state !== 'met' && <span className={styles.by}>{t('deadline.by', { date: dates.full(due) })}</span>}
    </span>
  )
}
