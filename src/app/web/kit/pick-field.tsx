import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'
import fieldStyles from './field.module.css'
import { Field, type FieldProps, fieldAria } from './field.tsx'
import styles from './pick-field.module.css'

export interface PickOption {
  value: string
  label: string
  /** Tells things of one name apart. */
  hint?: string
}

interface PickFieldProps extends FieldProps {
  /** What is chosen, in words. */
  chosen: string | null | undefined
  onDrop: () => void
  typed: string
  onType: (text: string) => void
  /** What fits the typed words; undefined while nothing is asked or the answer is on its way. */
  options: PickOption[] | undefined
  onPick: (value: string) => void
  /** Said when nothing fits, with what to do. */
  none: string
  /** The search itself failed. */
  problem?: unknown
}

/** Milliseconds of quiet after which the typed words are looked up. */
const pauseMs = 300

/** What was typed, and the same once the typing has paused: what to look up. */
export function usePick(): { typed: string; setTyped: (text: string) => void; q: string } {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return { typed, setTyped, q }
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Which option the arrow keys stand on, -1 none; Enter takes it, or the only one there is; Esc begins anew. */
function useArrows(options: PickOption[], onPick: (value: string) => void, onType: (text: string) => void) {
  const [at, setAt] = useState(-1)
  const active = Math.min(at, options.length - 1)
  const take = () => {
    const hit = options[active] ?? (options.length === 1 ? options[0] : undefined)
    if (hit) onPick(hit.value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const step = steps[event.key] ?? 0
    if (step !== 0 || event.key === 'Enter') event.preventDefault()
    if (event.key === 'Enter') take()
    if (event.key === 'Escape' && options.length > 0) {
      event.preventDefault()
      onType('')
    }
    const from = Math.max(active, step > 0 ? -1 : 0)
    setAt(step === 0 || options.length === 0 ? -1 : (from + step + options.length) % options.length)
  }
  return { active, onKeyDown }
}

/** Finds one thing of many by words, and keeps it chosen: type, arrow keys, Enter; or the mouse. */
export function PickField(props: PickFieldProps) {
  const { chosen, onDrop, typed, onType, options = [], onPick, none, problem, ...field } = props
  const t = useKitWords()
  const list = useId()
  const { active, onKeyDown } = useArrows(options, onPick, onType)
  if (chosen) {
    return (
      <Field {...field} group>
        <div className={styles.chosen}>
          <span>{chosen}</span>
          <Button kind="plain" onClick={onDrop}>
            {t('pick.other')}
          </Button>
        </div>
      </Field>
    )
  }
  return (
    <div>
      <Field {...field}>
        <input
          {...fieldAria(field)}
          className={fieldStyles.control}
          type="search"
          role="combobox"
          autoComplete="off"
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <div id={list} role="listbox" aria-label={field.label} className={styles.list} hidden={options.length === 0}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, where the focus stays
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here, the focus stays in the field
          <div
            key={option.value}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onClick={() => onPick(option.value)}
          >
            {option.label}
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </div>
        ))}
      </div>
      <div role="status">
        {props.options?.length === 0 && typed.trim() !== '' && <p className={styles.none}>{none}</p>}
      </div>
      {problem !== undefined && problem !== null && <ErrorState problem={problem} part />}
    </div>
  )
}
