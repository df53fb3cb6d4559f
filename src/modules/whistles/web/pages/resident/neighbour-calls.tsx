import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { ComingCount, NeighbourCallState } from '../../components/neighbour-call-state.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import styles from '../../components/resident/resident.module.css'
import { useReadPages } from '../../queries.ts'

const perPage = 20

function Calls() {
  const t = useWords('whistles')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const show = search['show'] === 'mine' ? 'mine' : 'open'
  const list = useReadPages('GET /api/c/:community/my/neighbour-calls', { query: { show, limit: perPage } })
  return (
    <>
      <RadioCards
        name="show"
        label={t('resident.calls.show')}
        value={show}
        onChange={(value) => setSearch({ show: value === 'mine' ? 'mine' : undefined })}
        options={[
          { value: 'open', label: t('resident.calls.open') },
          { value: 'mine', label: t('resident.calls.mine') },
        ]}
        pairs
      />
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState drawing={<BenchUnderTree />} title={t(`resident.calls.none_${show}`)}>
              {t('resident.calls.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(page) => (
          <ul className={layout.list}>
            {page.items.map((call) => (
              <li key={call.id}>
                <Card>
                  <h2>
                    <Link to={`/neighbour-calls/${call.id}`}>{call.title}</Link>
                  </h2>
                  <div className={styles.facts}>
                    <span>{dates.full(call.meets_at)}</span>
                    <span>{[call.place, call.place_detail].filter(Boolean).join(' · ')}</span>
                    <ComingCount call={call} />
                  </div>
                  <NeighbourCallState call={call} />
                  {call.mine && <span> {t('resident.calls.i_come', { count: call.mine.places })}</span>}
                </Card>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      <Pager pages={list} />
    </>
  )
}

/** 吹哨我来: what the community needs hands for. */
export default function NeighbourCalls() {
  const t = useWords('whistles')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.calls.title')} intro={t('resident.calls.intro')}>
      {person ? <Calls /> : <NotMember />}
    </PageFrame>
  )
}
