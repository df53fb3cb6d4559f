import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { SaidActs } from '../../components/topics/said-acts.tsx'
import { SaidLine } from '../../components/topics/said-line.tsx'
import styles from '../../components/topics/topics.module.css'
import { useReadPages } from '../../queries.ts'

const shows = ['look', 'answer', 'settle', 'hidden'] as const

/** What waits under topics that run: to be looked at, answered, taken up or not. */
export default function HallsQueue() {
  const t = useWords('deliberation')
  const [search, setSearch] = useSearch()
  const show = shows.find((one) => one === search['show']) ?? 'look'
  const list = useReadPages('GET /api/c/:community/contributions', { query: { show } })
  return (
    <PageFrame
      title={t('workbench.queue.title')}
      intro={t('workbench.queue.intro')}
      back="/halls"
      backLabel={t('workbench.topics.title')}
    >
      <Stack>
        <div className={styles.row} data-screen-only>
          <SelectField
            name="show"
            label={t('words.which')}
            short
            value={show}
            onChange={(value) => setSearch({ show: value === 'look' ? undefined : value })}
            options={shows.map((value) => ({ value, label: t(`workbench.queue.show.${value}`) }))}
          />
        </div>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && list.page === 1 ? (
              <EmptyState title={t('workbench.queue.none')}>{t('workbench.queue.none_help')}</EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card>
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <SaidLine key={one.id} said={one} options={[]} acts={<SaidActs said={one} />}>
                    <Link to={`/halls/${one.topic.id}`}>{one.topic.title}</Link>
                    {one.parent_text && <p className={styles.text}>{t('words.to_what', { text: one.parent_text })}</p>}
                  </SaidLine>
                ))}
              </ul>
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
