import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './desk.module.css'

interface ShareRow {
  key: string
  name: string
  open: number
  overdue: number
  to: string
}

/** Open matters by body or place: the number, a bar of its share, and what is late in words. */
export function Shares({ rows }: { rows: ShareRow[] }) {
  const t = useWords('requests')
  const most = Math.max(1, ...rows.map((row) => row.open))
  if (rows.length === 0) return <p className={styles.none}>{t('workbench.desk.nothing_open')}</p>
  return (
    <ul className={styles.plain}>
      {rows.map((row) => (
        <li key={row.key}>
          <Link to={row.to}>{row.name}</Link>
          <span className={styles.number}>
            {t('workbench.desk.open_count', { count: row.open })}
            {row.overdue > 0 && <em>{t('workbench.desk.overdue_count', { count: row.overdue })}</em>}
          </span>
          <meter className={styles.bar} min={0} max={most} value={row.open} aria-label={row.name} />
        </li>
      ))}
    </ul>
  )
}
