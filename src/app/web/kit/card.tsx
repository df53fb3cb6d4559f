import { type ReactNode, useId } from 'react'
import styles from './card.module.css'

interface CardProps {
  /** Heading of the card; without one it is a plain box. */
  title?: string
  /** For tables and lists that reach its edges. */
  flush?: boolean
  /** Beside the heading: a link, a number, acts. */
  aside?: ReactNode
  children: ReactNode
}

/** A sheet on the paper: hairline, no shadow. */
export function Card({ title, aside, flush, children }: CardProps) {
  const id = useId()
  const className = flush ? `${styles.card} ${styles.flush}` : styles.card
  if (!title) return <div className={className}>{children}</div>
  return (
    <section className={className} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Things one under another at the usual distance. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}
