import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { RequestRows } from '../../components/workbench/request-rows.tsx'
import { useReadPages } from '../../queries.ts'

/** Finished requests whose requester has said nothing yet: to be called. */
export default function CallBacksPage() {
  const t = useWords('requests')
  const list = useReadPages('GET /api/c/:community/call-backs', { query: {} })
  return (
    <PageFrame title={t('workbench.call_backs.title')} intro={t('workbench.call_backs.intro')}>
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 && !list.hasPrevious ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.call_backs.empty')}>
              {t('workbench.call_backs.empty_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            <Card flush>
              <RequestRows rows={data.items} caption={t('workbench.call_backs.title')} />
            </Card>
            <Pager pages={list} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
