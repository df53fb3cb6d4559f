import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
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

/** Rows wider than their sheet scroll sideways: then, and only then, the sheet is a stop of the Tab key, so that arrows scroll it. */
function useScrolledByKeys(box: RefObject<HTMLElement | null>, flush = false): void {
  useEffect(() => {
    const sheet = box.current
    if (!sheet || !flush) return
    const watch = new ResizeObserver(() => {
      if (sheet.scrollWidth > sheet.clientWidth) sheet.tabIndex = 0
      else sheet.removeAttribute('tabindex')
    })
    watch.observe(sheet)
    return () => watch.disconnect()
  }, [box, flush])
}

/** A sheet on the paper: hairline, no shadow. */
export function Card({ title, aside, flush, children }: CardProps) {
  const id = useId()
  const box = useRef<HTMLElement & HTMLDivElement>(null)
  useScrolledByKeys(box, flush)
  const className = flush ? `${styles.card} ${styles.flush}` : styles.card
  if (!title)
    return (
      <div ref={box} className={className}>
        {children}
      </div>
    )
  return (
    <section ref={box} className={className} aria-labelledby={id}>
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
