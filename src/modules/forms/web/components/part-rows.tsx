import { useDates } from '../../../../app/web/dates.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from './forms.module.css'
import { periodWords } from './period.tsx'
import { FilledBar } from './progress-bar.tsx'
import type { PartDue } from './views.ts'

/** Parts one a line: the form, by when, how far. */
export function PartLines({ parts }: { parts: readonly PartDue[] }) {
  const t = useWords('forms')
  const dates = useDates()
  return (
    <ul className={`${layout['lines']} ${styles['plain']}`}>
      {parts.map((part) => (
        <li key={part.id}>
          <span className={styles['part']}>
            <Link to={`/form-parts/${part.id}`}>{part.form}</Link>
            <span className={layout['under']}>
              {part.name} · {periodWords(t, part.period)} · {t('words.rows_count', { count: part.rows })}
            </span>
            <FilledBar cells={part.cells} filled={part.filled} />
          </span>
          {part.done_at ? (
            <StateTag tone="done">{t('workbench.parts.done')}</StateTag>
          ) : (
            <StateTag tone="need">
              {part.due_day
                ? t('words.due_once', { day: dates.short(part.due_day) })
                : t('words.gaps', { count: part.gaps })}
            </StateTag>
          )}
        </li>
      ))}
    </ul>
  )
}
