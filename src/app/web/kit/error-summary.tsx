import { type MouseEvent, useEffect, useId, useRef } from 'react'
import { useKitWords } from '../words.ts'
import { ErrorState } from './error-state.tsx'
import styles from './error-summary.module.css'
import type { FormErrors } from './form-errors.ts'

function goToField(event: MouseEvent, name: string) {
  event.preventDefault()
  const field = document.getElementById(name)
  field?.scrollIntoView({ block: 'center' })
  const inside = field?.matches('input, select, textarea') ? field : field?.querySelector<HTMLElement>('input')
  ;(inside ?? field)?.focus()
}

/**
 * Stands first in a form: how many places need mending, a link to each; takes the focus whenever the form was sent in vain.
 * A refusal that belongs to no field (offline, too late, not allowed) is said here as well, with what was typed kept.
 */
export function ErrorSummary({ form }: { form: FormErrors }) {
  const t = useKitWords()
  const heading = useId()
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(form.errors)
  const shown = entries.length > 0 || form.problem !== undefined
  useEffect(() => {
    if (!shown || form.tries === 0) return
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'start' })
  }, [shown, form.tries])
  useEffect(() => {
    if (entries.length === 0) return
    const mark = t('errors.title_prefix')
    if (!document.title.startsWith(mark)) document.title = mark + document.title
    return () => {
      document.title = document.title.replace(mark, '')
    }
  }, [entries.length, t])
  if (!shown) return null
  if (entries.length === 0) {
    return (
      <div ref={box} tabIndex={-1} className={styles.summary}>
        <ErrorState problem={form.problem} part />
      </div>
    )
  }
  return (
    <div ref={box} tabIndex={-1} className={styles.summary} role="alert" aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        {t('errors.summary', { count: entries.length })}
      </h2>
      <ul>
        {entries.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`} onClick={(event) => goToField(event, name)}>
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
