import type { ReactNode } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../person.module.css'
import type { Field, PersonCard } from '../views.ts'
import type { ColumnName } from './columns.ts'

function useCells(chosen: readonly ColumnName[]): Record<ColumnName, (row: PersonCard) => ReactNode> {
  const t = useWords('people')
  const dates = useDates()
  const role = (row: PersonCard) => (row.home ? t(`words.role.${row.home.role}`) : '')
  return {
    home: (row) =>
      row.home ? (
        <>
          {row.home.name}
          {!chosen.includes('role') && <Under>{role(row)}</Under>}
        </>
      ) : (
        t('workbench.register.no_home')
      ),
    role,
    phone: (row) => row.phone_masked ?? '',
    sex: (row) => row.sex && t(`words.sex.${row.sex}`),
    age: (row) => row.age !== null && t('workbench.register.age', { age: row.age }),
    tags: (row) => <PersonTags row={row} />,
    registered_at: (row) => dates.short(row.registered_at),
  }
}

interface PersonRowsProps {
  rows: (PersonCard & { custom?: Record<string, string> })[]
  caption: string
  chosen: readonly ColumnName[]
  /** The community's own fields that are shown. */
  own?: readonly Field[]
}

/** People of the register: enough to tell those of one name apart, numbers covered. */
export function PersonRows({ rows, caption, chosen, own = [] }: PersonRowsProps) {
  const t = useWords('people')
  const cells = useCells(chosen)
  const under = (['sex', 'age'] as const).filter((name) => !chosen.includes(name))
  const columns: Column<PersonRowsProps['rows'][number]>[] = [
    {
      key: 'name',
      head: t('words.name'),
      cell: (row) => (
        <>
          <Link to={`/people/${row.id}`}>{row.name}</Link>
          <Under>
            {under
              .map((name) => cells[name](row))
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    ...chosen.map(
      (name): Column<PersonCard> => ({
        key: name,
        head: t(`workbench.register.columns.${name}`),
        cell: cells[name],
        narrow: name !== 'home' && name !== 'tags',
      }),
    ),
    ...own.map(
      ({ id, label }): Column<PersonRowsProps['rows'][number]> => ({
        key: `field:${id}`,
        head: label,
        labelled: true,
        cell: (row) => row.custom?.[id] ?? '',
      }),
    ),
  ]
  return <RecordTable caption={caption} columns={columns} rows={rows} keyOf={(row) => row.id} />
}

function PersonTags({ row }: { row: Pick<PersonCard, 'tags' | 'newcomer'> }) {
  const t = useWords('people')
  if (!row.newcomer && row.tags.length === 0) return null
  return (
    <span className={styles.tags}>
      {row.newcomer && <StateTag tone="info">{t('words.newcomer')}</StateTag>}
      {row.tags.map((tag) => (
        <span key={tag.code} className={styles.tag}>
          {tag.label}
        </span>
      ))}
    </span>
  )
}
