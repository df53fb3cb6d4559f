import { StateTag, type Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Brief } from './views.ts'

const tones: Record<Brief['state'], Tone> = {
  to_dispatch: 'need',
  assigned: 'wait',
  accepted: 'work',
  finished: 'info',
  closed: 'rest',
}

/** Where a request stands, in a word; closed ones say how they ended. */
export function RequestState({ row }: { row: Pick<Brief, 'state' | 'outcome'> }) {
  const t = useWords('requests')
  const ended = row.state === 'closed' && row.outcome !== null
  const tone = ended && row.outcome === 'solved' ? 'done' : tones[row.state]
  return <StateTag tone={tone}>{t(ended ? `words.outcome.${row.outcome}` : `words.state.${row.state}`)}</StateTag>
}

/** What makes a row stand out beside its state: reopened, passed up, very or rather urgent. */
export function RequestMarks({ row }: { row: Brief }) {
  const t = useWords('requests')
  return (
    <>
      {row.priority === 1 && <StateTag tone="need">{t('words.priority.1')}</StateTag>}{' '}
      {row.priority === 2 && <StateTag tone="wait">{t('words.priority.2')}</StateTag>}{' '}
      {row.reopened_count > 0 && (
        <StateTag tone="late">{t('workbench.reopened', { count: row.reopened_count })}</StateTag>
      )}{' '}
      {row.escalation_level > 0 && <StateTag tone="late">{t('workbench.escalated')}</StateTag>}
    </>
  )
}
