import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { community } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { NotMember } from '../../components/not-member.tsx'
import { TopicState } from '../../components/topics/facts.tsx'
import styles from '../../components/topics/topics.module.css'
import type { OwnTopic } from '../../components/topics/views.ts'
import { useReadPages } from '../../queries.ts'

type Row = Pick<OwnTopic, 'id' | 'title' | 'hall' | 'state' | 'stage_name' | 'until_day' | 'took_part' | 'mine'>

function Topic({ row }: { row: Row }) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <li className={styles.said}>
      <strong>
        <Link to={`/halls/${row.id}`}>{row.title}</Link>
      </strong>
      <div className={styles.row}>
        <TopicState topic={row} />
        {row.state === 'open' && <span>{t('words.until_day', { day: dates.day(row.until_day) })}</span>}
        <span>{t('words.spoke', { count: row.took_part })}</span>
        {row.mine > 0 && <span>{t('resident.halls.mine', { count: row.mine })}</span>}
      </div>
    </li>
  )
}

function List() {
  const t = useWords('deliberation')
  const listed = useListed()
  const [search, setSearch] = useSearch()
  const show = search['show'] === 'ended' ? 'ended' : 'open'
  const list = useReadPages('GET /api/c/:community/my/topics', { query: { show } })
  const nameOf = (hall: string) => t('resident.halls.name', { hall: hall || community().name })
  const namesOf = (halls: readonly string[]) => listed(halls.map(nameOf))
  return (
    <Stack>
      <RadioCards
        name="show"
        label={t('resident.show')}
        pairs
        value={show}
        onChange={(value) => setSearch({ show: value === 'ended' ? value : undefined })}
        options={(['open', 'ended'] as const).map((value) => ({ value, label: t(`resident.halls.${value}`) }))}
      />
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState drawing={<BenchUnderTree />} title={t(`resident.halls.none_${show}`)}>
              {page.halls.length > 0 && t('resident.halls.yours', { names: namesOf(page.halls) })}
            </EmptyState>
          ) : null
        }
      >
        {(page) => {
          const others = page.items.map((one) => one.hall).filter((hall) => !page.halls.includes(hall))
          const halls = [...page.halls, ...new Set(others)]
          const quiet = page.halls.filter((hall) => !page.items.some((one) => one.hall === hall))
          return (
            <Stack>
              {halls
                .map((hall) => ({ hall, rows: page.items.filter((one) => one.hall === hall) }))
                .filter((one) => one.rows.length > 0)
                .map(({ hall, rows }) => (
                  <Card key={hall} title={nameOf(hall)}>
                    <ul className={styles.list}>
                      {rows.map((row) => (
                        <Topic key={row.id} row={row} />
                      ))}
                    </ul>
                  </Card>
                ))}
              {quiet.length > 0 && <p>{t('resident.halls.quiet', { names: namesOf(quiet) })}</p>}
            </Stack>
          )
        }}
      </QueryView>
      <Pager pages={list} />
    </Stack>
  )
}

/** The halls the reader belongs to, with what is talked over there. */
export default function Halls() {
  const t = useWords('deliberation')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.halls.title')} intro={t('resident.halls.intro')}>
      <Stack>
        {person ? <List /> : <NotMember />}
        <RowLinks rows={[{ href: `/p/${community().key}/halls`, label: t('resident.halls.public') }]} />
      </Stack>
    </PageFrame>
  )
}
