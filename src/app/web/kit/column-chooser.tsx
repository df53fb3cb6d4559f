import { IconColumns3 } from '@tabler/icons-react'
import { useKitWords } from '../words.ts'
import styles from './column-chooser.module.css'
import { Icon } from './icon.tsx'

interface ColumnChooserProps {
  /** All columns that may be left out, in their order. */
  columns: { key: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Which columns a table shows; the page keeps the choice in its address. */
export function ColumnChooser({ columns, chosen, onChange }: ColumnChooserProps) {
  const t = useKitWords()
  const toggle = (key: string) =>
    onChange(
      columns.map((column) => column.key).filter((one) => (one === key ? !chosen.includes(key) : chosen.includes(one))),
    )
  return (
    <details className={styles.chooser} data-screen-only>
      <summary>
        <Icon of={IconColumns3} size={18} />
        {t('columns.choose')}
      </summary>
      <fieldset className={styles.box}>
        <legend className="visually-hidden">{t('columns.choose')}</legend>
        {columns.map((column) => (
          <label key={column.key} className={styles.line}>
            <input type="checkbox" checked={chosen.includes(column.key)} onChange={() => toggle(column.key)} />
            {column.label}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
