import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type call, useReadPages, useWrite } from '../../queries.ts'

const listRoute = 'GET /api/c/:community/minor-views'
const tones = { open: 'need', approved: 'work', declined: 'rest', used: 'done', expired: 'late' } as const

type Wish = Awaited<ReturnType<typeof call<typeof listRoute>>>['items'][number]

function Acts({ row }: { row: Wish }) {
  const t = useWords('access')
  const toast = useToast()
  const approve = useWrite('POST /api/c/:community/minor-views/:id/approve', {
    refresh: [listRoute],
    onSuccess: () => toast(t('workbench.minor_views.approved_done')),
  })
  const decline = useWrite('POST /api/c/:community/minor-views/:id/decline', {
    refresh: [listRoute],
    onSuccess: () => toast(t('workbench.minor_views.declined_done')),
  })
  const acts = { approve, decline }
  const problem = approve.error ?? decline.error
  return (
    <>
      <span className={layout.acts}>
        {row.can.map((which) => (
          <Button
            key={which}
            busy={acts[which].isPending}
            aria-label={t(`workbench.minor_views.${which}_named`, { name: row.person.name })}
            onClick={() => acts[which].mutate({ params: { id: row.id } })}
          >
            {t(`workbench.minor_views.${which}`)}
          </Button>
        ))}
      </span>
      {problem && <ErrorState problem={problem} part />}
    </>
  )
}

function useColumns(): Column<Wish>[] {
  const t = useWords('access')
  const dates = useDates()
  return [
    {
      key: 'person',
      head: t('workbench.minor_views.person'),
      cell: (row) => (
        <>
          <Link to={`/people/${row.person.id}`}>{row.person.name}</Link>
          <Under>{t(`words.${row.field}`)}</Under>
        </>
      ),
    },
    {
      key: 'asked',
      head: t('workbench.minor_views.asked'),
      cell: (row) => (
        <>
          {row.reason}
          <Under>{t('workbench.minor_views.asked_by', { name: row.asked_by, time: dates.full(row.asked_at) })}</Under>
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.minor_views.state'),
      cell: (row) => (
        <>
          <StateTag tone={tones[row.state]}>{t(`workbench.minor_views.states.${row.state}`)}</StateTag>
          {row.decided_at && (
            <Under>
              {t('workbench.minor_views.decided', { name: row.decided_by, time: dates.full(row.decided_at) })}
            </Under>
          )}
          {row.state === 'approved' && (
            <Under>{t('workbench.minor_views.until', { time: dates.full(row.expires_at) })}</Under>
          )}
        </>
      ),
    },
    { key: 'acts', head: t('workbench.minor_views.acts'), cell: (row) => <Acts row={row} /> },
  ]
}

/** Wishes to see a minor's number: what waits for who leads, and what was answered; of others their own. */
export default function MinorViewsPage() {
  const t = useWords('access')
  const list = useReadPages(listRoute)
  const columns = useColumns()
  return (
    <PageFrame title={t('workbench.nav.minor_views')} intro={t('workbench.minor_views.intro')}>
      <Stack>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<TeaTable />} title={t('workbench.minor_views.none')}>
                {t('workbench.minor_views.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <RecordTable
                caption={t('workbench.nav.minor_views')}
                columns={columns}
                rows={data.items}
                keyOf={(row) => row.id}
              />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
