import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Right, rightsRead, rightTones } from '../../components/views.ts'
import { useReadPages } from '../../queries.ts'

function Rows({ rows }: { rows: Right[] }) {
  const t = useWords('privacy')
  const dates = useDates()
  const columns: Column<Right>[] = [
    {
      key: 'who',
      head: t('workbench.rights.who'),
      phone: 'main',
      cell: (row) => (
        <>
          <Link to={`/rights/${row.id}`}>{row.person_name}</Link>
          <Under>{dates.day(row.asked_at)}</Under>
        </>
      ),
    },
    {
      key: 'wish',
      head: t('workbench.rights.wish'),
      cell: (row) => (
        <>
          {t(`words.rights.${row.kind}.label`)}
          <Under>{row.wish}</Under>
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.rights.state'),
      narrow: true,
      cell: (row) =>
        row.state === 'open' ? (
          <DeadlineText deadline={{ due: row.due_at, state: row.late ? 'late' : 'open' }} />
        ) : (
          <StateTag tone={rightTones[row.state]}>{t(`words.right.${row.state}`)}</StateTag>
        ),
    },
  ]
  return (
    <Card flush>
      <RecordTable caption={t('workbench.rights.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
    </Card>
  )
}

/** What residents ask for by law (个人信息保护法 44-50), by the day on which an answer is due. */
export default function RightsPage() {
  const t = useWords('privacy')
  const [search, setSearch] = useSearch()
  const state = search['state'] === 'ended' ? 'ended' : 'open'
  const list = useReadPages(rightsRead, { query: { state } })
  return (
    <PageFrame title={t('workbench.rights.title')} intro={t('workbench.rights.intro')}>
      <Stack>
        <RadioCards
          name="state"
          label={t('workbench.rights.which')}
          pairs
          value={state}
          onChange={(value) => setSearch({ state: value === 'ended' ? value : undefined })}
          options={(['open', 'ended'] as const).map((value) => ({ value, label: t(`workbench.rights.${value}`) }))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious && !list.hasNext ? (
              <EmptyState drawing={<TeaTable />} title={t(`workbench.rights.none_${state}`)}>
                {t('workbench.rights.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => <Rows rows={data.items} />}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
