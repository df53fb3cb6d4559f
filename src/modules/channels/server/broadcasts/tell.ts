import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { covers, holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { type Group, groupsWhere, tellsGroup } from '../groups/groups.ts'
import { keysOf } from '../robots/keys.ts'
import { lockBroadcast, lockDelivery, mayTell, showBroadcast } from './broadcasts.ts'
import { personalIn } from './personal.ts'
import type { Wordings } from './wordings.ts'

/** Tells something to every group of a branch: robots send it after commit, the others are passed on by hand. Refusals: see the route. */
export const broadcast = command(routes['POST /api/c/:community/broadcasts'], {
  async handle(ctx, { area_id, title, wordings }) {
    const area = area_id === undefined ? null : ((await findArea(ctx.tx, ctx.communityId, area_id)) ?? null)
    if (area_id !== undefined && area === null)
      refuse('channels.area_unfit', {}, [{ path: 'area_id', code: 'invalid' }])
    const paths = area === null ? [''] : [area.admin_path, area.compound_path]
    if (!holdsOver(ctx.actor, 'channels.broadcast', { paths })) refuse('platform.not_allowed')
    checkWords(title, wordings)
    const groups = (await groupsWhere(ctx, sql`and g.retired_at is null`)).filter((group) => liesIn(paths, group))
    if (groups.length === 0) refuse('channels.no_groups', {}, [{ path: 'area_id', code: 'invalid' }])
    const id = ctx.newId()
    await ctx.tx
      .insertInto('channels.broadcasts')
      .values({
        community_id: ctx.communityId,
        id,
        area_id: area?.id ?? null,
        title,
        wordings: JSON.stringify(wordings),
        made_at: ctx.now,
        made_by_person_id: ctx.actor.personId,
      })
      .execute()
    await giveOut(ctx, id, groups)
    ctx.audit('broadcast', id, { title, area_id: area?.id ?? null, groups: groups.length })
    ctx.emit('channels.to_send', {})
    return { id }
  },
  view: (ctx, { id }) => showBroadcast(ctx, id),
})

function liesIn(paths: readonly (string | null)[], { admin_path, compound_path }: Group): boolean {
  const own = [admin_path, compound_path].filter((path) => path !== null)
  return own.some((path) => paths.some((above) => above !== null && covers(above, path)))
}

function checkWords(title: string, wordings: Wordings): void {
  for (const [path, text] of Object.entries({ title, ...wordings })) {
    const found = personalIn(text)
    if (found) refuse(`channels.${found}`, {}, [{ path: path === 'title' ? path : `wordings.${path}`, code: found }])
  }
}

async function giveOut(ctx: WriteContext, broadcastId: string, groups: readonly Group[]): Promise<void> {
  const rows = groups.map((group) => ({
    community_id: ctx.communityId,
    id: ctx.newId(),
    broadcast_id: broadcastId,
    group_id: group.id,
    state: keysOf(ctx, group).webhook === undefined ? ('to_pass' as const) : ('waiting' as const),
    due_at: ctx.now,
  }))
  await ctx.tx.insertInto('channels.deliveries').values(rows).execute()
}

/** Who passes it on in a group says so, or takes it back. Kept is that it was done, not by whom. Refusals: see the route. */
export const passOn = command(routes['POST /api/c/:community/broadcasts/:id/pass'], {
  async handle(ctx, { id, group_id, passed }) {
    const { withdrawn_at } = await lockBroadcast(ctx, id)
    const delivery = await lockDelivery(ctx, id, group_id)
    const [group] = await groupsWhere(ctx, sql`and g.id = ${group_id}`)
    if (!group || !tellsGroup(ctx, group)) refuse('platform.not_allowed')
    if (withdrawn_at !== null) refuse('channels.broadcast_withdrawn')
    if (delivery.state !== 'to_pass' && delivery.state !== 'passed') refuse('channels.sent_by_robot')
    await sql`
      update channels.deliveries set state = ${passed ? 'passed' : 'to_pass'}, done_at = ${passed ? ctx.now : null}
      where community_id = ${ctx.communityId} and id = ${delivery.id}`.execute(ctx.tx)
    ctx.audit('broadcast', id, { group_id, passed })
    return { id }
  },
  view: (ctx, { id }) => showBroadcast(ctx, id),
})

/** A robot tries once more what it gave up; without an address now, it is passed on by hand. Refusals: see the route. */
export const resend = command(routes['POST /api/c/:community/broadcasts/:id/resend'], {
  async handle(ctx, { id, group_id }) {
    const { withdrawn_at, area_id } = await lockBroadcast(ctx, id)
    if (!(await mayTell(ctx, area_id))) refuse('platform.not_allowed')
    const delivery = await lockDelivery(ctx, id, group_id)
    if (withdrawn_at !== null) refuse('channels.broadcast_withdrawn')
    if (delivery.state !== 'failed') refuse('channels.nothing_failed')
    const [group] = await groupsWhere(ctx, sql`and g.id = ${group_id}`)
    if (!group || keysOf(ctx, group).webhook === undefined) refuse('channels.robot_missing')
    await sql`
      update channels.deliveries set state = 'waiting', attempts = 0, due_at = ${ctx.now}
      where community_id = ${ctx.communityId} and id = ${delivery.id}`.execute(ctx.tx)
    ctx.audit('broadcast', id, { group_id, resent: true })
    ctx.emit('channels.to_send', {})
    return { id }
  },
  view: (ctx, { id }) => showBroadcast(ctx, id),
})

/** What wasn't told yet isn't told any more; what was stays counted. Refusals: see the route. */
export const withdraw = command(routes['POST /api/c/:community/broadcasts/:id/withdraw'], {
  async handle(ctx, { id }) {
    const { withdrawn_at, area_id } = await lockBroadcast(ctx, id)
    if (!(await mayTell(ctx, area_id))) refuse('platform.not_allowed')
    if (withdrawn_at !== null) refuse('channels.broadcast_withdrawn')
    await sql`
      update channels.broadcasts set withdrawn_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    await sql`
      update channels.deliveries set state = 'withdrawn'
      where community_id = ${ctx.communityId} and broadcast_id = ${id} and state in ('to_pass', 'waiting', 'failed')`.execute(
      ctx.tx,
    )
    ctx.audit('broadcast', id, { withdrawn: true })
    return { id }
  },
  view: (ctx, { id }) => showBroadcast(ctx, id),
})
