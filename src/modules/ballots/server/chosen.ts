import type { ReadContext } from '../../../platform/command/types.ts'
import type { Phase } from '../contract/kinds.ts'
import { type BallotRow, findBallot, optionsOf, phaseOf } from './store.ts'
import { keptResult } from './tally/kept.ts'

/** One thing a ballot chose, as whoever carries it out takes it up. */
export type ChosenOption = { code: string; title: string; description: string; cost_fen: number | null }

/** A ballot with what it chose to be done, and how it is held, for one that follows it. */
export type Chosen = Pick<
  BallotRow,
  'id' | 'number' | 'title' | 'area_id' | 'admin_path' | 'compound_path' | 'by_group' | 'roll_kind'
> & { phase: Phase; codes: string[]; chosen: ChosenOption[] }

const displayed: readonly Phase[] = ['objection', 'final', 'published']
const asked: readonly string[] = ['owners', 'lift', 'consent']
/** Kinds that judge what was done: nothing is to be carried out. */
const judging: readonly string[] = ['review', 'satisfaction']

/**
 * `codes`: what won, from the display of the result on. `chosen`: of those what can be carried out: where it asked yes or no, the question
 * itself if it was carried (somewhere, where it is counted house by house); else the options, without persons. Undefined where there is none.
 */
export async function chosenOf(ctx: ReadContext, id: string): Promise<Chosen | undefined> {
  const row = await findBallot(ctx, id)
  if (!row) return undefined
  const phase = phaseOf(row, ctx.now)
  const counted = displayed.includes(phase) ? (await keptResult(ctx, id))?.counted : undefined
  const codes = [...(counted?.winners ?? [])]
  const { number, title, area_id, admin_path, compound_path, by_group, roll_kind } = row
  const frame = { id, number, title, area_id, admin_path, compound_path, by_group, roll_kind, phase, codes }
  if (asked.includes(row.kind)) {
    const carried = codes.includes('for') || (counted?.parts ?? []).some((part) => part.passed)
    const question = { code: 'for', title, description: row.description, cost_fen: null }
    return { ...frame, chosen: carried ? [question] : [] }
  }
  if (judging.includes(row.kind)) return { ...frame, chosen: [] }
  const options = await optionsOf(ctx, id)
  const chosen = codes.flatMap((code) => {
    const option = options.find((one) => one.code === code && one.candidate_person_id === null)
    return option ? { code, title: option.title, description: option.description, cost_fen: option.cost_fen } : []
  })
  return { ...frame, chosen }
}
