import type { ReactNode } from 'react'
import { useKitWords } from '../words.ts'
import { NothingYet } from './nothing-yet.tsx'
import styles from './record-table.module.css'
import type { Selection } from './selection.ts'
import { wholeLine } from './whole-line.ts'

export interface Column<T> {
  key: string
  head: string
  cell: (row: T) => ReactNode
  /**
   * On the phone a row is a card: `main` its heading (the first column unless told), `end` at the right of the heading's foot, `none`
   * what only the desk has room for.
   */
  phone?: 'main' | 'line' | 'end' | 'none'
  /** On the phone its head stands before what would say nothing by itself: 是, 3. */
  labelled?: boolean
  /** On the desk as wide as its content needs; the others share the rest. */
  narrow?: boolean
  /** What a row is about: the larger part of the width is its own. */
  wide?: boolean
}

interface RecordTableProps<T> {
  /** Read out before the table. */
  caption: string
  columns: Column<T>[]
  rows: T[]
  keyOf: (row: T) => string
  /** `data-…` of a row, for keys that act on the row in focus. */
  dataOf?: (row: T) => Record<`data-${string}`, string>
  /** Rows can be chosen for an act on several; `label` names a row for its box. */
  select?: { selection: Selection; label: (row: T) => string }
}

interface BoxProps {
  label: string
  checked: boolean
  onToggle: (range: boolean) => void
}

/** A box to choose with; Shift takes everything since the last one. */
function Box({ label, checked, onToggle }: BoxProps) {
  return (
    <label className={styles.hit}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={label}
        checked={checked}
        onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  )
}

/** Records as a table on the desk and as cards on the phone: the same markup, so that nothing is told in one place only. */
export function RecordTable<T>({ caption, columns, rows, keyOf, dataOf, select }: RecordTableProps<T>) {
  const t = useKitWords()
  if (rows.length === 0) return <NothingYet />
  const chosen = (row: T) => select !== undefined && (select.selection.all || select.selection.ids.has(keyOf(row)))
  const classOf = (column: Column<T>, index: number) =>
    [
      styles[column.phone ?? (index === 0 ? 'main' : 'line')],
      column.narrow && styles.narrow,
      column.wide && styles.wide,
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {select && (
            <th scope="col" className={styles.select}>
              <Box
                label={t('select.shown')}
                checked={rows.length > 0 && rows.every(chosen)}
                onToggle={select.selection.toggleShown}
              />
            </th>
          )}
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className={chosen(row) ? `${styles.row} ${styles.chosen}` : styles.row}
            {...dataOf?.(row)}
          >
            {select && (
              <td className={styles.select}>
                <Box
                  label={t('select.row', { name: select.label(row) })}
                  checked={chosen(row)}
                  onToggle={(range) => select.selection.toggle(keyOf(row), range)}
                />
              </td>
            )}
            {columns.map((column, index) => (
              <td
                key={column.key}
                className={classOf(column, index)}
                data-label={column.labelled ? column.head : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The second line of a cell: what tells rows of one name apart. */
export function Under({ children }: { children: ReactNode }) {
  const whole = (part: ReactNode) => (typeof part === 'string' ? wholeLine(part) : part)
  return <span className={styles.under}>{Array.isArray(children) ? children.map(whole) : whole(children)}</span>
}
