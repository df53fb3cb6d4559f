import type { ReactNode } from 'react'
import { useDates } from '../dates.ts'
import { useKitWords } from '../words.ts'
import { NothingYet } from './nothing-yet.tsx'
import { StateTag } from './state-tag.tsx'
import styles from './timeline.module.css'
import { wholeLine } from './whole-line.ts'

export interface TimelineEntry {
  id: string
  /** ISO instant. */
  at: string
  /** What happened: 已交给物业（张工） */
  title: string
  source: 'system' | 'staff' | 'resident'
  /** Name and body of who did it, as far as the reader may know. */
  who?: string
  text?: string
  /** Seen by staff only, and marked so. */
  internal?: boolean
  /** Photos, files. */
  extra?: ReactNode
}

/** What happened, newest first: act, who, when, and from which side. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const t = useKitWords()
  const dates = useDates()
  if (entries.length === 0) return <NothingYet />
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={[styles.entry, styles[entry.source], entry.internal && styles.internal].filter(Boolean).join(' ')}
          data-keep
        >
          <div className={styles.head}>
            <span className={styles.title}>{wholeLine(entry.title)}</span>
            {entry.internal && <StateTag tone="wait">{t('timeline.internal')}</StateTag>}
          </div>
          <div className={styles.meta}>
            <time dateTime={entry.at}>{dates.full(entry.at)}</time>
            {'\u00a0· '}
            {entry.who ?? t(`timeline.sources.${entry.source}`)}
          </div>
          {entry.text && <p className={styles.text}>{entry.text}</p>}
          {entry.extra && <div className={styles.extra}>{entry.extra}</div>}
        </li>
      ))}
    </ol>
  )
}
