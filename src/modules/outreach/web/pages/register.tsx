import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ConfirmedTable } from '../components/confirmed-table.tsx'
import type { Mark } from '../components/views.ts'
import { useRead, useReadPages, useWrite } from '../queries.ts'

const marksRoute = 'GET /api/c/:community/register-marks'

/** How well the register is known to be right, and what was brought back from the doors to mend it. */
export default function Register() {
  const t = useWords('outreach')
  const shares = useRead('GET /api/c/:community/register-confirmed')
  const marks = useReadPages(marksRoute)
  return (
    <PageFrame title={t('workbench.register.title')} intro={t('workbench.register.intro')}>
      <Stack>
        <Card title={t('workbench.register.share')} flush>
          <QueryView query={shares} part>
            {(data) => <ConfirmedTable rows={data.items} />}
          </QueryView>
        </Card>
        <Card title={t('workbench.marks.title')} flush>
          <QueryView
            query={marks}
            part
            empty={(data) =>
              data.items.length === 0 && !marks.hasPrevious ? (
                <EmptyState drawing={<TeaTable />} title={t('workbench.marks.empty')}>
                  {t('workbench.marks.empty_help')}
                </EmptyState>
              ) : null
            }
          >
            {(data) => (
              <Stack>
                <Marks rows={data.items} />
                <Pager pages={marks} />
              </Stack>
            )}
          </QueryView>
        </Card>
      </Stack>
    </PageFrame>
  )
}

function Marks({ rows }: { rows: Mark[] }) {
  const t = useWords('outreach')
  const dates = useDates()
  const toast = useToast()
  const settle = useWrite('POST /api/c/:community/register-marks/:id/settle', {
    refresh: [marksRoute],
    onSuccess: () => toast(t('workbench.marks.settled')),
  })
  const columns: Column<Mark>[] = [
    {
      key: 'who',
      head: t('workbench.marks.who'),
      cell: (row) => (
        <>
          {row.person_id ? <Link to={`/people/${row.person_id}`}>{row.name}</Link> : row.name}
          <Under>{[row.phone_masked, row.note].filter(Boolean).join(' ')}</Under>
        </>
      ),
    },
    { key: 'what', head: t('workbench.marks.what'), cell: (row) => t(`workbench.marks.${row.says}`), narrow: true },
    {
      key: 'where',
      head: t('workbench.marks.where'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/dwellings/${row.dwelling_id}`}>{row.dwelling}</Link>
          <Under>{t('workbench.marks.at', { round: row.round, day: dates.day(row.at) })}</Under>
        </>
      ),
    },
    {
      key: 'acts',
      head: '',
      phone: 'end',
      cell: (row) => (
        <Button kind="plain" onClick={() => settle.mutate({ params: { id: row.id } })}>
          {t('workbench.marks.settle')}
        </Button>
      ),
    },
  ]
  return <RecordTable caption={t('workbench.marks.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
}
