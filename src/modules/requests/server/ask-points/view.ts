import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { postsByIds, type RosterHours, rosterHours } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { askPointRow, askPointView } from '../../contract/ask-point-routes.ts'
import { zoneOf } from '../queries/days.ts'
import { itemName } from '../views/item-name.ts'

export type AskPointView = z.output<typeof askPointView>
export type AskPointRow = z.output<typeof askPointRow>

export type AskPoint = {
  id: string
  code: string
  name: string
  area_id: string | null
  place_detail: string
  hours: string
  duty_post_id: string | null
  roster_id: string | null
  item_codes: string[]
  valid_until: string | null
  made_at: Date
  retired_at: Date | null
  instead: string
  instead_id: string | null
}

/** To be followed by `where` and what comes after it. */
export const selectPoints = sql`
  select id, code, name, area_id, place_detail, hours, duty_post_id, roster_id, item_codes, valid_until, made_at, retired_at, instead, instead_id
  from requests.ask_points`

/** What everybody may know of some ask-points. Some queries, however many. */
export async function askPointViews(ctx: ReadContext, points: readonly AskPoint[]): Promise<AskPointView[]> {
  const { tx, communityId } = ctx
  const areas = await areasByIds(tx, communityId, known(points.map((point) => point.area_id)))
  const posts = await postsByIds(tx, communityId, known(points.map((point) => point.duty_post_id)))
  const rosters = await rosterHours(ctx, known(points.map((point) => point.roster_id)))
  const items = await itemNames(ctx, [...new Set(points.flatMap((point) => point.item_codes))])
  const others = await headsOf(ctx, known(points.map((point) => point.instead_id)))
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  return points.map((point) => {
    const post = posts.get(point.duty_post_id ?? '')
    return {
      id: point.id,
      code: point.code,
      name: point.name,
      area_id: point.area_id,
      place: areas.get(point.area_id ?? '')?.full_name ?? '',
      place_detail: point.place_detail,
      hours: point.hours,
      on_duty: post ? { title: post.title, phone: post.public_phone } : null,
      duty: dutyOf(rosters.get(point.roster_id ?? '')),
      items: point.item_codes.flatMap((code) => items.get(code) ?? []),
      valid_until: point.valid_until,
      closed: isOver(point, today)
        ? { instead: point.instead, point: others.get(point.instead_id ?? '') ?? null }
        : null,
    }
  })
}

/** The same with what staff see. */
export async function askPointRows(ctx: ReadContext, points: readonly AskPoint[]): Promise<AskPointRow[]> {
  const views = await askPointViews(ctx, points)
  const filed = await filedAt(
    ctx,
    points.map((point) => point.id),
  )
  const rosters = await rosterHours(ctx, known(points.map((point) => point.roster_id)))
  const onDuty = [...rosters.values()].flatMap((roster) => roster.personIds)
  const names = await personNames(ctx.tx, ctx.communityId, [...new Set(onDuty)])
  return points.flatMap((point, index) => {
    const view = views[index]
    if (!view) return []
    const roster = rosters.get(point.roster_id ?? '')
    return {
      ...view,
      duty_post_id: point.duty_post_id,
      roster_id: point.roster_id,
      roster: roster?.name ?? '',
      there_now: (roster?.personIds ?? []).map((id) => names.get(id)?.name ?? ''),
      made_at: point.made_at.toISOString(),
      retired_at: point.retired_at?.toISOString() ?? null,
      filed: filed.get(point.id) ?? 0,
    }
  })
}

/** A roster that is closed says nothing any more. */
function dutyOf(roster: RosterHours | undefined): AskPointView['duty'] {
  return roster && !roster.closed ? { week: roster.week, now: roster.now, next: roster.next } : null
}

export async function findPoint(ctx: ReadContext, id: string): Promise<AskPoint | undefined> {
  const found = await sql<AskPoint>`${selectPoints} where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

function isOver(point: AskPoint, today: string): boolean {
  return point.retired_at !== null || (point.valid_until !== null && point.valid_until < today)
}

async function itemNames(ctx: ReadContext, codes: readonly string[]) {
  const found = await sql<{ code: string; name: string }>`
    select code, name from requests.items
    where community_id = ${ctx.communityId} and successor_at is null and not retired and code = any (${codes}::text[])`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.code, { code: row.code, name: itemName(ctx, row) }]))
}

async function headsOf(ctx: ReadContext, ids: readonly string[]) {
  const found = await sql<{ id: string; code: string; name: string }>`
    select id, code, name from requests.ask_points
    where community_id = ${ctx.communityId} and id = any (${ids}::uuid[]) and retired_at is null`.execute(ctx.tx)
  return new Map(found.rows.map(({ id, code, name }) => [id, { code, name }]))
}

/** Nobody reads further than this. */
const countedMost = 1_000

async function filedAt(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ id: string; filed: number }>`
    select p.id, (select count(*)::int from (select 1 from requests.requests r
      where r.community_id = ${ctx.communityId} and r.ask_point_id = p.id limit ${countedMost}) counted) as filed
    from unnest(${ids}::uuid[]) as p (id)`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.id, row.filed]))
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

/** The ask-point a request was filed from; null where it was none. */
export async function askPointOf(ctx: ReadContext, requestId: string): Promise<{ id: string; name: string } | null> {
  const found = await sql<{ id: string; name: string }>`
    select p.id, p.name from requests.requests r
    join requests.ask_points p on p.community_id = r.community_id and p.id = r.ask_point_id
    where r.community_id = ${ctx.communityId} and r.id = ${requestId}`.execute(ctx.tx)
  return found.rows[0] ?? null
}
