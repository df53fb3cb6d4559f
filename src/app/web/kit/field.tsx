import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useKitWords } from '../words.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

/** What every field takes. `name` is the path in the body; it is also the id the error summary links to. */
export interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
  /** The sentence of the error summary, repeated here. */
  error?: string
  /** Says （选填）. Required is the rule and is not marked. */
  optional?: boolean
}

/** Ids and ARIA of a field's control. */
export function fieldAria({ name, hint, error }: FieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}

interface FieldFrameProps extends FieldProps {
  /** A group of controls: fieldset and legend instead of a label. */
  group?: boolean
  children: ReactNode
}

/** Label, hint and error around a control. */
export function Field({ group, children, ...field }: FieldFrameProps) {
  const t = useKitWords()
  const { name, label, hint, error, optional } = field
  const title = (
    <>
      {label}
      {optional && <span className={styles.optional}>{t('optional')}</span>}
    </>
  )
  const content = (
    <>
      {hint && (
        <div id={`${name}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {error && (
        <div id={`${name}-error`} className={styles.error}>
          <Icon of={IconAlertTriangle} size={18} />
          {error}
        </div>
      )}
      {children}
    </>
  )
  const className = error ? `${styles.field} ${styles.bad}` : styles.field
  if (group) {
    return (
      <fieldset id={name} className={className} tabIndex={-1} aria-describedby={fieldAria(field)['aria-describedby']}>
        <legend className={styles.label}>{title}</legend>
        {content}
      </fieldset>
    )
  }
  return (
    <div className={className}>
      <label htmlFor={name} className={styles.label}>
        {title}
      </label>
      {content}
    </div>
  )
}
