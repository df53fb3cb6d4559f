import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { OwnConditions } from '../../components/own-conditions.tsx'
import { ProjectLines } from '../../components/project-lines.tsx'
import { useReadPages } from '../../queries.ts'

/** What is carried out, and one's own conditions first. */
export default function ResidentProjects() {
  const t = useWords('projects')
  const person = usePerson()
  const list = useReadPages('GET /api/c/:community/open/projects', { query: {} })
  return (
    <PageFrame title={t('words.title')} intro={t('words.intro')}>
      <Stack>
        {person && <OwnConditions />}
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<BenchUnderTree />} title={t('words.none')}>
                {t('resident.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card>
              <ProjectLines items={data.items} />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
