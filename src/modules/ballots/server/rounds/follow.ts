import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { BallotForm } from '../../contract/forms.ts'
import type { Planned } from '../roll/draw.ts'
import { type BallotRow, findBallot } from '../store.ts'
import { keptResult } from '../tally/kept.ts'

/** Rounds one after the other: asked whether, then asked how (F01: two). */
const roundsMost = 3
const over: readonly string[] = ['final', 'published']

/** The round before, where a form names one: consent, settled, reached somewhere, of the same place. Refusal: `ballots.follows_unfit`. */
export async function followed(
  ctx: WriteContext,
  form: BallotForm,
): Promise<{ follows_id: string | null; round: number }> {
  if (form.follows_id === undefined) return { follows_id: null, round: 1 }
  const before = await findBallot(ctx, form.follows_id)
  const fits =
    form.kind === 'consent' &&
    before?.kind === 'consent' &&
    over.includes(before.state) &&
    before.area_id === (form.area_id ?? null) &&
    before.round < roundsMost &&
    (await reached(ctx, before))
  if (!(before && fits)) return refuse('ballots.follows_unfit', {}, [{ path: 'follows_id', code: 'invalid' }])
  return { follows_id: before.id, round: before.round + 1 }
}

/** Whether the whole, or one of the parts that are counted by themselves, reached its threshold. */
async function reached(ctx: WriteContext, row: BallotRow): Promise<boolean> {
  const counted = (await keptResult(ctx, row.id))?.counted
  return (counted?.parts ? counted.parts.some((part) => part.passed) : counted?.owners?.passed) ?? false
}

/** Of a later round only the buildings or stairwells that reached the threshold of the one before. */
export async function onlyPassed(ctx: WriteContext, row: BallotRow, planned: Planned): Promise<Planned> {
  if (row.follows_id === null) return planned
  const parts = (await keptResult(ctx, row.follows_id))?.counted.parts
  if (!parts) return planned
  const passed = new Set(parts.filter((part) => part.passed).map((part) => part.id))
  const voters = planned.voters.filter(({ dwelling_id }) => {
    const dwelling = planned.dwellings.get(dwelling_id)
    return dwelling && (passed.has(dwelling.stairwell_id ?? '') || passed.has(dwelling.building_id))
  })
  return { ...planned, voters }
}
