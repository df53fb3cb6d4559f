import { IconPlus } from '@tabler/icons-react'
import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { FiguresCard } from '../components/patrols/figures-card.tsx'
import MissedCard from '../components/patrols/missed-card.tsx'
import { rhythmWords } from '../components/patrols/rhythm-words.ts'
import type { RouteRow } from '../components/patrols/views.ts'
import { useReadPages } from '../queries.ts'

/** Routes for who plans: who walks which, when it is due, what was missed, and the figures by place. */
export default function PatrolRoutes() {
  const t = useWords('outreach')
  const dates = useDates()
  const [search] = useSearch()
  const retired = search['retired'] === 'yes' ? 'yes' : 'no'
  const list = useReadPages('GET /api/c/:community/patrol-routes', { query: { retired } })
  const columns: Column<RouteRow>[] = [
    {
      key: 'name',
      head: t('workbench.patrols.name'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/patrol-routes/${row.id}`}>{row.name}</Link>
          <Under>{t('workbench.patrol.row', { area: row.area.name, count: row.points })}</Under>
        </>
      ),
    },
    { key: 'walker', head: t('workbench.patrols.walker'), cell: (row) => row.walker.name },
    { key: 'rhythm', head: t('workbench.patrols.rhythm'), cell: (row) => rhythmWords(t, row.rhythm) },
    { key: 'due', head: t('workbench.patrols.next'), cell: (row) => (row.due_day ? dates.short(row.due_day) : '') },
    {
      key: 'missed',
      head: t('workbench.patrols.missed'),
      cell: (row) =>
        row.missed > 0 ? <StateTag tone="late">{t('workbench.patrols.times', { count: row.missed })}</StateTag> : '',
    },
  ]
  const other = retired === 'yes' ? '/patrol-routes' : '/patrol-routes?retired=yes'
  return (
    <PageFrame
      title={t(retired === 'yes' ? 'workbench.patrols.retired_title' : 'workbench.patrols.title')}
      intro={t('workbench.patrols.intro')}
      actions={
        <>
          <ButtonLink to="/patrol-findings">{t('workbench.patrols.to_findings')}</ButtonLink>
          <ButtonLink kind="main" icon={IconPlus} narrow to="/patrol-routes/new">
            {t('workbench.patrols.make')}
          </ButtonLink>
        </>
      }
    >
      <Stack>
        {retired === 'no' && <MissedCard />}
        <RecordPages
          pages={list}
          caption={t('workbench.patrols.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{ drawing: <TeaTable />, title: t('workbench.patrols.empty'), help: t('workbench.patrols.empty_help') }}
        />
        <p>
          <Link to={other}>{t(retired === 'yes' ? 'workbench.patrols.in_use' : 'workbench.patrols.retired')}</Link>
        </p>
        {retired === 'no' && <FiguresCard />}
      </Stack>
    </PageFrame>
  )
}
