import type { ReactNode } from 'react'
import styles from './message.module.css'

interface EmptyStateProps {
  /** One of `art/*`. */
  drawing?: ReactNode
  /** What is so: 还没有您的诉求 */
  title: string
  /** What to do, or which filter to drop. */
  children?: ReactNode
  /** A button or link. */
  action?: ReactNode
}

/** Nothing here, and what to do about it. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.message} data-message>
      {drawing && <div className={styles.drawing}>{drawing}</div>}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.acts}>{action}</div>}
    </div>
  )
}
