import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { asProblem } from '../../../../../app/web/api-problem.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { useProblemWords } from '../../../../../app/web/kit/problem-words.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './inline-choice.module.css'

interface InlineChoiceProps {
  /** What is changed: 条目 */
  label: string
  shown: ReactNode
  value: string
  options: readonly { value: string; label: string }[]
  /** The act wants to know why. */
  reasoned?: boolean
  onSave: (value: string, reason: string) => Promise<void>
  onClose: () => void
}

/** A choice where the value stands. Enter saves, Esc leaves it as it was; what the server refuses stands beneath. */
export function InlineChoice({ label, shown, value, options, reasoned, onSave, onClose }: InlineChoiceProps) {
  const t = useWords('requests')
  const words = useProblemWords()
  const said = useId()
  const [chosen, setChosen] = useState(value)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const save = async () => {
    if (busy) return
    if (chosen === value || chosen === '') return onClose()
    if (reasoned && reason.trim() === '') return setProblem(t('workbench.inline.reason_missing'))
    setBusy(true)
    try {
      await onSave(chosen, reason.trim())
      return onClose()
    } catch (error) {
      const { title, detail } = words(asProblem(error))
      setProblem([title, detail].filter(Boolean).join(' '))
    }
    return setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return
    if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'BUTTON') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    else void save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div className={styles.edit} onKeyDown={onKeyDown}>
      <span className={styles.shown}>{shown}</span>
      <select
        // biome-ignore lint/a11y/noAutofocus: it stands where the button just pressed was
        autoFocus
        aria-label={label}
        aria-describedby={problem ? said : undefined}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {!options.some((one) => one.value === value) && <option value={value}>{t('workbench.inline.choose')}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      {reasoned && (
        <input
          aria-label={t('workbench.inline.reason')}
          placeholder={t('workbench.inline.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={300}
        />
      )}
      <div className={styles.acts}>
        <Button busy={busy} onClick={() => void save()}>
          {t('workbench.inline.save')}
        </Button>
        <Button onClick={onClose}>{t('workbench.inline.leave')}</Button>
      </div>
      {problem && (
        <p id={said} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
