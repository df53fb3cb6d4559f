import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import fieldStyles from './field.module.css'
import { Field, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './points-field.module.css'

interface PointsFieldProps extends FieldProps {
  value: readonly string[]
  onChange: (points: string[]) => void
  /** As many points as there may be, and characters of each. */
  most: number
  length: number
}

/**
 * Short texts in an order. Everything by keyboard: Enter adds a point below, Alt with an arrow moves one, Backspace in an empty one
 * takes it away; the focus goes along.
 */
export function PointsField({ value, onChange, most, length, ...field }: PointsFieldProps) {
  const t = useKitWords()
  const list = useRef<HTMLOListElement>(null)
  const wanted = useRef<number>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    list.current?.querySelectorAll('input')[wanted.current]?.focus()
    wanted.current = undefined
  })
  const change = (points: string[], focus: number) => {
    wanted.current = focus
    onChange(points)
  }
  const add = (after: number) => {
    if (value.length < most) change([...value.slice(0, after + 1), '', ...value.slice(after + 1)], after + 1)
  }
  const remove = (at: number) =>
    change(
      value.filter((_, place) => place !== at),
      Math.max(0, at - 1),
    )
  const move = (at: number, by: 1 | -1) => {
    const to = at + by
    if (to < 0 || to >= value.length) return
    const points = [...value]
    points.splice(to, 0, ...points.splice(at, 1))
    change(points, to)
  }
  const actOf = ({ key, altKey }: KeyboardEvent, at: number): (() => void) | undefined => {
    if (key === 'Enter') return () => add(at)
    if (key === 'ArrowUp' && altKey) return () => move(at, -1)
    if (key === 'ArrowDown' && altKey) return () => move(at, 1)
    return key === 'Backspace' && value[at] === '' ? () => remove(at) : undefined
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    if (event.nativeEvent.isComposing) return
    const act = event.ctrlKey || event.metaKey ? undefined : actOf(event, at)
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <Field {...field} group>
      <ol ref={list} className={styles.list}>
        {value.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name than their place
          <li key={at} className={styles.point}>
            <input
              className={fieldStyles.control}
              aria-label={t('points.point', { number: at + 1 })}
              maxLength={length}
              autoComplete="off"
              value={point}
              onChange={(event) => onChange(value.map((one, place) => (place === at ? event.target.value : one)))}
              onKeyDown={(event) => onKey(event, at)}
            />
            <Button kind="plain" aria-label={t('points.up', { number: at + 1 })} onClick={() => move(at, -1)}>
              <Icon of={IconArrowUp} size={18} />
            </Button>
            <Button kind="plain" aria-label={t('points.down', { number: at + 1 })} onClick={() => move(at, 1)}>
              <Icon of={IconArrowDown} size={18} />
            </Button>
            <Button kind="plain" aria-label={t('points.remove', { number: at + 1 })} onClick={() => remove(at)}>
              <Icon of={IconTrash} size={18} />
            </Button>
          </li>
        ))}
      </ol>
      {value.length < most && (
        <Button icon={IconPlus} onClick={() => add(value.length - 1)}>
          {t('points.add')}
        </Button>
      )}
    </Field>
  )
}
