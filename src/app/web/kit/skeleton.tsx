import { useKitWords } from '../words.ts'
import styles from './skeleton.module.css'

interface SkeletonProps {
  rows?: number
  /** `line`: rows of a table; `row`: cards. */
  shape?: 'row' | 'line'
}

/** Where content will be. Seen only when it takes more than 300 ms. */
export function Skeleton({ rows = 3, shape = 'row' }: SkeletonProps) {
  const t = useKitWords()
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{t('opening')}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={index} className={`${styles.row} ${shape === 'line' ? styles.line : ''}`} />
      ))}
    </div>
  )
}
