import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { BodyBrief, BodyView, MemberView, ServiceView } from '../../contract.ts'
import type { Body } from '../bodies.ts'
import { canBody } from '../can.ts'
import { stateOf, toDays } from '../period.ts'
import { membersOf, servicesOf } from '../reading.ts'
import { type BodyRow, bodyColumns, type MemberRow, type PostRow, postColumns } from '../rows.ts'
import { zoneOf } from '../store.ts'
import { postViews } from './post.ts'

/** Bodies as lists show them: one query for the names of their areas. */
export async function bodyBriefs(ctx: ReadContext, rows: readonly Body[]): Promise<BodyBrief[]> {
  const areaIds = rows.map((row) => row.area_id).filter((id) => id !== null)
  const areas = await areasByIds(ctx.tx, ctx.communityId, areaIds)
  return rows.map((row) => {
    const area = areas.get(row.area_id ?? '')
    return {
      id: row.id,
      kind: row.kind,
      department_kind: row.department_kind,
      name: row.name,
      area: area ? { id: area.id, name: area.full_name } : null,
      public_phone: row.public_phone,
      dissolved: row.dissolved_at !== null,
    }
  })
}

/** One body with its members, whom it serves, and its posts. Refusal: `platform.not_found`. */
export async function bodyView(ctx: ReadContext, id: string): Promise<BodyView> {
  const found = await ctx.tx
    .selectFrom('bodies.bodies')
    .select(bodyColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return refuse('platform.not_found')
  const body = found as BodyRow
  const [brief] = await bodyBriefs(ctx, [body])
  const areas = await areasByIds(ctx.tx, ctx.communityId, body.area_id ? [body.area_id] : [])
  return {
    ...(brief as BodyBrief),
    powers: body.powers,
    duties: body.duties,
    decision_rule: body.decision_rule,
    hours: body.hours,
    established_on: body.established_on,
    filed_on: body.filed_on,
    members: await memberViews(ctx, await membersOf(ctx.tx, ctx.communityId, [id])),
    services: await serviceViews(ctx, id),
    posts: await postViews(ctx, await openPostsOf(ctx, id)),
    can: canBody(ctx.actor, body, areas.get(body.area_id ?? '') ?? null),
  }
}

/** Members with the names of the register, or the one they were entered by. */
export async function memberViews(ctx: ReadContext, rows: readonly MemberRow[]): Promise<MemberView[]> {
  const personIds = rows.map((row) => row.person_id).filter((id) => id !== null)
  const names = await personNames(ctx.tx, ctx.communityId, [...new Set(personIds)])
  const zone = await zoneOf(ctx)
  return rows.map((row) => ({
    id: row.id,
    person_id: row.person_id,
    name: row.outside_name ?? names.get(row.person_id ?? '')?.name ?? '',
    unit: row.unit,
    office: row.office,
    title: row.title,
    public: row.public,
    public_phone: row.public_phone,
    ...toDays(row, zone),
    ended: stateOf(row, ctx.now) === 'ended',
  }))
}

async function serviceViews(ctx: ReadContext, bodyId: string): Promise<ServiceView[]> {
  const rows = await servicesOf(ctx.tx, ctx.communityId, [bodyId])
  const compoundIds = rows.map((row) => row.compound_id).filter((id) => id !== null)
  const compounds = await areasByIds(ctx.tx, ctx.communityId, compoundIds)
  const zone = await zoneOf(ctx)
  return rows.map((row) => {
    const compound = compounds.get(row.compound_id ?? '')
    return {
      id: row.id,
      compound: compound ? { id: compound.id, name: compound.name } : null,
      ...toDays(row, zone),
      ended: stateOf(row, ctx.now) === 'ended',
    }
  })
}

const postsMost = 200

async function openPostsOf(ctx: ReadContext, bodyId: string): Promise<PostRow[]> {
  const rows = await ctx.tx
    .selectFrom('bodies.posts')
    .select(postColumns)
    .where('community_id', '=', ctx.communityId)
    .where('body_id', '=', bodyId)
    .where('closed_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(postsMost)
    .execute()
  return rows as PostRow[]
}
