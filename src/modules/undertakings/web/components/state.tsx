import { useDates } from '../../../../app/web/dates.ts'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Brief } from './views.ts'

const tones: Record<NonNullable<Brief['outcome']>, Tone> = {
  solved: 'done',
  partly: 'info',
  refused: 'rest',
  explained: 'rest',
}

/** How it stands: under way, or how it ended. */
export function UndertakingState({ row }: { row: Pick<Brief, 'state' | 'outcome' | 'kind'> & { overdue?: boolean } }) {
  const t = useWords('undertakings')
  if (row.outcome)
    return <StateTag tone={tones[row.outcome]}>{t(`words.outcome_of.${row.kind}.${row.outcome}`)}</StateTag>
  return <StateTag tone={row.overdue ? 'late' : 'work'}>{t('words.state.open')}</StateTag>
}

/** What comes next and by which day; said where none is named or the day has passed. */
export function NextStep({ row }: { row: Brief }) {
  const t = useWords('undertakings')
  const dates = useDates()
  if (row.state === 'ended') return <>{row.ended_at ? dates.day(row.ended_at) : ''}</>
  if (row.next_day === null) return <StateTag tone="late">{t('words.next_none')}</StateTag>
  const day = dates.day(row.next_day)
  return (
    <>
      {row.next_step}
      {'　'}
      {row.overdue ? <StateTag tone="late">{t('words.next_overdue', { day })}</StateTag> : day}
    </>
  )
}
