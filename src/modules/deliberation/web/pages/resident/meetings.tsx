import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { community } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { CodeEntry } from '../../components/code-entry.tsx'
import styles from '../../components/meetings.module.css'
import { NotMember } from '../../components/not-member.tsx'
import { MeetingState } from '../../components/states.tsx'
import { useReadPages } from '../../queries.ts'

function List() {
  const t = useWords('deliberation')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const show = search['show'] === 'mine' ? 'mine' : 'coming'
  const list = useReadPages('GET /api/c/:community/my/meetings', { query: { show, limit: 20 } })
  return (
    <>
      <RadioCards
        name="show"
        label={t('resident.show')}
        value={show}
        onChange={(value) => setSearch({ show: value === 'mine' ? 'mine' : undefined })}
        options={(['coming', 'mine'] as const).map((value) => ({ value, label: t(`resident.${value}`) }))}
        pairs
      />
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState drawing={<BenchUnderTree />} title={t(`resident.none_${show}`)}>
              {t('resident.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(page) => (
          <ul className={styles.list}>
            {page.items.map((one) => (
              <li key={one.id}>
                <Card>
                  <h2>
                    <Link to={`/meetings/${one.id}`}>{one.title}</Link>
                  </h2>
                  <p>
                    {dates.full(one.starts_at)} {one.place}
                  </p>
                  <div className={styles.row}>
                    <MeetingState state={one.state} />
                    {one.invited && <span>{t(`resident.answer_${one.answer}`)}</span>}
                  </div>
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

/** Meetings open to the reader, and those they were asked to. */
export default function Meetings() {
  const t = useWords('deliberation')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.title')} intro={t('resident.intro')}>
      {person ? <List /> : <NotMember />}
      {person && <CodeEntry />}
      <RowLinks
        rows={[
          { href: `/p/${community().key}/meetings`, label: t('resident.records'), note: t('resident.records_note') },
        ]}
      />
    </PageFrame>
  )
}
