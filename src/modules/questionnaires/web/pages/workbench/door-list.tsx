import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { OwnBrief } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

/** Questionnaires to be asked at the door, and those on paper to be entered. */
export default function DoorList() {
  const t = useWords('questionnaires')
  const may = useMay()
  const doors = useRead('GET /api/c/:community/questionnaires-at-the-door')
  return (
    <PageFrame title={t('workbench.door.title')} intro={t('workbench.door.intro')}>
      <Stack>
        <QueryView
          query={doors}
          empty={({ items }) =>
            items.length === 0 ? (
              <EmptyState drawing={<TeaTable />} title={t('workbench.door.none')}>
                {t('workbench.door.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {({ items }) => (
            <Rows title={t('workbench.door.ask')} items={items} to={(id) => `/questionnaires-door/${id}`} />
          )}
        </QueryView>
        {may('questionnaires.paper') && <OnPaper />}
      </Stack>
    </PageFrame>
  )
}

function OnPaper() {
  const t = useWords('questionnaires')
  const papers = useRead('GET /api/c/:community/questionnaires-on-paper')
  return (
    <QueryView query={papers} part empty={({ items }) => (items.length === 0 ? <span /> : null)}>
      {({ items }) => (
        <Rows title={t('workbench.one.papers')} items={items} to={(id) => `/questionnaires/${id}/papers`} />
      )}
    </QueryView>
  )
}

function Rows({ title, items, to }: { title: string; items: OwnBrief[]; to: (id: string) => string }) {
  const t = useWords('questionnaires')
  const dates = useDates()
  return (
    <Card title={title}>
      <RowLinks
        rows={items.map((one) => ({
          label: one.title,
          note: one.until_day ? t('words.until', { day: dates.day(one.until_day) }) : t(`words.unit_each.${one.unit}`),
          to: to(one.id),
        }))}
      />
    </Card>
  )
}
