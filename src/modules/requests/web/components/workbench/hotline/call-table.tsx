import { useDates } from '../../../../../../app/web/dates.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag, type Tone } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { CallRow } from './views.ts'

/** How a call ended, in a word. */
export function CallState({ call }: { call: CallRow }) {
  const t = useWords('requests')
  const { tone, word } = stateOf(call)
  return <StateTag tone={tone}>{t(`workbench.hotline.state.${word}`)}</StateTag>
}

function stateOf(call: CallRow): { tone: Tone; word: string } {
  const waiting = call.call_back_due !== null && call.called_back_at === null
  if (call.kind === 'missed') return waiting ? { tone: 'need', word: 'missed' } : { tone: 'done', word: 'returned' }
  if (call.outcome === null) return { tone: 'work', word: 'on_line' }
  if (call.outcome === 'to_call_back') {
    return waiting ? { tone: 'wait', word: 'to_call_back' } : { tone: 'done', word: 'returned' }
  }
  const tones: Partial<Record<typeof call.outcome, Tone>> = { filed: 'done', added: 'done', informed: 'info' }
  return { tone: tones[call.outcome] ?? 'rest', word: call.outcome }
}

/** Who it was, as far as the log tells. */
export function CallerName({ call }: { call: CallRow }) {
  const t = useWords('requests')
  const number = call.phone_masked ?? t('workbench.hotline.withheld_short')
  if (!call.person) return number
  return (
    <>
      <Link to={`/people/${call.person.id}`}>{call.person.name}</Link> {number}
    </>
  )
}

/** Calls as rows: when, who, what became of it. */
export function CallTable({ calls, caption }: { calls: CallRow[]; caption: string }) {
  const t = useWords('requests')
  const dates = useDates()
  const columns: Column<CallRow>[] = [
    {
      key: 'who',
      head: t('workbench.hotline.columns.who'),
      cell: (call) => (
        <>
          <CallerName call={call} />
          {call.note && <Under>{call.note}</Under>}
        </>
      ),
    },
    {
      key: 'when',
      head: t('workbench.hotline.columns.when'),
      cell: (call) => (
        <>
          {dates.full(call.started_at)}
          {call.ended_at && call.kind !== 'missed' && ` – ${dates.time(call.ended_at)}`}
        </>
      ),
    },
    {
      key: 'kind',
      head: t('workbench.hotline.columns.kind'),
      cell: (call) => t(`workbench.hotline.kind.${call.kind}`),
    },
    {
      key: 'outcome',
      head: t('workbench.hotline.columns.outcome'),
      cell: (call) => (
        <>
          <CallState call={call} />
          {call.enquiry && <Under>{t(`workbench.hotline.enquiry.${call.enquiry}`)}</Under>}
          {call.recording && (
            <Under>
              <a href={call.recording} target="_blank" rel="noreferrer">
                {t('workbench.hotline.recording')}
              </a>
            </Under>
          )}
          {call.request && (
            <Under>
              <Link to={`/requests/${call.request.id}`}>{call.request.number}</Link>
            </Under>
          )}
        </>
      ),
    },
    { key: 'by', head: t('workbench.hotline.columns.by'), cell: (call) => call.taken_by },
  ]
  return <RecordTable caption={caption} columns={columns} rows={calls} keyOf={(call) => call.id} />
}
