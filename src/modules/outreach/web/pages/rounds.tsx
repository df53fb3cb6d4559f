import { IconPlus } from '@tabler/icons-react'
import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { DoorsCard } from '../components/doors-card.tsx'
import { RoundState } from '../components/round-state.tsx'
import type { RoundRow } from '../components/views.ts'
import { useReadPages } from '../queries.ts'

/** Rounds, the latest first: how far each is, and whether doors open. */
export default function Rounds() {
  const t = useWords('outreach')
  const list = useReadPages('GET /api/c/:community/rounds')
  return (
    <PageFrame
      title={t('workbench.rounds.title')}
      intro={t('workbench.rounds.intro')}
      actions={
        <ButtonLink kind="main" icon={IconPlus} narrow to="/rounds/new">
          {t('workbench.rounds.plan')}
        </ButtonLink>
      }
    >
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 && !list.hasPrevious ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.rounds.empty')}>
              {t('workbench.rounds.empty_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            <Card flush>
              <Table rows={data.items} />
            </Card>
            <Pager pages={list} />
            <DoorsCard />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Table({ rows }: { rows: RoundRow[] }) {
  const t = useWords('outreach')
  const dates = useDates()
  const columns: Column<RoundRow>[] = [
    {
      key: 'name',
      head: t('workbench.rounds.name'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/rounds/${row.id}`}>{row.name}</Link>
          <Under>{dates.span({ from: row.from_day, to: row.until_day })}</Under>
        </>
      ),
    },
    { key: 'state', head: t('workbench.rounds.state'), cell: (row) => <RoundState state={row.state} />, narrow: true },
    {
      key: 'opened',
      head: t('workbench.rounds.visited'),
      cell: (row) => t('workbench.rounds.of', { done: row.opened, all: row.dwellings }),
      labelled: true,
      narrow: true,
    },
    {
      key: 'away',
      head: t('workbench.rounds.not_home'),
      cell: (row) => t('workbench.rounds.count', { count: row.not_home }),
      labelled: true,
      narrow: true,
    },
    {
      key: 'refused',
      head: t('workbench.rounds.refused'),
      cell: (row) => t('workbench.rounds.count', { count: row.refused }),
      labelled: true,
      narrow: true,
    },
    { key: 'doors', head: t('workbench.rounds.doors'), cell: (row) => <Doors doors={row.doors} /> },
  ]
  return <RecordTable caption={t('workbench.rounds.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
}

function Doors({ doors }: { doors: RoundRow['doors'] }) {
  const t = useWords('outreach')
  return t(doors ? 'workbench.rounds.doors_share' : 'workbench.rounds.doors_one', { ...doors })
}
