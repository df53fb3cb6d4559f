import { IconChevronRight } from '@tabler/icons-react'
import { Icon } from './icon.tsx'
import layout from './layout.module.css'
import { Link } from './navigation.tsx'
import styles from './row-links.module.css'

/** `to`: a page of this face; `href`: one of another. */
export type RowLink = { label: string; note?: string } & ({ to: string } | { href: string })

/** Ways on from here, one a row. */
export function RowLinks({ rows }: { rows: readonly RowLink[] }) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => {
        const words = (
          <>
            <span>
              {row.label}
              {row.note && <span className={layout.under}>{row.note}</span>}
            </span>
            <Icon of={IconChevronRight} />
          </>
        )
        return 'to' in row ? (
          <li key={row.to}>
            <Link to={row.to} className={styles.row}>
              {words}
            </Link>
          </li>
        ) : (
          <li key={row.href}>
            <a href={row.href} className={styles.row}>
              {words}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
