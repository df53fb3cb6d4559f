import { Link } from '../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from './forms.module.css'
import type { FillView, Row } from './views.ts'

const valueMost = 200

interface RowsTableProps {
  columns: FillView['columns']
  rows: readonly Row[]
  editable: boolean
  /** What was typed and isn't saved yet, by 'row column'. */
  typed: Readonly<Record<string, string>>
  onType: (key: string, value: string) => void
}

/** Rows of a fill: a table on the desk, one under another on the phone. */
export function RowsTable({ columns, rows, ...of }: RowsTableProps) {
  const t = useWords('forms')
  return (
    <div className={styles['scroll']}>
      <table className={styles['grid']}>
        <caption className="visually-hidden">{t('workbench.fill.table')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.title}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('workbench.fill.open_person')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OneRow key={row.no} columns={columns} row={row} {...of} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type OneRowProps = Omit<RowsTableProps, 'rows'> & { row: Row }

function OneRow({ columns, row, editable, typed, onType }: OneRowProps) {
  const t = useWords('forms')
  const to = row.person_id ? `/people/${row.person_id}` : row.dwelling_id ? `/dwellings/${row.dwelling_id}` : null
  return (
    <tr>
      {columns.map((column, index) => {
        const value = row.cells[column.id]
        const key = `${row.no} ${column.id}`
        const long = String(value ?? '').length > 12 ? styles['long'] : undefined
        if (editable && column.source === 'typed' && !row.gone) {
          return (
            <td key={column.id} data-label={column.title}>
              <input
                className={styles['input']}
                aria-label={t('workbench.fill.cell_of', { row: row.label, title: column.title })}
                maxLength={valueMost}
                value={typed[key] ?? String(value ?? '')}
                onChange={(event) => onType(key, event.target.value)}
              />
              {row.carried.includes(column.id) && (
                <div className={styles['quiet']}>{t('workbench.fill.last_time')}</div>
              )}
            </td>
          )
        }
        return (
          <td
            key={column.id}
            data-label={column.title}
            className={[index === 0 && styles['first'], long].filter(Boolean).join(' ') || undefined}
          >
            {row.gaps.includes(column.id) ? (
              <span className={styles['empty']}>{t('workbench.fill.empty')}</span>
            ) : (
              value
            )}
          </td>
        )
      })}
      <td>
        {to && <Link to={to}>{t(row.person_id ? 'workbench.fill.open_person' : 'workbench.fill.open_dwelling')}</Link>}
      </td>
    </tr>
  )
}
