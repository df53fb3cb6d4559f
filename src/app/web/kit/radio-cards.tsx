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

interface CardsProps<V extends string> extends FieldProps {
  type: 'radio' | 'checkbox'
  options: CardOption<V>[]
  pairs?: boolean | undefined
  isOn: (value: V) => boolean
  onTurn: (value: V, on: boolean) => void
}

function Cards<V extends string>({ type, options, pairs, isOn, onTurn, ...field }: CardsProps<V>) {
  return (
    <Field {...field} group>
      {options.length === 0 && <NothingYet choice />}
      <div className={pairs ? `${styles.options} ${styles.pairs}` : styles.options}>
        {options.map((option) => (
          <label key={option.value} className={choice.choice}>
            <input
              className={choice.input}
              type={type}
              name={field.name}
              value={option.value}
              checked={isOn(option.value)}
              onChange={(event) => onTurn(option.value, event.target.checked)}
            />
            <CardFace option={option} box={type === 'checkbox'} />
          </label>
        ))}
      </div>
    </Field>
  )
}

/** One of a few, each as large as a thumb. */
export function RadioCards<V extends string>({ value, onChange, ...cards }: RadioCardsProps<V>) {
  return <Cards {...cards} type="radio" isOn={(one) => one === value} onTurn={onChange} />
}

interface CheckCardsProps<V extends string> extends FieldProps {
  value: V[]
  onChange: (value: V[]) => void
  options: CardOption<V>[]
  pairs?: boolean
}

/** Any of a few. */
export function CheckCards<V extends string>({ value, onChange, ...cards }: CheckCardsProps<V>) {
  return (
    <Cards
      {...cards}
      type="checkbox"
      isOn={(one) => value.includes(one)}
      onTurn={(one, on) => onChange(on ? [...value, one] : value.filter((other) => other !== one))}
    />
  )
}
