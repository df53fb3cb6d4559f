import { useDates } from '../../../../../../app/web/dates.ts'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { wholeLine } from '../../../../../../app/web/kit/whole-line.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import type { Forwarding } from './views.ts'

const tones = { waiting: 'wait', late: 'late', answered: 'done', withdrawn: 'info' } as const

/** How it stands with a letter, in a word, with the day that matters. */
export function ForwardingState({ forwarding }: { forwarding: Forwarding }) {
  const t = useWords('requests')
  const dates = useDates()
  const { state, due_on, answered_on } = forwarding
  const day = dates.day(state === 'answered' && answered_on ? answered_on : due_on)
  return <StateTag tone={tones[state]}>{t(`workbench.forwarding.states.${state}`, { day })}</StateTag>
}

/** What came of it so far, in a sentence each. */
export function ForwardingText({ forwarding }: { forwarding: Forwarding }) {
  const t = useWords('requests')
  const dates = useDates()
  const { asked, answer, reminded_count, reminded_at, withdrawn_because, signed_by, letter_number, forwarded_at } =
    forwarding
  return (
    <>
      <p>{asked}</p>
      <p>
        {wholeLine(
          [
            letter_number,
            signed_by && t('workbench.forwarding.signed', { name: signed_by.name, title: signed_by.title }),
            dates.short(forwarded_at),
            reminded_at && t('workbench.forwarding.reminded', { count: reminded_count, day: dates.short(reminded_at) }),
          ]
            .filter(Boolean)
            .join(' · '),
        )}
      </p>
      {answer && <p>{t('workbench.forwarding.answered', { answer })}</p>}
      {withdrawn_because && <p>{t('workbench.forwarding.withdrawn', { reason: withdrawn_because })}</p>}
    </>
  )
}
