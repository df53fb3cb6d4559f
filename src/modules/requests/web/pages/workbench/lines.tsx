import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { community } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AddLine, LineMade, type MadeLine } from '../../components/workbench/lines/add-line.tsx'
import { type call, useRead, useWrite } from '../../queries.ts'

const listRoute = 'GET /api/c/:community/lines'

type Line = Awaited<ReturnType<typeof call<typeof listRoute>>>['items'][number]

/** Lines a telephone system reports for: connected, seen by their last call, taken out of use. */
export default function Lines() {
  const t = useWords('requests')
  const list = useRead(listRoute)
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<MadeLine | null>(null)
  const [retiring, setRetiring] = useState<Line | null>(null)
  const columns = useColumns(setRetiring)
  return (
    <PageFrame
      title={t('workbench.lines.title')}
      intro={t('workbench.lines.intro')}
      actions={
        <Button kind="main" icon={IconPlus} narrow onClick={() => setAdding(true)}>
          {t('workbench.lines.add')}
        </Button>
      }
    >
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.lines.none')}>
              {t('workbench.lines.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Card flush>
            <RecordTable
              caption={t('workbench.lines.title')}
              columns={columns}
              rows={data.items}
              keyOf={(line) => line.id}
            />
          </Card>
        )}
      </QueryView>
      {adding && (
        <AddLine
          onClose={() => setAdding(false)}
          onMade={(line) => {
            setAdding(false)
            setMade(line)
          }}
        />
      )}
      {made && (
        <LineMade
          line={made}
          address={`${window.location.origin}/api/c/${community().id}/line-events`}
          onClose={() => setMade(null)}
        />
      )}
      {retiring && <Retire line={retiring} onClose={() => setRetiring(null)} />}
    </PageFrame>
  )
}

function useColumns(onRetire: (line: Line) => void): Column<Line>[] {
  const t = useWords('requests')
  const dates = useDates()
  return [
    { key: 'name', head: t('workbench.lines.name'), cell: (line) => line.name },
    {
      key: 'last',
      labelled: true,
      head: t('workbench.lines.last'),
      cell: (line) => (line.last_rang_at ? dates.full(line.last_rang_at) : t('workbench.lines.never')),
    },
    { key: 'made', labelled: true, head: t('workbench.lines.made'), cell: (line) => dates.full(line.made_at) },
    {
      key: 'state',
      head: t('workbench.lines.state'),
      cell: ({ retired_at }) => (
        <StateTag tone={retired_at ? 'rest' : 'done'}>
          {t(retired_at ? 'workbench.lines.retired' : 'workbench.lines.in_use')}
        </StateTag>
      ),
    },
    {
      key: 'acts',
      head: t('workbench.lines.acts'),
      cell: (line) =>
        line.retired_at === null && (
          <Button aria-label={t('workbench.lines.retire_named', { name: line.name })} onClick={() => onRetire(line)}>
            {t('workbench.lines.retire')}
          </Button>
        ),
    },
  ]
}

function Retire({ line, onClose }: { line: Line; onClose: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const retire = useWrite('POST /api/c/:community/lines/:id/retire', {
    refresh: [listRoute],
    onSuccess: () => {
      toast(t('workbench.lines.retired_done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.lines.retire_title', { name: line.name })}
      confirm={t('workbench.lines.retire')}
      danger
      busy={retire.isPending}
      onConfirm={() => retire.mutate({ params: { id: line.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.lines.retire_help')}</p>
      {retire.error && <ErrorState problem={retire.error} part />}
    </ConfirmDialog>
  )
}
