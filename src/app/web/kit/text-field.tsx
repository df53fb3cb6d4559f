import type { ComponentProps, HTMLAttributes, HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { useKitWords } from '../words.ts'
import styles from './field.module.css'
import { Field, type FieldProps, fieldAria } from './field.tsx'

interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local' | 'password' | 'search'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete?: HTMLInputAutoCompleteAttribute
  /** As wide as a telephone number or a date. */
  short?: boolean
  maxLength?: number
}

/** One line of text, number, telephone or date, with the device's own keyboard and picker. */
export function TextField({
  value,
  onChange,
  type = 'text',
  short,
  inputMode,
  autoComplete,
  maxLength,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      <input
        {...fieldAria(field)}
        className={short ? `${styles.control} ${styles.short}` : styles.control}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete ?? 'off'}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

interface TextAreaFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  /** Characters as people count them; what is left is shown near the end. */
  max?: number
  /** More of the control itself: keys it listens to, what it controls. */
  area?: ComponentProps<'textarea'>
  /** Stands right below the control. */
  below?: ReactNode
}

/** Share of `max` from which the count is shown. */
const countFrom = 0.7

/** Several lines of text. Too long is said, never cut. */
export function TextAreaField({ value, onChange, rows = 5, max, area, below, ...field }: TextAreaFieldProps) {
  const t = useKitWords()
  const length = [...value].length
  const left = max === undefined ? undefined : max - length
  return (
    <Field {...field}>
      <textarea
        {...area}
        {...fieldAria(field)}
        className={styles.control}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {below}
      {max !== undefined && left !== undefined && length >= max * countFrom && (
        <div className={left < 0 ? `${styles.count} ${styles.over}` : styles.count} aria-live="polite">
          {t(left < 0 ? 'count.over' : 'count.left', { count: Math.abs(left) })}
        </div>
      )}
    </Field>
  )
}

interface SelectFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
  short?: boolean
  /** A filter: 不限 stands first, and takes it off again. */
  any?: boolean
  /** Nothing chosen is an answer too, called so; it stands first. Its value is ''. */
  none?: string
}

/** What stands first in a select with the value '', or nothing: an option of its own with that value takes its place. */
export function firstOption(
  { value, options, any, none, optional }: Pick<SelectFieldProps, 'value' | 'options' | 'any' | 'none' | 'optional'>,
  t: (key: 'any' | 'choose') => string,
): string | undefined {
  if (none !== undefined) return none
  if (options.some((option) => option.value === '')) return undefined
  if (any) return t('any')
  // What may be left open can be emptied again.
  return value === '' || optional ? t('choose') : undefined
}

/** One of many by the device's own picker. For up to six, RadioCards shows them at once. */
export function SelectField({ value, onChange, options, short, any, none, ...field }: SelectFieldProps) {
  const t = useKitWords()
  const first = firstOption({ value, options, any, none, optional: field.optional }, t)
  return (
    <Field {...field}>
      <select
        {...fieldAria(field)}
        className={short ? `${styles.control} ${styles.short}` : styles.control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {first !== undefined && <option value="">{first}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
