import { IconAlertTriangle, IconCheck, IconHandStop } from '@tabler/icons-react'
import { useDates } from '../dates.ts'
import { useKitWords } from '../words.ts'
import { Icon } from './icon.tsx'
import styles from './status-line.module.css'

/** 收到 · 交办 · 处理 · 办好 · 您确认 */
export type StopName = 'received' | 'assigned' | 'working' | 'done' | 'confirmed'

/** One stop of a matter's way. `need`: the reader's own turn. `skipped`: passed over, nothing happened there. */
export interface Stop {
  name: StopName
  state: 'done' | 'now' | 'late' | 'need' | 'ahead' | 'skipped'
  /** ISO instant when it was reached. */
  at?: string | null
  /** ISO instant by which it will be reached at the latest. */
  latest?: string | null
}

function When({ stop }: { stop: Stop }) {
  const t = useKitWords()
  const dates = useDates()
  if (stop.at) {
    return (
      <span className={styles.when}>
        <span>{dates.short(stop.at)}</span>
        <span>{dates.time(stop.at)}</span>
      </span>
    )
  }
  if (!stop.latest) return null
  return (
    <span className={styles.when}>
      <span>{t(stop.state === 'late' ? 'status.was_due' : 'status.latest')}</span>
      <span>{dates.short(stop.latest)}</span>
    </span>
  )
}

/**
 * The five stops of a request, drawn the same everywhere: word, stone and colour, each with its date. `staff`: who reads it isn't who
 * confirms it.
 */
export function StatusLine({ stops, staff = false }: { stops: Stop[]; staff?: boolean }) {
  const t = useKitWords()
  return (
    <ol className={styles.line} aria-label={t('status.label')}>
      {stops.map((stop) => (
        <li
          key={stop.name}
          className={`${styles.stop} ${styles[stop.state]}`}
          aria-current={stop.state === 'now' || stop.state === 'need' || stop.state === 'late' ? 'step' : undefined}
        >
          <span className={styles.stone}>
            {stop.state === 'done' && <Icon of={IconCheck} size={16} />}
            {stop.state === 'late' && <Icon of={IconAlertTriangle} size={15} />}
            {stop.state === 'need' && <Icon of={IconHandStop} size={15} />}
          </span>
          <span className={styles.name}>
            {t(`status.stops.${staff && stop.name === 'confirmed' ? 'resident' : stop.name}`)}
          </span>
          <span className="visually-hidden">{t(`status.states.${stop.state}`)}</span>
          <When stop={stop} />
        </li>
      ))}
    </ol>
  )
}
