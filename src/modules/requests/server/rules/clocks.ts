import type { CaseRow } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { handlingSince, type LockedRequest, pausesOf } from '../store.ts'
import { communityRules } from './community.ts'
import { type ItemLimits, limitFrom } from './limits.ts'

type Clocks = Pick<CaseRow, 'contact_due' | 'resolve_due' | 'due_estimated'>

/** The limits of an item for a request under way: the present handling's solution, what was paused not counted. */
export async function reckoned(ctx: WriteContext, row: LockedRequest, item: ItemLimits): Promise<Clocks> {
  const { calendar } = await communityRules(ctx.tx, ctx.communityId)
  const { contact_due, resolve_due, due_estimated } = limitFrom(item, row.filed_at, calendar, {
    resolveFrom: await handlingSince(ctx.tx, row),
    pauses: await pausesOf(ctx.tx, row),
    now: ctx.now,
  })
  // A first contact made stays measured against the limit it had then.
  return { contact_due: row.contacted_at ? row.contact_due : contact_due, resolve_due, due_estimated }
}

/** Ends a pause where there is one: the limits move by the working time it took. */
export async function resumed(
  ctx: WriteContext,
  row: LockedRequest,
): Promise<{ set: Partial<Clocks>; endPause: boolean }> {
  return row.paused_at ? { set: await reckoned(ctx, row, row), endPause: true } : { set: {}, endPause: false }
}
