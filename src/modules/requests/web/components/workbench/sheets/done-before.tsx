import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { type CatalogueImport, refresh } from './views.ts'

function Undo({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.sheets.undo', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/catalogue/imports/:id/undo', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t('workbench.sheets.undo.help')}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id }, body: { reason } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('workbench.sheets.undo.reason')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}

/** The last sheets that were taken in, each to be taken back. */
export function DoneBefore() {
  const t = useWords('requests')
  const dates = useDates()
  const list = useRead('GET /api/c/:community/catalogue/imports')
  const [undoing, setUndoing] = useState<string | null>(null)
  const columns: Column<CatalogueImport>[] = [
    { key: 'when', head: t('workbench.sheets.when'), cell: (row) => dates.full(row.imported_at) },
    { key: 'kind', head: t('workbench.sheets.kind'), cell: (row) => t(`workbench.sheets.kinds.${row.kind}`) },
    { key: 'changed', head: t('workbench.sheets.changed'), narrow: true, cell: (row) => row.changed },
    { key: 'why', head: t('workbench.sheets.reason'), wide: true, cell: (row) => row.reason },
    {
      key: 'acts',
      head: t('workbench.routing.acts'),
      narrow: true,
      cell: (row) =>
        row.undone ? (
          t('workbench.sheets.undone')
        ) : (
          <Button kind="plain" onClick={() => setUndoing(row.id)}>
            {t('workbench.sheets.undo.act')}
          </Button>
        ),
    },
  ]
  return (
    <Card title={t('workbench.sheets.done_before')}>
      <QueryView query={list} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('workbench.sheets.none_before')}</p>
          ) : (
            <RecordTable
              caption={t('workbench.sheets.done_before')}
              columns={columns}
              rows={items}
              keyOf={(row) => row.id}
            />
          )
        }
      </QueryView>
      {undoing && <Undo id={undoing} onClose={() => setUndoing(null)} />}
    </Card>
  )
}
