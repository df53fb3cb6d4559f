import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { PhaseTag } from '../../components/facts.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import { useReadPages } from '../../queries.ts'

function Ballots() {
  const t = useWords('ballots')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const show = search['show'] === 'past' ? 'past' : 'now'
  const list = useReadPages('GET /api/c/:community/my/ballots', { query: { show, limit: 20 } })
  return (
    <Stack>
      <RadioCards
        name="show"
        label={t('resident.show')}
        value={show}
        onChange={(value) => setSearch({ show: value === 'past' ? 'past' : undefined })}
        options={[
          { value: 'now', label: t('resident.show_now') },
          { value: 'past', label: t('resident.show_past') },
        ]}
        pairs
      />
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState drawing={<NoticeBoard />} title={t(`resident.none_${show}`)}>
              {t('resident.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(page) => (
          <ul className={styles.list}>
            {page.items.map((ballot) => (
              <li key={ballot.id}>
                <Card>
                  <h2>
                    <Link to={`/ballots/${ballot.id}`}>{ballot.title}</Link>
                  </h2>
                  <div className={styles.facts}>
                    <PhaseTag phase={ballot.phase} />
                    <span>{ballot.place || t('words.whole_community')}</span>
                    <span>{t('words.until', { day: dates.day(ballot.last_day) })}</span>
                  </div>
                  {ballot.votes > 0 && (
                    <span>
                      {t(ballot.voted < ballot.votes ? 'resident.waits' : 'resident.voted', {
                        count: ballot.votes - ballot.voted,
                      })}
                    </span>
                  )}
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

/** What is being decided here. */
export default function BallotsPage() {
  const t = useWords('ballots')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.title')} intro={t('resident.intro')}>
      <Stack>
        {person ? <Ballots /> : <NotMember />}
        <p>
          <Link to="/nominations">{t('resident.calls.to_calls')}</Link>
        </p>
        <p>
          <Link to="/ballots/by-letter">{t('resident.have_letter')}</Link>
        </p>
      </Stack>
    </PageFrame>
  )
}
