import { MagpieOnLine } from '../../../../../app/web/art/magpie-on-line.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { RequestRows } from '../../components/workbench/request-rows.tsx'
import { Waiting } from '../../components/workbench/waiting.tsx'
import { useReadPages } from '../../queries.ts'

/** 我今天的清单: what is mine, the most urgent first. */
export default function TodayPage() {
  const t = useWords('requests')
  const list = useReadPages('GET /api/c/:community/today', { query: {} })
  return (
    <PageFrame title={t('workbench.today.title')} intro={t('workbench.today.intro')}>
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 && !list.hasPrevious ? (
            <EmptyState
              drawing={<MagpieOnLine />}
              title={t('workbench.today.empty')}
              action={<ButtonLink to="/requests">{t('workbench.today.see_all')}</ButtonLink>}
            >
              {t('workbench.today.empty_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            <Waiting waiting={data.waiting} />
            <Card flush>
              <RequestRows rows={data.items} caption={t('workbench.today.title')} />
            </Card>
            <Pager pages={list} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
