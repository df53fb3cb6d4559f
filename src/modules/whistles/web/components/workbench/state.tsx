import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { StateTag, type Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Brief } from './views.ts'

const tones: Record<Brief['state'], Tone> = { open: 'work', closed: 'done', withdrawn: 'rest' }
const callTones: Record<Brief['calls'][number]['state'], Tone> = {
  called: 'wait',
  reported: 'work',
  finished: 'done',
  refused: 'need',
  dropped: 'rest',
}
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How a whistle stands. */
export function WhistleState({ row }: { row: Pick<Brief, 'state' | 'late'> }) {
  const t = useWords('whistles')
  if (row.state === 'open' && row.late) return <StateTag tone="late">{t('words.late')}</StateTag>
  return <StateTag tone={tones[row.state]}>{t(`words.state.${row.state}`)}</StateTag>
}

/** How a called department stands. */
export function CallState({ call }: { call: Brief['calls'][number] }) {
  const t = useWords('whistles')
  const late = call.state === 'called' && call.late
  return (
    <StateTag tone={late ? 'late' : callTones[call.state]}>
      {late ? t('words.not_come') : t(`words.call.${call.state}`)}
    </StateTag>
  )
}

/** A length of time in the unit people would say it in. */
function useLength() {
  const t = useWords('whistles')
  return (milliseconds: number): string => {
    if (milliseconds < hour) return t('words.minutes', { count: Math.max(1, Math.round(milliseconds / minute)) })
    if (milliseconds < day) return t('words.hours', { count: Math.floor(milliseconds / hour) })
    return t('words.days', { count: Math.floor(milliseconds / day) })
  }
}

/** By when a department has to be here, with what is left of it. */
export function ReportDue({ due }: { due: string }) {
  const t = useWords('whistles')
  const dates = useDates()
  const length = useLength()
  const left = Date.parse(due) - serverNow()
  return (
    <span>
      {t('words.report_by', { time: dates.full(due) })}
      {t(left < 0 ? 'words.passed' : 'words.left', { length: length(Math.abs(left)) })}
    </span>
  )
}
