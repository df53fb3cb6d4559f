import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { ForwardingActs } from '../../../components/workbench/forwarding/forwarding-acts.tsx'
import { ForwardingState, ForwardingText } from '../../../components/workbench/forwarding/forwarding-row.tsx'
import { useReadPages } from '../../../queries.ts'

const shows = ['waiting', 'all'] as const

/** 转办函: letters to bodies outside, those that wait for an answer by their day. */
export default function ForwardingsPage() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const show = shows.find((one) => one === search['show']) ?? 'waiting'
  const list = useReadPages('GET /api/c/:community/forwardings', { query: { show } })
  return (
    <PageFrame title={t('workbench.forwarding.list')} intro={t('workbench.forwarding.intro')}>
      <Stack>
        <SelectField
          name="show"
          label={t('workbench.forwarding.show')}
          short
          value={show}
          onChange={(value) => setSearch({ show: value === 'waiting' ? undefined : value })}
          options={shows.map((value) => ({ value, label: t(`workbench.forwarding.shows.${value}`) }))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState title={t(`workbench.forwarding.none_${show}`)}>
                {t('workbench.forwarding.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Stack>
              {data.items.map((one) => (
                <Card key={one.id} title={one.addressee} aside={<ForwardingState forwarding={one} />}>
                  <p>
                    <Link to={`/requests/${one.request.id}`}>
                      {one.request.title}（{one.request.number}）
                    </Link>
                  </p>
                  <ForwardingText forwarding={one} />
                  <ForwardingActs forwarding={one} />
                </Card>
              ))}
            </Stack>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
