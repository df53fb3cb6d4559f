import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { TakeIn } from './take-in.tsx'
import { type ItemsPreview, refresh } from './views.ts'

type Row = ItemsPreview['rows'][number]

const tones = { new: 'done', changed: 'info', same: 'wait', wrong: 'late' } as const
const longest = 40

function shortened(text: string): string {
  return [...text].length > longest ? `${[...text].slice(0, longest).join('')}…` : text
}

/** What of a row is wrong, or what it would change. */
function What({ row }: { row: Row }) {
  const t = useWords('requests')
  return (
    <>
      {row.problems.map(({ column, problem, value }) => (
        <Under key={`${column} ${problem}`}>
          {t(`workbench.sheets.problems.${problem}`, { column, value: shortened(value) })}
        </Under>
      ))}
      {row.changes.map(({ column, before, after }) => (
        <Under key={column}>
          {t('workbench.sheets.change', {
            column,
            before: shortened(before) || t('workbench.sheets.empty'),
            after: shortened(after) || t('workbench.sheets.empty'),
          })}
        </Under>
      ))}
    </>
  )
}

/** Row by row what a sheet would make of the catalogue; what stays the same is only counted. */
export function ItemsTable({ preview, onDone }: { preview: ItemsPreview; onDone: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/catalogue/sheet', {
    refresh,
    onSuccess: ({ changed }) => {
      toast(t('workbench.sheets.taken', { count: changed }))
      onDone()
    },
  })
  const good = preview.rows.flatMap(({ item, revision }) => (item ? [{ item, revision }] : []))
  const count = (verdict: Row['verdict']) => preview.rows.filter((row) => row.verdict === verdict).length
  const columns: Column<Row>[] = [
    { key: 'row', head: t('workbench.sheets.row'), narrow: true, cell: (row) => row.row },
    { key: 'item', head: t('words.item'), cell: (row) => `${row.code} ${row.name}` },
    {
      key: 'verdict',
      head: t('workbench.sheets.verdict'),
      narrow: true,
      cell: (row) => <StateTag tone={tones[row.verdict]}>{t(`workbench.sheets.verdicts.${row.verdict}`)}</StateTag>,
    },
    { key: 'what', head: t('workbench.sheets.what'), wide: true, cell: (row) => <What row={row} /> },
  ]
  return (
    <TakeIn
      good={good.length}
      unknown={preview.unknown}
      busy={write.isPending}
      problem={write.error}
      onTake={(reason) => write.mutate({ body: { rows: good, reason } })}
    >
      <p>
        {t('workbench.sheets.counts', {
          added: count('new'),
          changed: count('changed'),
          same: count('same'),
          wrong: count('wrong'),
        })}
      </p>
      <RecordTable
        caption={t('workbench.sheets.preview')}
        columns={columns}
        rows={preview.rows.filter((row) => row.verdict !== 'same')}
        keyOf={(row) => String(row.row)}
      />
    </TakeIn>
  )
}
