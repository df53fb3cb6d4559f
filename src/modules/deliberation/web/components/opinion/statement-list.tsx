import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useReadPages } from '../../queries.ts'
import styles from './opinion.module.css'
import { StatementActs } from './statement-acts.tsx'
import type { Statement } from './views.ts'

const shows = ['all', 'look', 'shown', 'hidden'] as const
const tones = { waiting: 'wait', shown: 'done', hidden: 'rest', merged: 'info', withdrawn: 'rest' } as const

function Line({ topicId, statement }: { topicId: string; statement: Statement }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const who = statement.seeded
    ? t('workbench.opinion.by_staff')
    : statement.by_name || t('workbench.opinion.by_resident')
  return (
    <li>
      <p className={styles.text}>
        <strong>{statement.text}</strong>
      </p>
      <div className={styles.row}>
        <StateTag tone={tones[statement.state]}>{t(`words.opinion.state.${statement.state}`)}</StateTag>
        <Under>
          {[who, dates.full(statement.at), statement.same > 0 && t('workbench.opinion.same', { count: statement.same })]
            .filter(Boolean)
            .join(' · ')}
        </Under>
      </div>
      {statement.reason && <p className={styles.text}>{t('words.because', { reason: statement.reason })}</p>}
      <StatementActs topicId={topicId} statement={statement} />
    </li>
  )
}

/** Statements of a topic, the newest first, for whoever looks after them. */
export function StatementList({ topicId }: { topicId: string }) {
  const t = useWords('deliberation')
  const [search, setSearch] = useSearch()
  const show = shows.find((one) => one === search['show']) ?? 'all'
  const q = search['q']?.trim()
  const list = useReadPages('GET /api/c/:community/topics/:id/statements', {
    params: { id: topicId },
    query: { show, ...(q ? { q } : {}) },
  })
  return (
    <Card title={t('workbench.opinion.statements')}>
      <Stack>
        <div className={styles.row} data-screen-only>
          <TextField
            name="q"
            label={t('workbench.opinion.search')}
            type="search"
            short
            value={search['q'] ?? ''}
            onChange={(value) => setSearch({ q: value || undefined })}
          />
          <SelectField
            name="show"
            label={t('words.which')}
            short
            value={show}
            onChange={(value) => setSearch({ show: value === 'all' ? undefined : value })}
            options={shows.map((value) => ({ value, label: t(`workbench.opinion.show.${value}`) }))}
          />
        </div>
        <QueryView query={list} part>
          {(data) =>
            data.items.length === 0 ? (
              <p>{t(q || show !== 'all' ? 'workbench.opinion.filtered' : 'workbench.opinion.none')}</p>
            ) : (
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <Line key={one.id} topicId={topicId} statement={one} />
                ))}
              </ul>
            )
          }
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </Card>
  )
}
