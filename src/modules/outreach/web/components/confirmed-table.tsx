import type { CallOutput } from '../../../../app/web/api-types.ts'
import { type Column, RecordTable } from '../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'

type Row = CallOutput<typeof routes, 'GET /api/c/:community/register-confirmed'>['items'][number]

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole))

/** Share of dwellings confirmed at the door and how long ago, by compound. */
export function ConfirmedTable({ rows }: { rows: Row[] }) {
  const t = useWords('outreach')
  const count = (key: 'dwellings' | 'within_half_year' | 'within_year' | 'longer_ago' | 'never', word: string) => ({
    key,
    head: t(word),
    cell: (row: Row) => t('workbench.rounds.count', { count: row[key] }),
    narrow: true,
    labelled: true,
  })
  const columns: Column<Row>[] = [
    { key: 'name', head: t('workbench.register.area'), cell: (row) => row.name || t('workbench.register.other') },
    count('dwellings', 'workbench.register.dwellings'),
    {
      key: 'share',
      head: t('workbench.register.share'),
      cell: (row) => `${percent(row.dwellings - row.never, row.dwellings)}%`,
      narrow: true,
      labelled: true,
    },
    count('within_half_year', 'workbench.register.half'),
    count('within_year', 'workbench.register.year'),
    count('longer_ago', 'workbench.register.longer'),
    count('never', 'workbench.register.never'),
  ]
  return (
    <RecordTable
      caption={t('workbench.register.share')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.area_id ?? ''}
    />
  )
}
