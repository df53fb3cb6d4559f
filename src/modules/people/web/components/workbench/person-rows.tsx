import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './person.module.css'
import type { PersonCard } from './views.ts'

/** People of the register: enough to tell those of one name apart, numbers covered. */
export function PersonRows({ rows, caption }: { rows: PersonCard[]; caption: string }) {
  const t = useWords('people')
  const columns: Column<PersonCard>[] = [
    {
      key: 'name',
      head: t('words.name'),
      cell: (row) => (
        <>
          <Link to={`/people/${row.id}`}>{row.name}</Link>
          <Under>
            {[row.sex && t(`words.sex.${row.sex}`), row.age !== null && t('workbench.register.age', { age: row.age })]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    {
      key: 'home',
      head: t('words.home'),
      cell: (row) =>
        row.home ? (
          <>
            {row.home.name}
            <Under>{t(`words.role.${row.home.role}`)}</Under>
          </>
        ) : (
          <Under>{t('workbench.register.no_home')}</Under>
        ),
    },
    { key: 'phone', head: t('words.phone'), narrow: true, cell: (row) => row.phone_masked ?? '' },
    { key: 'tags', head: t('words.tags'), cell: (row) => <PersonTags row={row} /> },
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
