import type { ReactNode } from 'react'
import styles from './thumb-bar.module.css'

/** The one act of a page: where it stands on the desk, on the phone always under the thumb, above the bar of the menu. */
export function ThumbBar({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bar} data-thumb-bar data-screen-only>
      {children}
    </div>
  )
}
