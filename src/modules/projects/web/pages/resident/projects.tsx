import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { ProjectLines } from '../../components/project-lines.tsx'
import { ConditionTag } from '../../components/state.tsx'
import { useRead, useReadPages } from '../../queries.ts'

/** What became of the conditions of one's own household. Nothing where there is none. */
function OwnConditions() {
  const t = useWords('projects')
  const dates = useDates()
  const { data } = useRead('GET /api/c/:community/my/project-conditions')
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('resident.own_conditions')}>
      <ul className={layout.list}>
        {data.items.map((one) => (
          <li key={one.id} className={layout.line}>
            <p className={layout.text}>{one.text}</p>
            <div className={layout.row}>
              <ConditionTag state={one.state} />
              <Link to={`/projects/${one.project.id}`}>{one.project.title}</Link>
            </div>
            {one.settled_day && <p className={layout.quiet}>{[dates.day(one.settled_day), one.note].join(' · ')}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

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
