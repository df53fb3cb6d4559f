import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useReadPages, useWrite } from '../../../queries.ts'
import type { ImportProposal, ImportView } from '../views.ts'
import styles from './import.module.css'
import { importReads } from './reads.ts'

const route = 'GET /api/c/:community/people/imports/:id/proposals'
type Side = ImportProposal['sheet']

function Facts({ side }: { side: Side }) {
  const t = useWords('people')
  return (
    <LabelList
      rows={[
        { label: t('words.name'), value: side.name },
        { label: t('words.phone'), value: side.phone_masked },
        { label: t('words.identity_number'), value: side.identity_masked },
        { label: t('words.birth_date'), value: side.birth_date },
        { label: t('words.home'), value: side.home },
      ]}
    />
  )
}

interface PairProps {
  item: ImportProposal
  busy: boolean
  onDecide: (decision: 'same' | 'different' | 'skip', person?: string) => void
}

/** A row of the sheet beside the entries it may mean, and what may be said of it. */
function Pair({ item, busy, onDecide }: PairProps) {
  const t = useWords('people')
  return (
    <li className={styles.pair} data-keep>
      <section>
        <h3>{t('workbench.import.decide_sheet', { row: item.row })}</h3>
        <Facts side={item.sheet} />
        <div className={styles.acts}>
          {item.decision && <StateTag tone="done">{t(`workbench.import.decided.${item.decision}`)}</StateTag>}
          {item.can.includes('different') && (
            <Button busy={busy} onClick={() => onDecide('different')}>
              {t('workbench.import.decide_different')}
            </Button>
          )}
          <Button busy={busy} onClick={() => onDecide('skip')}>
            {t('workbench.import.decide_skip')}
          </Button>
        </div>
      </section>
      {item.entries.map((entry) => (
        <section key={entry.id}>
          <h3>
            <Link to={`/people/${entry.id}`}>{t('workbench.import.decide_entry')}</Link>
          </h3>
          <Facts side={entry} />
          <div className={styles.acts}>
            <Button busy={busy} onClick={() => onDecide('same', entry.id)}>
              {t('workbench.import.decide_same')}
            </Button>
            {item.decided_for === entry.id && <StateTag tone="done">{t('workbench.import.decided.same')}</StateTag>}
            <span className={styles.help}>
              {entry.why.map((why) => t(`workbench.import.likeness.${why}`)).join(t('words.comma'))}
            </span>
          </div>
        </section>
      ))}
    </li>
  )
}

/** Rows that may mean somebody who is registered already, to be decided on before the sheet is taken in. */
export function ImportProposals({ view }: { view: ImportView }) {
  const t = useWords('people')
  const [row, setRow] = useState<number | null>(null)
  const list = useReadPages(route, { params: { id: view.id }, query: {} })
  const write = useWrite('POST /api/c/:community/people/imports/:id/decisions', { refresh: [...importReads, route] })
  const rest = (decision: 'different' | 'skip') => {
    setRow(null)
    write.mutate({ params: { id: view.id }, body: { decisions: [], rest: decision } })
  }
  return (
    <Card title={t('workbench.import.decide')}>
      <Stack>
        <p className={styles.help}>
          {view.rows_undecided > 0 ? t('workbench.import.decide_help') : t('workbench.import.decide_none')}
        </p>
        {view.rows_undecided > 1 && (
          <div className={styles.acts}>
            <Button busy={write.isPending && row === null} onClick={() => rest('different')}>
              {t('workbench.import.decide_rest_different')}
            </Button>
            <Button busy={write.isPending && row === null} onClick={() => rest('skip')}>
              {t('workbench.import.decide_rest_skip')}
            </Button>
          </div>
        )}
        {write.error && <ErrorState problem={write.error} part />}
        <QueryView query={list} part>
          {(data) => (
            <ul className={styles.pairs}>
              {data.items.map((item) => (
                <Pair
                  key={item.row}
                  item={item}
                  busy={write.isPending && row === item.row}
                  onDecide={(decision, person_id) => {
                    setRow(item.row)
                    const choice = { row: item.row, decision, ...(person_id ? { person_id } : {}) }
                    write.mutate({ params: { id: view.id }, body: { decisions: [choice] } })
                  }}
                />
              ))}
            </ul>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </Card>
  )
}
