import type { ReactNode } from 'react'
import choice from './choice.module.css'
import { Field, type FieldProps } from './field.tsx'
import { Icon, type IconComponent } from './icon.tsx'
import { NothingYet } from './nothing-yet.tsx'
import styles from './radio-cards.module.css'

export interface CardOption<V extends string> {
  value: V
  label: string
  hint?: ReactNode
  icon?: IconComponent
}

interface RadioCardsProps<V extends string> extends FieldProps {
  value: V | undefined
  onChange: (value: V) => void
  options: CardOption<V>[]
  /** Two to a row, for short words. */
  pairs?: boolean
}

function CardFace<V extends string>({ option, box }: { option: CardOption<V>; box?: boolean }) {
  return (
    <span className={`${choice.face} ${styles.face}`}>
      <span className={box ? `${styles.dot} ${styles.box}` : styles.dot} aria-hidden="true" />
      {option.icon && <Icon of={option.icon} />}
      <span className={styles.words}>
        {option.label}
        {option.hint && <span className={styles.hint}>{option.hint}</span>}
      </span>
    </span>
  )
}

/** One of a few, each as large as a thumb. */
export function RadioCards<V extends string>({ value, onChange, options, pairs, ...field }: RadioCardsProps<V>) {
  return (
    <Field {...field} group>
      {options.length === 0 && <NothingYet choice />}
      <div className={pairs ? `${styles.options} ${styles.pairs}` : styles.options}>
        {options.map((option) => (
          <label key={option.value} className={choice.choice}>
            <input
              className={choice.input}
              type="radio"
              name={field.name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <CardFace option={option} />
          </label>
        ))}
      </div>
    </Field>
  )
}

interface CheckCardsProps<V extends string> extends FieldProps {
  value: V[]
  onChange: (value: V[]) => void
  options: CardOption<V>[]
  pairs?: boolean
}

/** Any of a few. */
export function CheckCards<V extends string>({ value, onChange, options, pairs, ...field }: CheckCardsProps<V>) {
  return (
    <Field {...field} group>
      {options.length === 0 && <NothingYet choice />}
      <div className={pairs ? `${styles.options} ${styles.pairs}` : styles.options}>
        {options.map((option) => (
          <label key={option.value} className={choice.choice}>
            <input
              className={choice.input}
              type="checkbox"
              name={field.name}
              value={option.value}
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
              }
            />
            <CardFace option={option} box />
          </label>
        ))}
      </div>
    </Field>
  )
}
