import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { PublicBody } from '../../contract.ts'
import { offices } from '../../contract.ts'
import type { Body } from '../bodies.ts'
import { stateOf, toDays } from '../period.ts'
import { postsBelow } from '../posts-below.ts'
import { membersOf, servicesOf } from '../reading.ts'
import { type BodyRow, bodyColumns, type PostRow, postColumns, type ServiceRow } from '../rows.ts'
import { zoneOf } from '../store.ts'
import { memberViews } from './body.ts'
import { postViews, publicPost } from './post.ts'

const postsMost = 500

/**
 * Bodies as the public sees them: members whose office is public by name, the others as a number; public posts with their
 * holders, without those over other compounds. Never a number of a person's own.
 */
export async function publicBodies(
  ctx: ReadContext,
  bodies: readonly Body[],
  compound: { id: string; compound_path: string },
): Promise<PublicBody[]> {
  const ids = bodies.map((body) => body.id)
  if (ids.length === 0) return []
  const rows = await rowsOf(ctx, ids)
  const services = await servicesOf(ctx.tx, ctx.communityId, ids)
  const posts = await postsOf(ctx, ids, compound.compound_path)
  const members = await membersByBody(ctx, ids)
  const zone = await zoneOf(ctx)
  return rows.map((row) => {
    const own = members.get(row.id) ?? []
    const service = services.find((one) => serves(one, row.id, compound.id) && stateOf(one, ctx.now) === 'in_force')
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      duties: row.duties,
      powers: row.powers,
      decision_rule: row.decision_rule,
      phone: row.public_phone,
      hours: row.hours,
      established_on: row.established_on,
      filed_on: row.filed_on,
      serves: service ? toDays(service, zone) : null,
      members: own.flatMap((member) => (member.public ? [member.shown] : [])),
      members_unnamed: own.filter((member) => !member.public).length,
      posts: posts.filter((post) => post.body?.id === row.id).map(publicPost),
    }
  })
}

function serves(service: ServiceRow, bodyId: string, compoundId: string): boolean {
  return service.body_id === bodyId && (service.compound_id === compoundId || service.compound_id === null)
}

async function membersByBody(ctx: ReadContext, bodyIds: readonly string[]) {
  const rows = await membersOf(ctx.tx, ctx.communityId, bodyIds, ctx.now)
  const views = await memberViews(ctx, rows)
  const shown = views.map((view, index) => ({
    body_id: rows[index]?.body_id ?? '',
    public: view.public,
    rank: offices.indexOf(view.office),
    shown: {
      name: view.name,
      office: view.office,
      title: view.title,
      unit: view.unit,
      phone: view.public_phone,
      from: view.from,
      until: view.until,
    },
  }))
  return Map.groupBy(
    shown.sort((a, b) => a.rank - b.rank),
    (member) => member.body_id,
  )
}

async function rowsOf(ctx: ReadContext, ids: readonly string[]): Promise<BodyRow[]> {
  const rows = await ctx.tx
    .selectFrom('bodies.bodies')
    .select(bodyColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', 'in', [...ids])
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
  return rows as BodyRow[]
}

async function postsOf(ctx: ReadContext, bodyIds: readonly string[], compoundPath: string) {
  const found = await sql<PostRow>`
    select ${sql.join(postColumns.map((column) => sql.ref(`p.${column}`)))} from bodies.posts p
    where p.community_id = ${ctx.communityId} and p.body_id = any (${[...bodyIds]}::uuid[]) and p.public and p.closed_at is null
      and (p.compound_path is null or ${postsBelow({ admin_path: null, compound_path: compoundPath })})
    order by p.sort_key, p.id limit ${postsMost}`.execute(ctx.tx)
  return postViews(ctx, found.rows)
}
