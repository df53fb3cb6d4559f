import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { CallFacts } from '../../components/nomination.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import { useReadPages } from '../../queries.ts'

function Calls() {
  const t = useWords('ballots')
  const list = useReadPages('GET /api/c/:community/my/nominations', { query: { limit: 20 } })
  return (
    <Stack>
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState drawing={<NoticeBoard />} title={t('resident.calls.none')}>
              {t('resident.calls.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(page) => (
          <ul className={styles.list}>
            {page.items.map((call) => (
              <li key={call.id}>
                <Card>
                  <h2>
                    <Link to={`/nominations/${call.id}`}>{call.title}</Link>
                  </h2>
                  <CallFacts call={call} />
                  {call.waiting > 0 && (
                    <p className={styles.won}>{t('resident.calls.waits', { count: call.waiting })}</p>
                  )}
                  {call.mine > 0 && <span>{t('resident.calls.mine', { count: call.mine })}</span>}
                </Card>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      <Pager pages={list} />
    </Stack>
  )
}

/** What proposals are asked for here. */
export default function CallsPage() {
  const t = useWords('ballots')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.calls.title')} intro={t('resident.calls.intro')} back="/ballots">
      {person ? <Calls /> : <NotMember />}
    </PageFrame>
  )
}
