import type { ReactNode } from 'react'
import styles from './split-view.module.css'

interface SplitViewProps {
  list: ReactNode
  /** Null: the list has the whole width. */
  detail: ReactNode | null
  /** Names the detail for screen readers. */
  detailLabel: string
}

/** List and detail side by side on a desk; on less room the detail takes the list's place. */
export function SplitView({ list, detail, detailLabel }: SplitViewProps) {
  return (
    <div className={detail ? `${styles.split} ${styles.open}` : styles.split}>
      <div className={styles.list}>{list}</div>
      {detail && (
        <section className={styles.detail} aria-label={detailLabel}>
          {detail}
        </section>
      )}
    </div>
  )
}
