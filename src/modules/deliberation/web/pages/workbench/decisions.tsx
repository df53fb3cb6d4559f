import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DecisionLine } from '../../components/decision-line.tsx'
import styles from '../../components/meetings.module.css'
import { useReadPages } from '../../queries.ts'

const states = ['open', 'late', 'done', 'dropped', 'all'] as const

/** What was decided, by the day it is due. */
export default function Decisions() {
  const t = useWords('deliberation')
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state']) ?? 'open'
  const list = useReadPages('GET /api/c/:community/decisions', { query: { state } })
  return (
    <PageFrame title={t('workbench.nav.decisions')} intro={t('workbench.decisions.intro')}>
      <Stack>
        <div className={styles.row} data-screen-only>
          <SelectField
            name="state"
            label={t('words.state_label')}
            short
            value={state}
            onChange={(value) => setSearch({ state: value === 'open' ? undefined : value })}
            options={states.map((value) => ({ value, label: t(`words.decision.${value}`) }))}
          />
        </div>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 ? (
              <EmptyState title={t('workbench.decisions.none')}>{t('workbench.decisions.none_help')}</EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card>
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <DecisionLine key={one.id} decision={one} meeting />
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
