import { useState } from 'react'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DecisionLine } from '../../components/decision-line.tsx'
import { ExportSheet } from '../../components/export-sheet.tsx'
import { Found } from '../../components/found.tsx'
import styles from '../../components/meetings.module.css'
import type { Picked } from '../../components/picks.tsx'
import { call, useReadPages } from '../../queries.ts'

const states = ['open', 'late', 'done', 'dropped', 'all'] as const

/** What was decided, by the day it is due. */
export default function Decisions() {
  const t = useWords('deliberation')
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state']) ?? 'open'
  const body = search['body']
  const ballot = search['ballot']
  const filter = { state, ...(body ? { body } : {}), ...(ballot ? { ballot } : {}) }
  const list = useReadPages('GET /api/c/:community/decisions', { query: filter })
  const [known, setKnown] = useState<Picked[]>([])
  if (list.data && list.data.bodies !== known) setKnown(list.data.bodies)
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
          <SelectField
            name="body"
            label={t('words.owner_body')}
            short
            any
            value={body ?? ''}
            onChange={(value) => setSearch({ body: value || undefined })}
            options={known.map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
        <FilterChips
          chips={[
            {
              key: 'ballot',
              label: t('words.after_ballot'),
              value: ballot && (list.data?.items[0]?.ballot?.title ?? t('words.after_ballot')),
            },
          ]}
          onDrop={() => setSearch({ ballot: undefined })}
          onClear={() => setSearch({ ballot: undefined })}
        />
        <div className={styles.row} data-screen-only>
          {list.data && <Found count={list.data.found} />}
          <ExportSheet
            name={t('workbench.nav.decisions')}
            take={() => call('POST /api/c/:community/decisions/export', { body: filter })}
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
