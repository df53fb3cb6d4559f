import { IconChevronRight } from '@tabler/icons-react'
import { Icon } from '../../../../../app/web/kit/icon.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import styles from './me.module.css'

export interface RowLink {
  to: string
  label: string
  note?: string
}

/** Ways on from here, one a row. */
export function RowLinks({ rows }: { rows: RowLink[] }) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.to}>
          <Link to={row.to} className={styles.row}>
            <span className={styles.words}>
              {row.label}
              {row.note && <span className={styles.note}>{row.note}</span>}
            </span>
            <Icon of={IconChevronRight} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
