import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { BallotForm } from '../../contract/forms.ts'
import type { Planned } from '../roll/draw.ts'
import { type BallotRow, findBallot, mayRead } from '../store.ts'
import { keptResult } from '../tally/kept.ts'

/** Rounds one after the other: asked whether, then asked how (F01: two). */
const roundsMost = 3
const over: readonly string[] = ['final', 'published']

type Followed = Pick<BallotRow, 'follows_id' | 'round' | 'roll_kind'>

/**
 * What a ballot follows, where a form names one. Consent goes on with the round before: settled, reached somewhere, of the same place. A review is
 * judged by who stood on the roll of an earlier ballot. Refusal: `ballots.follows_unfit`.
 */
export async function followed(ctx: WriteContext, form: BallotForm): Promise<Followed> {
  const { roll_kind } = form
  if (form.follows_id === undefined) return { follows_id: null, round: 1, roll_kind }
  const before = await findBallot(ctx, form.follows_id)
  if (form.kind === 'review') return { ...sameRoll(ctx, before), round: 1 }
  const fits =
    form.kind === 'consent' &&
    before?.kind === 'consent' &&
    over.includes(before.state) &&
    before.area_id === (form.area_id ?? null) &&
    before.round < roundsMost &&
    (await reached(ctx, before))
  if (!(before && fits)) return refuse('ballots.follows_unfit', {}, [{ path: 'follows_id', code: 'invalid' }])
  return { follows_id: before.id, round: before.round + 1, roll_kind }
}

/** Refusal: `ballots.follows_unfit` for a ballot that isn't settled, one of owners, and one whose roll the drafter may not read. */
function sameRoll(ctx: WriteContext, before: BallotRow | undefined): Pick<BallotRow, 'follows_id' | 'roll_kind'> {
  const fits = before && over.includes(before.state) && before.roll_kind !== 'owners' && mayRead(ctx, before)
  if (!fits) return refuse('ballots.follows_unfit', {}, [{ path: 'follows_id', code: 'invalid' }])
  return { follows_id: before.id, roll_kind: before.roll_kind }
}

/** Whether the whole, or one of the parts that are counted by themselves, reached its threshold. */
async function reached(ctx: WriteContext, row: BallotRow): Promise<boolean> {
  const counted = (await keptResult(ctx, row.id))?.counted
  return (counted?.parts ? counted.parts.some((part) => part.passed) : counted?.owners?.passed) ?? false
}

/** Whether the roll is another ballot's: the same people are asked again. */
export const followsRoll = ({ kind, follows_id }: Pick<BallotRow, 'kind' | 'follows_id'>) =>
  kind === 'review' && follows_id !== null

/** Of a later round only the buildings or stairwells that reached the threshold of the one before. */
export async function onlyPassed(ctx: WriteContext, row: BallotRow, planned: Planned): Promise<Planned> {
  if (row.follows_id === null || row.kind !== 'consent') return planned
  const parts = (await keptResult(ctx, row.follows_id))?.counted.parts
  if (!parts) return planned
  const passed = new Set(parts.filter((part) => part.passed).map((part) => part.id))
  const voters = planned.voters.filter(({ dwelling_id }) => {
    const dwelling = planned.dwellings.get(dwelling_id)
    return dwelling && (passed.has(dwelling.stairwell_id ?? '') || passed.has(dwelling.building_id))
  })
  return { ...planned, voters }
}
