import {
  snoozeCase,
  type Undoable,
  undoableOf,
  undoCase,
  undoWithin,
  wakeCase,
} from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { seesRequest } from '../can.ts'
import { staffActor } from '../door.ts'
import { restoreItem } from '../rules/items.ts'
import { keptPlace } from '../rules/place.ts'
import { setTags } from '../rules/tags.ts'
import { type LockedRequest, lockRequest, moveToItem, noteDispatch, setPlaceDetail, setPriorityBy } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/** The click may take a while to arrive, in milliseconds. */
const grace = 5_000
const seenByAskers: readonly string[] = ['dispatch', 'hand_over', 'reclassify']

/**
 * Its author takes the last move back, within half a minute and before anybody acted on it. Refusals: `platform.not_found`,
 * `platform.not_allowed` for another's move, `requests.changed_meanwhile`, `requests.undo_over`.
 */
export const undoRequest = command(routes['POST /api/c/:community/requests/:id/undo'], {
  async handle(ctx, input) {
    const row = (await lockRequest(ctx.tx, ctx.communityId, input.id)) ?? refuse('platform.not_found')
    const undoable = await undoableOf(ctx.tx, row)
    const mine = undoable !== undefined && undoable.person_id === ctx.actor.personId
    // Who handed it on may see it no more, and still take it back.
    if (!mine && !seesRequest(ctx.actor, row)) refuse('platform.not_found')
    if (row.version !== input.version) refuse('requests.changed_meanwhile')
    if (!undoable) refuse('requests.undo_over')
    if (!mine) refuse('platform.not_allowed')
    if (ctx.now.getTime() - undoable.at.getTime() > undoWithin + grace) refuse('requests.undo_over')
    await putBack(ctx, row, undoable)
    const visibility = seenByAskers.includes(undoable.kind) ? 'public' : 'internal'
    const actor = staffActor(ctx, 'requests.note', row)
    await undoCase(ctx.tx, row, undoable, { actor, visibility }, ctx.now)
    ctx.audit('request', row.id, { undone: undoable.kind, of_version: undoable.version })
    ctx.emit('requests.undone', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Extra = {
  item?: string
  revision?: number
  extended?: number
  extended_times?: number
  ruled_at?: string | null
  tags?: string[]
  snooze?: { until: string; reason: string; set_at: string } | null
  place_detail?: string
  priority_by?: LockedRequest['priority_by']
}

/** What lies in this module's tables. */
async function putBack(ctx: WriteContext, row: LockedRequest, undoable: Undoable): Promise<void> {
  const extra = undoable.extra as Extra
  if (extra.item && extra.revision) {
    const item = await restoreItem(ctx.tx, ctx.communityId, extra.item, extra.revision)
    await moveToItem(ctx.tx, row, item, (await keptPlace(ctx.tx, ctx.communityId, row)).name)
    const { extended = 0, extended_times = 0, ruled_at: ruled } = extra
    const ruled_at = ruled ? new Date(ruled) : null
    await noteDispatch(ctx.tx, row, { extended_amount: extended, extended_times, ruled_at })
  }
  if (extra.tags) await setTags(ctx, row.id, extra.tags)
  if (extra.place_detail !== undefined) await setPlaceDetail(ctx.tx, row, extra.place_detail)
  if (extra.priority_by) await setPriorityBy(ctx.tx, row, extra.priority_by)
  if (extra.snooze !== undefined) await putSnoozeBack(ctx, row.id, undoable.person_id, extra.snooze)
}

async function putSnoozeBack(
  ctx: WriteContext,
  id: string,
  person: string,
  before: NonNullable<Extra['snooze']> | null,
) {
  if (before === null) return wakeCase(ctx.tx, ctx.communityId, id, person)
  const snooze = { until: new Date(before.until), reason: before.reason, set_at: new Date(before.set_at) }
  return snoozeCase(ctx.tx, ctx.communityId, id, person, snooze)
}
