import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { groupKind, groupView, level } from '../../contract.ts'
import { keysOf } from '../robots/keys.ts'

export type GroupKind = z.output<typeof groupKind>
export type Level = z.output<typeof level>
type GroupView = z.output<typeof groupView>

export type Group = {
  id: string
  name: string
  kind: GroupKind
  /** Null for an organisation's own group, whose `area` is its name. */
  area_id: string | null
  body_id: string | null
  area: string
  area_name: string
  area_kind: string
  admin_path: string | null
  compound_path: string | null
  keeper_person_id: string | null
  note: string
  robot_sealed: Buffer | null
  last_sent_at: Date | null
  last_heard_at: Date | null
  retired_at: Date | null
}

export const groupsMost = 500
const levels: Record<string, Level> = { grid: 'grid', micro_grid: 'micro_grid', compound: 'micro_grid' }

/** The level of an area of this kind. */
export function levelOf(areaKind: string): Level {
  return levels[areaKind] ?? 'building'
}

/** What a group's place is called in a text: a building with its compound, larger places by their own name. */
export function saidArea({ area, area_name, area_kind }: Pick<Group, 'area' | 'area_name' | 'area_kind'>): string {
  return levelOf(area_kind) === 'building' ? area : area_name
}

/** Groups by place; to be narrowed by conditions on `g` (and `a`, the area), which begin with `and`. */
export async function groupsWhere(ctx: ReadContext, condition: ReturnType<typeof sql>): Promise<Group[]> {
  const found = await sql<Group>`
    select g.id, g.name, g.kind, g.area_id, g.body_id, coalesce(a.full_name, b.name) as area, coalesce(a.name, b.name) as area_name,
      coalesce(a.kind, 'body') as area_kind, a.admin_path, a.compound_path,
      g.keeper_person_id, g.note, g.robot_sealed, g.last_sent_at, g.last_heard_at, g.retired_at
    from channels.groups g
    left join territory.areas a on a.community_id = g.community_id and a.id = g.area_id
    left join bodies.bodies b on b.community_id = g.community_id and b.id = g.body_id
    where g.community_id = ${ctx.communityId} ${condition}
    order by coalesce(a.admin_path, a.compound_path) nulls last, b.name, g.name, g.id limit ${groupsMost}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** An organisation's own group is everybody's who works over the whole community. */
function placeOf({ body_id, admin_path, compound_path }: Group) {
  return { paths: body_id ? [''] : [admin_path, compound_path] }
}

/** Whether somebody may pass something on in a group: who looks after it, and posts over its area. */
export function tellsGroup({ actor }: ReadContext, group: Group): boolean {
  const keeps = actor.personId !== null && group.keeper_person_id === actor.personId
  return keeps || holdsOver(actor, 'channels.pass_on', placeOf(group))
}

/** One group, locked. Refusal: `platform.not_found`. */
export async function lockGroup(ctx: WriteContext, id: string): Promise<Group> {
  await sql`select id from channels.groups where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return findGroup(ctx, id)
}

export async function findGroup(ctx: ReadContext, id: string): Promise<Group> {
  return (await groupsWhere(ctx, sql`and g.id = ${id}`))[0] ?? refuse('platform.not_found')
}

export async function showGroup(ctx: ReadContext, id: string): Promise<GroupView> {
  return (await groupViews(ctx, [await findGroup(ctx, id)]))[0] ?? refuse('platform.not_found')
}

type Failed = { group_id: string; failed: number; fault: string }

/** What is shown of groups; of a robot's keys only which of them are there. Three queries. */
export async function groupViews(ctx: ReadContext, groups: readonly Group[]): Promise<GroupView[]> {
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    groups.flatMap((one) => one.keeper_person_id ?? []),
  )
  const failed = await sql<Failed>`
    select group_id, count(*)::int as failed, (array_agg(fault order by due_at desc))[1] as fault from channels.deliveries
    where community_id = ${ctx.communityId} and state = 'failed' and group_id = any (${groups.map((one) => one.id)}::uuid[])
    group by group_id`.execute(ctx.tx)
  const faults = new Map(failed.rows.map((row) => [row.group_id, row]))
  return groups.map((group) => {
    const { keeper_person_id: keeper } = group
    return {
      id: group.id,
      name: group.name,
      kind: group.kind,
      level: group.body_id ? ('body' as const) : levelOf(group.area_kind),
      area: { id: group.area_id ?? group.body_id ?? '', name: group.area },
      keeper: keeper === null ? null : { person_id: keeper, name: names.get(keeper)?.name ?? '' },
      note: group.note,
      robot: robotView(ctx, group, faults.get(group.id)),
      retired_at: group.retired_at?.toISOString() ?? null,
      can: canOf(ctx, group),
    }
  })
}

function robotView(ctx: ReadContext, group: Group, failed: Failed | undefined): GroupView['robot'] {
  if (group.kind === 'wechat') return null
  const keys = keysOf(ctx, group)
  return {
    sends: keys.webhook !== undefined,
    hears: keys.key !== undefined,
    last_sent_at: group.last_sent_at?.toISOString() ?? null,
    last_heard_at: group.last_heard_at?.toISOString() ?? null,
    failed: failed?.failed ?? 0,
    fault: failed?.fault ?? '',
  }
}

function canOf(ctx: ReadContext, group: Group): string[] {
  if (!holdsOver(ctx.actor, 'channels.keep_groups', placeOf(group))) return []
  if (group.retired_at !== null) return ['restore']
  const robot = group.kind === 'wechat' ? [] : ['set_robot']
  const tried = keysOf(ctx, group).webhook === undefined ? [] : ['try']
  return ['edit', ...robot, ...tried, 'retire']
}
