import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useSelection } from '../../../../../app/web/kit/selection.ts'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { BulkActs } from '../../components/topics/bulk-acts.tsx'
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
  const several = show === 'look' || show === 'hidden'
  const shown = (list.data?.items ?? []).filter((one) => one.can.includes('show'))
  const selection = useSelection(
    shown.map((one) => one.id),
    show,
  )
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
          {several && shown.length > 1 && (
            <Button kind="plain" onClick={selection.toggleShown}>
              {t('workbench.queue.choose_shown')}
            </Button>
          )}
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
                  <SaidLine
                    key={one.id}
                    said={one}
                    options={one.option_id ? [{ id: one.option_id, title: one.option }] : []}
                    box={
                      several &&
                      one.can.includes('show') && (
                        <label className={styles.hit} data-screen-only>
                          <input
                            type="checkbox"
                            aria-label={t('workbench.queue.choose', { text: one.text })}
                            checked={selection.ids.has(one.id)}
                            onChange={(event) =>
                              selection.toggle(one.id, (event.nativeEvent as MouseEvent).shiftKey === true)
                            }
                          />
                        </label>
                      )
                    }
                    acts={<SaidActs said={one} />}
                  >
                    <Link to={`/halls/${one.topic.id}`}>{one.topic.title}</Link>
                    {one.parent_text && <p className={layout.text}>{t('words.to_what', { text: one.parent_text })}</p>}
                  </SaidLine>
                ))}
              </ul>
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
        {several && <BulkActs selection={selection} hides={show === 'look'} />}
      </Stack>
    </PageFrame>
  )
}
