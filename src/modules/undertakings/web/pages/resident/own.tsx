import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { UndertakingState } from '../../components/state.tsx'
import { useRead } from '../../queries.ts'

function List() {
  const t = useWords('undertakings')
  const dates = useDates()
  const own = useRead('GET /api/c/:community/my/undertakings')
  return (
    <QueryView
      query={own}
      empty={(data) =>
        data.items.length === 0 ? (
          <EmptyState drawing={<BenchUnderTree />} title={t('resident.own.none')}>
            {t('resident.own.none_help')}
          </EmptyState>
        ) : null
      }
    >
      {({ items }) => (
        <ul className={layout['list']}>
          {items.map((row) => (
            <li key={row.id}>
              <Card>
                <h2>
                  <Link to={`/undertakings/${row.id}`}>{row.title}</Link>
                </h2>
                <p className={layout['quiet']}>
                  {[row.outside_body, t('resident.own.since', { day: dates.day(row.started_on) })]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <UndertakingState row={row} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}

/** What the community does about what the reader asked for, together with others' or outside. */
export default function OwnUndertakings() {
  const t = useWords('undertakings')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.own.title')} intro={t('resident.own.intro')}>
      {person ? <List /> : <EmptyState title={t('resident.own.none')}>{t('resident.own.none_help')}</EmptyState>}
    </PageFrame>
  )
}
