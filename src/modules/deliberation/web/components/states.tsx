import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'

const tones = { called: 'info', open: 'work', closed: 'done', cancelled: 'rest' } as const satisfies Record<
  string,
  Tone
>

export function MeetingState({ state }: { state: keyof typeof tones }) {
  const t = useWords('deliberation')
  return <StateTag tone={tones[state]}>{t(`words.state.${state}`)}</StateTag>
}

type Seen = { state: 'open' | 'done' | 'dropped'; late?: boolean }

/** 已超过约定 says more than 在办. */
export function DecisionState({ state, late }: Seen) {
  const t = useWords('deliberation')
  if (state === 'open' && late) return <StateTag tone="late">{t('words.late')}</StateTag>
  return (
    <StateTag tone={state === 'open' ? 'work' : state === 'done' ? 'done' : 'rest'}>
      {t(`words.decision.${state}`)}
    </StateTag>
  )
}

const outcomes = {
  noted: 'wait',
  answered: 'info',
  taken_up: 'work',
  done: 'done',
  not_possible: 'rest',
} as const satisfies Record<string, Tone>

export function OutcomeTag({ outcome }: { outcome: keyof typeof outcomes }) {
  const t = useWords('deliberation')
  return <StateTag tone={outcomes[outcome]}>{t(`words.outcome.${outcome}`)}</StateTag>
}
