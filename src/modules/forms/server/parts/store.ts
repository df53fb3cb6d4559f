import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'

/** The rows of an area, filled by whoever holds it. */
export type Part = {
  id: string
  fill_id: string
  area_id: string
  name: string
  admin_path: string | null
  compound_path: string | null
  person_id: string | null
  given_at: Date
  done_at: Date | null
  note: string
}

const selectParts = sql`
  select id, fill_id, area_id, name, admin_path, compound_path, person_id, given_at, done_at, note from forms.parts`

/** The parts of a fill in the order they were given. */
export async function partsOf(ctx: ReadContext, fillId: string): Promise<Part[]> {
  const found = await sql<Part>`
    ${selectParts} where community_id = ${ctx.communityId} and fill_id = ${fillId} order by given_at, id`.execute(
    ctx.tx,
  )
  return found.rows
}

/** The part a row belongs to: the first given whose area it lies in, in either tree. */
export function partFor(
  parts: readonly Part[],
  { admin_path, compound_path }: { admin_path: string | null; compound_path: string | null },
): Part | undefined {
  return parts.find((part) => within(part.admin_path, admin_path) || within(part.compound_path, compound_path))
}

function within(area: string | null, path: string | null): boolean {
  return area !== null && path !== null && (path === area || path.startsWith(`${area}/`))
}

/** A part the actor may fill: by holding its area. Refusal: `platform.not_found`, also for one beyond the actor's areas. */
export async function findPart(ctx: ReadContext, id: string): Promise<Part> {
  const found = await sql<Part>`${selectParts} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const [part] = found.rows
  return part && mayFill(ctx, part) ? part : refuse('platform.not_found')
}

/** Whether the actor fills it: by a post over its area; the office holds all of them. */
export function mayFill(ctx: ReadContext, part: Pick<Part, 'admin_path' | 'compound_path'>): boolean {
  return holdsOver(ctx.actor, 'forms.fill_part', { paths: [part.admin_path, part.compound_path] })
}

/** Whether it lies in an area of the actor's own, not only in the whole community. */
export function isOwn({ actor }: ReadContext, { admin_path, compound_path }: Part): boolean {
  const posts = (actor.permissions.get('forms.fill_part') ?? []).filter((post) => post.areaPath !== '')
  const own = { ...actor, permissions: new Map([['forms.fill_part', posts]]) }
  return holdsOver(own, 'forms.fill_part', { paths: [admin_path, compound_path] })
}

/** Rows that belong to nobody yet and lie in the part's area become its own. Answers how many. */
export async function takeRows(ctx: WriteContext, part: Part, edition: number): Promise<number> {
  const at = (column: string, path: string | null) =>
    path === null
      ? sql`false`
      : sql`(${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`}))`
  const taken = await sql`
    update forms.rows set part = ${part.id}
    where community_id = ${ctx.communityId} and fill_id = ${part.fill_id} and edition = ${edition} and part is null
      and (${at('admin_path', part.admin_path)} or ${at('compound_path', part.compound_path)})`.execute(ctx.tx)
  return Number(taken.numAffectedRows ?? 0)
}
