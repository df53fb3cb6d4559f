/** What a person may do with an errand: pure. */
import type { errandStates } from '../../contract.ts'

export type Side = 'person' | 'member' | 'staff'
export type ErrandAct = 'hand' | 'give_back' | 'report' | 'close' | 'revoke' | 'consent' | 'decline'
type State = (typeof errandStates)[number]

const bySide: Record<Side, readonly ErrandAct[]> = {
  /** Whoever it is done for: agrees, takes the agreement back at any time (民法典 173), gets the papers back. */
  person: ['consent', 'revoke', 'give_back'],
  /** Whoever does it. */
  member: ['hand', 'give_back', 'report', 'decline'],
  staff: ['hand', 'give_back', 'report', 'close', 'revoke'],
}

/** In which states an act makes sense. Papers go back whatever became of it. */
const when: Record<ErrandAct, readonly State[]> = {
  consent: ['asked'],
  hand: ['open'],
  give_back: ['open', 'reported', 'closed', 'revoked', 'declined'],
  report: ['open', 'reported'],
  decline: ['asked', 'open'],
  revoke: ['asked', 'open', 'reported'],
  close: ['reported', 'open'],
}

export function errandRefusal(side: Side, state: State, act: ErrandAct): string | null {
  if (!bySide[side].includes(act)) return 'platform.not_allowed'
  return when[act].includes(state) ? null : 'counters.errand_over'
}

export function canErrand(side: Side, row: { state: State; papersOut: boolean }): ErrandAct[] {
  return bySide[side].filter(
    (act) =>
      errandRefusal(side, row.state, act) === null &&
      (act !== 'give_back' || row.papersOut) &&
      (act !== 'close' || !row.papersOut),
  )
}
