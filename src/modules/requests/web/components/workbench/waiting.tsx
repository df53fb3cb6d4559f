import { StateTag, type Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Today } from './views.ts'
import styles from './waiting.module.css'

const parts: [keyof Omit<Today['waiting'], 'capped'>, Tone][] = [
  ['overdue', 'late'],
  ['due_today', 'need'],
  ['to_accept', 'wait'],
  ['to_contact', 'wait'],
  ['open', 'work'],
  ['questions', 'need'],
]

/** How many wait for what, in one line; zeros are left out. */
export function Waiting({ waiting }: { waiting: Today['waiting'] }) {
  const t = useWords('requests')
  return (
    <ul className={styles.line}>
      {parts
        .filter(([key]) => waiting[key] > 0)
        .map(([key, tone]) => (
          <li key={key}>
            <StateTag tone={tone}>
              {t(`workbench.waiting.${key}`, { count: waiting[key], more: waiting[key] >= 100 ? '+' : '' })}
            </StateTag>
          </li>
        ))}
    </ul>
  )
}
