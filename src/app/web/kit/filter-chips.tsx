import { IconX } from '@tabler/icons-react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import styles from './filter-chips.module.css'
import { Icon } from './icon.tsx'

export interface FilterChip {
  /** Name of the filter in the address. */
  key: string
  label: string
  /** The chosen value in words; a chip without one is not shown. */
  value: string | undefined
}

interface FilterChipsProps {
  chips: FilterChip[]
  /** Drops one filter. */
  onDrop: (key: string) => void
  /** Drops all. */
  onClear: () => void
}

/** The filters in force, each to be dropped by a press. */
export function FilterChips({ chips, onDrop, onClear }: FilterChipsProps) {
  const t = useKitWords()
  const set = chips.filter((chip) => chip.value)
  if (set.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('filters.label')}>
      {set.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('filters.drop', { name: chip.label, value: chip.value })}
            onClick={() => onDrop(chip.key)}
          >
            <span className={styles.key}>{chip.label}</span>
            {chip.value}
            <Icon of={IconX} size={14} />
          </button>
        </li>
      ))}
      <li>
        <Button kind="plain" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      </li>
    </ul>
  )
}
