import { useDates } from '../../../../app/web/dates.ts'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from './settings.module.css'
import type { Preview as PreviewView, Wanted } from './views.ts'

type Example = PreviewView['deadlines']['examples'][number]

function Moved({ rows }: { rows: Example[] }) {
  const t = useWords('settings')
  const dates = useDates()
  const columns: Column<Example>[] = [
    {
      key: 'request',
      head: t('workbench.preview.request'),
      cell: (row) => (
        <>
          <Link to={`/requests/${row.id}`}>{row.title}</Link>
          <Under>{row.number}</Under>
        </>
      ),
    },
    { key: 'before', head: t('workbench.preview.before'), cell: (row) => dates.full(row.before.resolve) },
    { key: 'after', head: t('workbench.preview.after'), cell: (row) => dates.full(row.after.resolve) },
  ]
  return <RecordTable caption={t('workbench.preview.moved')} columns={columns} rows={rows} keyOf={(row) => row.id} />
}

/** What the rules did of late, as far as the wanted ones would have done otherwise. */
function useFacts({ replay, emergencies }: PreviewView, wanted: Wanted): string[] {
  const t = useWords('settings')
  const facts: string[] = []
  if (wanted.auto_dispatch !== undefined) facts.push(t('workbench.preview.by_itself', replay))
  if (wanted.anonymous !== undefined) facts.push(t('workbench.preview.anonymous', replay))
  if (wanted.emergencies !== undefined)
    facts.push(t('workbench.preview.emergencies', { days: replay.days, ...emergencies }))
  if (wanted.confirm_days !== undefined) facts.push(t('workbench.preview.confirm_days', replay))
  if (wanted.call_back_after_days !== undefined) facts.push(t('workbench.preview.call_back', replay))
  return facts
}

/** Before it holds: which open requests get other limits, and what would have gone otherwise. */
export function Preview({ preview, wanted }: { preview: PreviewView; wanted: Wanted }) {
  const t = useWords('settings')
  const facts = useFacts(preview, wanted)
  const { deadlines } = preview
  const reckons = wanted.calendar !== undefined || wanted.days !== undefined
  return (
    <>
      {facts.length > 0 && (
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {reckons && (
        <p>
          {deadlines.moved === 0
            ? t('workbench.preview.none_moved', { count: deadlines.looked_at })
            : t('workbench.preview.some_moved', { count: deadlines.looked_at, moved: deadlines.moved })}
        </p>
      )}
      {reckons && deadlines.moved > 0 && <Moved rows={deadlines.examples} />}
    </>
  )
}
