import { NoticeBoard } from '../../../../app/web/art/notice-board.tsx'
import { serverNow } from '../../../../app/web/clock.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { OutputOf } from '../../../../shared/contract.ts'
import type { routes } from '../../contract.ts'
import styles from '../components/forms.module.css'
import { useRead } from '../queries.ts'

type Asked = OutputOf<(typeof routes)['GET /api/c/:community/forms/asked']>
type Asker = Asked['askers'][number]

/** Who asked for what, how often, what of it was known, how long it took; and what is asked for twice. */
export default function AskedPage() {
  const t = useWords('forms')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const thisMonth = dates.plain(new Date(serverNow()).toISOString()).slice(0, 7)
  const to = search['to'] ?? thisMonth
  const from = search['from'] ?? `${thisMonth.slice(0, 4)}-01`
  const asked = useRead('GET /api/c/:community/forms/asked', { query: { from, to } })
  return (
    <PageFrame title={t('workbench.asked.title')} intro={t('workbench.asked.intro')} back="/forms">
      <Stack>
        <div className={styles['filters']} data-screen-only>
          <TextField
            name="from"
            label={t('workbench.asked.from')}
            hint={t('workbench.asked.month_hint')}
            short
            value={from}
            onChange={(value) => setSearch({ from: value })}
          />
          <TextField
            name="to"
            label={t('workbench.asked.to')}
            hint={t('workbench.asked.month_hint')}
            short
            value={to}
            onChange={(value) => setSearch({ to: value })}
          />
        </div>
        <QueryView query={asked}>
          {(data) => (
            <>
              <Askers askers={data.askers} />
              <Twice twice={data.twice} />
            </>
          )}
        </QueryView>
        <Card title={t('workbench.asked.how')}>
          <p>{t('workbench.asked.formula')}</p>
        </Card>
      </Stack>
    </PageFrame>
  )
}

/** A share with what it is made of. */
function Share({ of, from }: { of: number; from: number }) {
  const t = useWords('forms')
  if (from === 0) return null
  return (
    <>
      {t('words.share', { value: Math.round((of / from) * 100) })}
      <Under>{`${of}/${from}`}</Under>
    </>
  )
}

function Askers({ askers }: { askers: Asked['askers'] }) {
  const t = useWords('forms')
  const columns: Column<Asker>[] = [
    { key: 'asked_by', head: t('words.asked_by'), wide: true, cell: (row) => row.asked_by },
    { key: 'forms', head: t('workbench.asked.forms'), labelled: true, cell: (row) => row.forms },
    { key: 'asked', head: t('workbench.asked.times'), labelled: true, cell: (row) => row.asked },
    {
      key: 'handed_in',
      head: t('workbench.asked.handed_in'),
      labelled: true,
      cell: (row) => row.handed_in,
    },
    {
      key: 'in_time',
      head: t('workbench.asked.in_time'),
      labelled: true,
      cell: (row) => <Share of={row.in_time} from={row.handed_in} />,
    },
    {
      key: 'known',
      head: t('workbench.asked.known'),
      labelled: true,
      cell: (row) => <Share of={row.columns_known} from={row.columns} />,
    },
    {
      key: 'days',
      head: t('workbench.asked.days'),
      labelled: true,
      cell: (row) => (row.handed_in === 0 ? '' : (row.days / row.handed_in).toFixed(1)),
    },
    { key: 'reopened', head: t('workbench.asked.reopened'), labelled: true, cell: (row) => row.reopened },
  ]
  if (askers.length === 0)
    return (
      <EmptyState drawing={<NoticeBoard />} title={t('workbench.asked.none')}>
        {t('workbench.asked.none_help')}
      </EmptyState>
    )
  return (
    <Card flush>
      <RecordTable caption={t('workbench.asked.title')} columns={columns} rows={askers} keyOf={(row) => row.asked_by} />
    </Card>
  )
}

function Twice({ twice }: { twice: Asked['twice'] }) {
  const t = useWords('forms')
  return (
    <Card title={t('workbench.asked.twice')}>
      {twice.length === 0 ? (
        <p>{t('workbench.asked.twice_none')}</p>
      ) : (
        <ul className={`${layout['lines']} ${styles['plain']}`}>
          {twice.map((one) => (
            <li key={`${one.rows} ${one.source} ${one.label}`}>
              <span>{t('workbench.asked.twice_row', { label: one.label, rows: t(`words.rows.${one.rows}`) })}</span>
              <span>
                {one.forms.map((form, index) => (
                  <span key={form.id}>
                    {index > 0 && ' · '}
                    <Link to={`/forms/${form.id}`}>{form.name}</Link> {form.asked_by}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
