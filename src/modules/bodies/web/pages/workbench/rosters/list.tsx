import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useListed, useWords } from '../../../../../../app/web/words.ts'
import { RosterForm } from '../../../components/workbench/rosters/roster-form.tsx'
import type { Duty } from '../../../components/workbench/rosters/views.ts'
import { useRead } from '../../../queries.ts'

/** 值班表: who is on duty now by each roster, and who is next. */
export default function RostersPage() {
  const t = useWords('bodies')
  const listed = useListed()
  const dates = useDates()
  const may = useMay()
  const list = useRead('GET /api/c/:community/rosters', { query: {} })
  const [adding, setAdding] = useState(false)
  const columns: Column<Duty>[] = [
    {
      key: 'name',
      head: t('workbench.rosters.name'),
      cell: (row) => (
        <>
          <Link to={`/rosters/${row.id}`}>{row.name}</Link>
          <Under>{row.closed ? t('workbench.rosters.closed') : t(`workbench.rosters.kinds.${row.kind}`)}</Under>
        </>
      ),
    },
    {
      key: 'now',
      head: t('workbench.rosters.now'),
      labelled: true,
      cell: (row) =>
        row.now.length === 0
          ? t('workbench.rosters.nobody_now')
          : listed(row.now.map((one) => t('workbench.rosters.until', { name: one.person.name, time: one.ends }))),
    },
    {
      key: 'next',
      head: t('workbench.rosters.next'),
      labelled: true,
      cell: (row) => row.next && `${dates.short(row.next.day)} ${row.next.starts} ${listed(row.next.names)}`,
    },
  ]
  return (
    <PageFrame
      title={t('workbench.rosters.title')}
      intro={t('workbench.rosters.intro')}
      actions={
        may('bodies.edit') && (
          <Button kind="main" narrow icon={IconPlus} onClick={() => setAdding(true)}>
            {t('workbench.rosters.add.act')}
          </Button>
        )
      }
    >
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState title={t('workbench.rosters.none')}>{t('workbench.rosters.none_help')}</EmptyState>
          ) : null
        }
      >
        {({ items }) => (
          <Card flush>
            <RecordTable
              caption={t('workbench.rosters.title')}
              columns={columns}
              rows={items}
              keyOf={(row) => row.id}
            />
          </Card>
        )}
      </QueryView>
      {adding && <RosterForm onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
