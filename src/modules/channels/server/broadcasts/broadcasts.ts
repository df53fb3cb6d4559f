import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { broadcastRow, broadcastView, deliveryState } from '../../contract.ts'
import { type Group, groupsWhere, levelOf, saidArea, tellsGroup } from '../groups/groups.ts'
import { textFor, type Wordings } from './wordings.ts'

type Row = z.output<typeof broadcastRow>
type View = z.output<typeof broadcastView>

export type Broadcast = {
  id: string
  area_id: string | null
  title: string
  wordings: Wordings
  made_at: Date
  withdrawn_at: Date | null
}

export type Delivery = {
  id: string
  broadcast_id: string
  group_id: string
  state: z.output<typeof deliveryState>
  done_at: Date | null
  in_digest: boolean
  fault: string
}

/** To be followed by conditions, which begin with `and`. */
export function selectBroadcasts(communityId: number) {
  return sql`select id, area_id, title, wordings, made_at, withdrawn_at from channels.broadcasts where community_id = ${communityId}`
}

/** One broadcast, locked. Refusals: `platform.not_found`. */
export async function lockBroadcast(ctx: WriteContext, id: string): Promise<Broadcast> {
  const found = await sql<Broadcast>`${selectBroadcasts(ctx.communityId)} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Whether the actor may tell, resend and withdraw over what a broadcast is for. */
export async function mayTell(ctx: ReadContext, areaId: string | null): Promise<boolean> {
  if (areaId === null) return holdsOver(ctx.actor, 'channels.broadcast', { paths: [''] })
  const area = (await areasByIds(ctx.tx, ctx.communityId, [areaId])).get(areaId)
  return (
    area !== undefined && holdsOver(ctx.actor, 'channels.broadcast', { paths: [area.admin_path, area.compound_path] })
  )
}

/** One group's part, locked. Refusal: `platform.not_found`. */
export async function lockDelivery(ctx: WriteContext, broadcastId: string, groupId: string): Promise<Delivery> {
  const found = await sql<Delivery>`
    ${selectDeliveries(ctx.communityId)} and broadcast_id = ${broadcastId} and group_id = ${groupId} for update`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('platform.not_found')
}

function selectDeliveries(communityId: number) {
  return sql`
    select id, broadcast_id, group_id, state, done_at, in_digest, fault from channels.deliveries where community_id = ${communityId}`
}

export async function broadcastRows(ctx: ReadContext, broadcasts: readonly Broadcast[]): Promise<Row[]> {
  const parts = await partsOf(ctx, broadcasts)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    broadcasts.flatMap((one) => one.area_id ?? []),
  )
  return broadcasts.map((one) => rowOf(one, parts.get(one.id) ?? [], areas.get(one.area_id ?? '')?.full_name, ctx))
}

type Part = Delivery & { group: Group }

/** What each group was given, by broadcast; in the order of places. */
async function partsOf(ctx: ReadContext, broadcasts: readonly Broadcast[]): Promise<Map<string, Part[]>> {
  const ids = broadcasts.map((one) => one.id)
  const found = await sql<Delivery>`
    ${selectDeliveries(ctx.communityId)} and broadcast_id = any (${ids}::uuid[])`.execute(ctx.tx)
  const groups = await groupsWhere(
    ctx,
    sql`and g.id in (select group_id from channels.deliveries where community_id = ${ctx.communityId} and broadcast_id = any (${ids}::uuid[]))`,
  )
  const byGroup = Map.groupBy(found.rows, (row) => row.group_id)
  const parts = groups.flatMap((group) => (byGroup.get(group.id) ?? []).map((one) => ({ ...one, group })))
  return Map.groupBy(parts, (part) => part.broadcast_id)
}

function rowOf(broadcast: Broadcast, parts: readonly Part[], area: string | undefined, ctx: ReadContext): Row {
  const { id, title, area_id, made_at, withdrawn_at } = broadcast
  return {
    id,
    title,
    area: area_id === null ? null : { id: area_id, name: area ?? '' },
    made_at: made_at.toISOString(),
    withdrawn_at: withdrawn_at?.toISOString() ?? null,
    ...countsOf(parts),
    mine_left: parts.filter((part) => part.state === 'to_pass' && isMine(ctx, part.group)).length,
  }
}

function countsOf(parts: readonly Part[]) {
  return {
    groups: parts.length,
    done: parts.filter((part) => part.state === 'passed' || part.state === 'sent').length,
    failed: parts.filter((part) => part.state === 'failed').length,
  }
}

function isMine({ actor }: ReadContext, group: Group): boolean {
  return actor.personId !== null && group.keeper_person_id === actor.personId
}

/** Who tells over its area sees every group, others those they pass it on in. Refusal: `platform.not_found` where that is none. */
export async function showBroadcast(ctx: ReadContext, id: string): Promise<View> {
  const found = await sql<Broadcast>`${selectBroadcasts(ctx.communityId)} and id = ${id}`.execute(ctx.tx)
  const broadcast = found.rows[0] ?? refuse('platform.not_found')
  const tells = await mayTell(ctx, broadcast.area_id)
  const parts = (await partsOf(ctx, [broadcast])).get(id) ?? []
  const seen = tells ? parts : parts.filter((part) => tellsGroup(ctx, part.group))
  if (seen.length === 0) refuse('platform.not_found')
  const [row] = await broadcastRows(ctx, [broadcast])
  const open = broadcast.withdrawn_at === null
  return {
    ...(row as Row),
    wordings: broadcast.wordings,
    branches: await branchesOf(ctx, parts),
    deliveries: seen.map((part) => deliveryView(ctx, broadcast, part, tells)),
    can: tells && open ? ['withdraw'] : [],
  }
}

function deliveryView(ctx: ReadContext, broadcast: Broadcast, part: Part, tells: boolean): View['deliveries'][number] {
  const { group } = part
  const byHand = part.state === 'to_pass' || part.state === 'passed'
  const open = broadcast.withdrawn_at === null
  const level = levelOf(group.area_kind)
  return {
    group_id: group.id,
    group: group.name,
    area: group.area,
    level,
    kind: group.kind,
    mine: isMine(ctx, group),
    kept: group.keeper_person_id !== null,
    state: part.state,
    text: textFor(broadcast.wordings, level, saidArea(group)),
    done_at: part.done_at?.toISOString() ?? null,
    in_digest: part.in_digest,
    fault: part.fault,
    can: [
      ...(open && byHand && tellsGroup(ctx, group) ? [part.state === 'passed' ? 'unpass' : 'pass'] : []),
      ...(open && tells && part.state === 'failed' ? ['resend'] : []),
    ],
  }
}

/** Groups by the first area of their path: the grid, or the compound where there is none. */
async function branchesOf(ctx: ReadContext, parts: readonly Part[]): Promise<View['branches']> {
  const byBranch = Map.groupBy(
    parts,
    ({ group }) => (group.admin_path ?? group.compound_path ?? '').split('/')[0] ?? '',
  )
  const found = await sql<{ path: string; full_name: string }>`
    select coalesce(admin_path, compound_path) as path, full_name from territory.areas
    where community_id = ${ctx.communityId} and coalesce(admin_path, compound_path) = any (${[...byBranch.keys()]}::text[])`.execute(
    ctx.tx,
  )
  const names = new Map(found.rows.map((row) => [row.path, row.full_name]))
  return [...byBranch].map(([path, some]) => ({ name: names.get(path) ?? path, ...countsOf(some) }))
}
