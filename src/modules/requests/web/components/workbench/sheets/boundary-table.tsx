import { type Column, RecordTable } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { TakeIn } from './take-in.tsx'
import { type BoundaryPreview, refresh } from './views.ts'

type Row = BoundaryPreview['rows'][number]

/** Cell by cell what a sheet would make of the boundary. */
export function BoundaryTable({ preview, onDone }: { preview: BoundaryPreview; onDone: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/boundary/sheet', {
    refresh,
    onSuccess: ({ changed }) => {
      toast(t('workbench.sheets.taken_cells', { count: changed }))
      onDone()
    },
  })
  const good = preview.rows.filter((row) => row.verdict === 'changed')
  const said = (text: string) => text || t('workbench.sheets.usual')
  const columns: Column<Row>[] = [
    { key: 'row', head: t('workbench.sheets.row'), narrow: true, cell: (row) => row.row },
    { key: 'item', head: t('words.item'), cell: (row) => `${row.code} ${row.name}` },
    { key: 'place', head: t('words.place'), cell: (row) => row.place },
    {
      key: 'verdict',
      head: t('workbench.sheets.verdict'),
      narrow: true,
      cell: (row) => (
        <StateTag tone={row.verdict === 'wrong' ? 'late' : 'info'}>
          {t(`workbench.sheets.verdicts.${row.verdict}`)}
        </StateTag>
      ),
    },
    {
      key: 'what',
      head: t('workbench.sheets.what'),
      wide: true,
      cell: (row) =>
        row.verdict === 'wrong'
          ? t(row.name ? 'workbench.sheets.cell_unknown' : 'workbench.sheets.cell_no_item', { value: row.after })
          : `${said(row.before)} → ${said(row.after)}`,
    },
  ]
  return (
    <TakeIn
      good={good.length}
      unknown={preview.unknown}
      busy={write.isPending}
      problem={write.error}
      onTake={(reason) =>
        write.mutate({
          body: { cells: good.map(({ code, compound_id, wanted }) => ({ code, compound_id, wanted })), reason },
        })
      }
    >
      {preview.rows.length > 0 && (
        <RecordTable
          caption={t('workbench.sheets.preview')}
          columns={columns}
          rows={preview.rows}
          keyOf={(row) => `${row.row} ${row.place}`}
        />
      )}
    </TakeIn>
  )
}
