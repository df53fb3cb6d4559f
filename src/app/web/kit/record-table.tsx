import type { ReactNode } from 'react'
import styles from './record-table.module.css'

export interface Column<T> {
  key: string
  head: string
  cell: (row: T) => ReactNode
  /** On the phone a row is a card: `main` its heading (the first column unless told), `end` at the right of the heading's foot. */
  phone?: 'main' | 'line' | 'end'
  /** On the desk as wide as its content needs; the others share the rest. */
  narrow?: boolean
}

interface RecordTableProps<T> {
  /** Read out before the table. */
  caption: string
  columns: Column<T>[]
  rows: T[]
  keyOf: (row: T) => string
}

/** Records as a table on the desk and as cards on the phone: the same markup, so that nothing is told in one place only. */
export function RecordTable<T>({ caption, columns, rows, keyOf }: RecordTableProps<T>) {
  const classOf = (column: Column<T>, index: number) =>
    [styles[column.phone ?? (index === 0 ? 'main' : 'line')], column.narrow && styles.narrow].filter(Boolean).join(' ')
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={styles.row}>
            {columns.map((column, index) => (
              <td key={column.key} className={classOf(column, index)}>
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
  return <span className={styles.under}>{children}</span>
}
