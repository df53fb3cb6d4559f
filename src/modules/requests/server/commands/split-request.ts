import { changeCase, copyAskers, linksOf, linkThings, type NewAsker } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { fileRequest, groundsOf } from '../rules/file-request.ts'
import { type LockedRequest, lockRequest, thingKind } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/** A request that holds more matters than this was never one. */
const partsMost = 5

/**
 * Two matters were told as one: the second becomes a request of its own, with its item, whoever answers for that, and clocks from now.
 * Both are tied together, both tell it to whoever asked, and the same people ask for both. Refusals: those of `lockForStaff`,
 * `requests.split_too_many`, those of `fileRequest`.
 */
export const splitRequest = command(routes['POST /api/c/:community/requests/:id/split'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'split')
    const thing = { kind: thingKind, id: row.id }
    const parts = await linksOf(ctx.tx, ctx.communityId, thing)
    if (parts.filter((link) => link.relation === 'split' && link.outward).length >= partsMost) {
      refuse('requests.split_too_many', { most: partsMost })
    }
    const actor = staffActor(ctx, 'requests.handle', row)
    const newId = await fileRequest(ctx, {
      input: {
        item_code: input.item_code,
        description: input.description,
        place_detail: row.place_detail,
        anonymous: row.anonymous,
        confidential: row.confidential,
      },
      asker: nobody(ctx),
      actor,
      channel: row.channel,
      enteredBy: actor,
      ...(await groundsOf(
        ctx,
        row.dwelling_id ? { dwelling_id: row.dwelling_id } : { area_id: row.area_id ?? undefined },
      )),
    })
    const part = { kind: thingKind, id: newId }
    await adoptAskers(ctx, thing, part)
    await linkThings(ctx.tx, ctx.communityId, { from: thing, to: part, relation: 'split' }, ctx.now)
    await tellBoth(ctx, row, newId, { actor, visibility: 'public', body: input.reason })
    ctx.audit('request', row.id, { split_into: newId, item: input.item_code, reason: input.reason })
    ctx.audit('request', newId, { split_from: row.id })
    ctx.emit('requests.split', { request_id: row.id, into_id: newId })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

/** Stands in until the askers of the first request are taken over. */
function nobody(ctx: WriteContext): NewAsker {
  const none = { personId: null, contactName: null, contactPhone: null }
  return { id: ctx.newId(), relation: 'first', wantsUpdates: false, ...none }
}

async function adoptAskers(ctx: WriteContext, from: { kind: string; id: string }, to: { kind: string; id: string }) {
  await ctx.tx
    .deleteFrom('caseflow.askers')
    .where('community_id', '=', ctx.communityId)
    .where('thing_kind', '=', to.kind)
    .where('thing_id', '=', to.id)
    .execute()
  await copyAskers(ctx.tx, ctx.communityId, from, to, ctx.newId, ctx.now)
}

type Told = { actor: ReturnType<typeof staffActor>; visibility: 'public'; body: string }

async function tellBoth(ctx: WriteContext, row: LockedRequest, newId: string, told: Told): Promise<void> {
  const part = (await lockRequest(ctx.tx, ctx.communityId, newId)) ?? refuse('platform.not_found')
  const off = { kind: 'split_off', ...told, data: { other_id: part.id, number: part.number } }
  await changeCase(ctx.tx, row, { steps: [off] }, ctx.now)
  const from = { kind: 'split_from', ...told, data: { other_id: row.id, number: row.number } }
  await changeCase(ctx.tx, part, { steps: [from] }, ctx.now)
}
