import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable } from '../../../../../../app/web/kit/record-table.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import type { ImportView } from '../views.ts'
import { importReads } from './reads.ts'

/** Takes an import back, asking once. */
export function ImportUndo({ view }: { view: ImportView }) {
  const t = useWords('people')
  const toast = useToast()
  const dates = useDates()
  const [asking, setAsking] = useState(false)
  const write = useWrite('POST /api/c/:community/people/imports/:id/undo', {
    refresh: [...refresh, ...importReads],
    onSuccess: () => {
      toast(t('workbench.import.undo_begun'))
      setAsking(false)
    },
  })
  if (!view.can.includes('undo')) return null
  return (
    <>
      <Button narrow onClick={() => setAsking(true)}>
        {t('workbench.import.undo')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('workbench.import.undo_title')}
          confirm={t('workbench.import.undo')}
          busy={write.isPending}
          onConfirm={() => write.mutate({ params: { id: view.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t('workbench.import.undo_help')}</p>
          {view.undo_until && (
            <p>{t('workbench.import.undo_until', { day: dates.day(view.undo_until.slice(0, 10)) })}</p>
          )}
          {write.error && <ErrorState problem={write.error} part />}
        </ConfirmDialog>
      )}
    </>
  )
}

type Kept = ImportView['kept'][number]

/** What stayed when an import was taken back, and why. */
export function ImportKept({ view }: { view: ImportView }) {
  const t = useWords('people')
  const columns: Column<Kept>[] = [
    {
      key: 'row',
      head: t('workbench.import.row'),
      narrow: true,
      cell: ({ row }) => t('workbench.import.nth_row', { row }),
    },
    {
      key: 'name',
      head: t('words.name'),
      narrow: true,
      cell: ({ person_id, name }) => <Link to={`/people/${person_id}`}>{name}</Link>,
    },
    { key: 'why', head: t('workbench.import.why'), cell: ({ why }) => why },
  ]
  if (view.kept.length === 0) return null
  return (
    <Card title={t('workbench.import.kept')} flush>
      <RecordTable
        caption={t('workbench.import.kept')}
        columns={columns}
        rows={view.kept}
        keyOf={({ row }) => String(row)}
      />
      {view.rows_kept > view.kept.length && <p>{t('workbench.import.capped', { count: view.kept.length })}</p>}
    </Card>
  )
}
