import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom, textCursor } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import type { registerFilter } from '../../contract/register-routes.ts'
import { type Holds, readablePaths } from '../can.ts'
import { type Field, openFields, seenFields } from '../fields-of-community/fields.ts'
import { homeWhere } from '../fields-of-community/of-homes.ts'
import { type Person, persons } from '../persons.ts'
import { tagsOf } from '../tags.ts'

export type RegisterFilter = z.output<typeof registerFilter>
type Condition = RawBuilder<boolean>
type Cut = { limit: number; after?: string | undefined; permission?: Holds }

/** Order of the register: its terms, the condition of what comes after a cursor, the cursor of a row. All by index. */
const orders = {
  name: {
    terms: ['name_pinyin', 'id'],
    after: (cursor: string) => sql<boolean>`(name_pinyin, id) > (${sql.join(textCursor(cursor))})`,
    keyOf: (row: Person) => [row.name_pinyin, row.id],
  },
  eldest: {
    terms: [sql`coalesce(birth_date, 'infinity'::date)`, 'id'],
    after(cursor: string) {
      const [day, id] = textCursor(cursor)
      return sql<boolean>`(coalesce(birth_date, 'infinity'::date), id) > (${day}::date, ${id}::uuid)`
    },
    keyOf: (row: Person) => [row.birth_date ?? 'infinity', row.id],
  },
  registered: {
    terms: [sql`registered_at desc`, sql`id desc`],
    after: (cursor: string) => sql<boolean>`(registered_at, id) < (${sql.join(instantCursor(cursor))})`,
    keyOf: (row: Person) => [row.registered_at.toISOString(), row.id],
  },
} as const

/** A page of the register as filtered, within the areas of the permission. Refusals: `platform.not_found`, `people.tag_unknown`. */
export async function registerPage(ctx: ReadContext, filter: RegisterFilter, cut: Cut) {
  const order = orders[filter.sort]
  let rows = persons(ctx.tx, ctx.communityId).limit(cut.limit + 1)
  for (const condition of await conditionsOf(ctx, filter, cut.permission)) rows = rows.where(condition)
  if (cut.after !== undefined) rows = rows.where(order.after(cut.after))
  const terms = order.terms.map((term) => (typeof term === 'string' ? sql.ref(term) : term))
  const found = (await rows.orderBy(sql.join(terms)).execute()) as Person[]
  return pageFrom(found, cut.limit, order.keyOf)
}

/** How many entries that is, counted up to one more than `most`. */
export async function registerCount(ctx: ReadContext, filter: RegisterFilter, most: number, permission: Holds) {
  let rows = ctx.tx.selectFrom('people.persons').where('community_id', '=', ctx.communityId)
  for (const condition of await conditionsOf(ctx, filter, permission)) rows = rows.where(condition)
  const found = await ctx.tx
    .selectFrom(
      rows
        .select('id')
        .limit(most + 1)
        .as('counted'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return found.count
}

async function conditionsOf(ctx: ReadContext, filter: RegisterFilter, permission: Holds = 'people.read') {
  const { area, tag, role, newcomer, field, value } = filter
  const readable = readablePaths(ctx.actor, permission)
  const conditions: Condition[] = [sql<boolean>`merged_into is null and died_on is null and erased_at is null`]
  if (readable !== null) conditions.push(livesWithin(ctx.communityId, readable))
  if (area !== undefined) conditions.push(livesWithin(ctx.communityId, await pathsOfArea(ctx, area)))
  if (role !== undefined) conditions.push(hasRole(ctx.communityId, role))
  if (tag !== undefined) conditions.push(sql<boolean>`${await filterTag(ctx, tag)} = any (tags)`)
  if (newcomer !== undefined) conditions.push(sql<boolean>`newcomer = ${newcomer === 'yes'}`)
  if (field !== undefined) conditions.push(await hasValue(ctx, field, value ?? 'filled', permission))
  return conditions
}

/**
 * What stands in a field of the person, or of a dwelling they have to do with. Refusal: `people.field_unknown` for a field that isn't
 * there for the reader, or is no filter.
 */
async function hasValue(ctx: ReadContext, id: string, value: string, permission: Holds): Promise<Condition> {
  const found = openFields(await seenFields(ctx)).find((field) => field.id === id)
  const field = found ?? refuse('people.field_unknown')
  const ofPerson = field.subject === 'person'
  const says = (what: string) => valueIs(sql.ref(ofPerson ? 'custom' : 'f.custom'), field, what)
  const holds = (what: string) => (ofPerson ? says(what) : homeWhere(ctx, says(what), permission))
  return value === 'empty' ? sql<boolean>`not ${holds('filled')}` : holds(value)
}

function valueIs(custom: RawBuilder<unknown>, { id, kind }: Field, value: string): Condition {
  if (value === 'filled') return sql<boolean>`jsonb_exists(${custom}, ${id}::text)`
  if (kind === 'yes_no') return sql<boolean>`${custom} ->> ${id}::text = ${value === 'yes' ? 'true' : 'false'}`
  if (kind === 'choice') return sql<boolean>`${custom} ->> ${id}::text = ${value}`
  if (kind === 'choices') return sql<boolean>`jsonb_exists(${custom} -> ${id}::text, ${value})`
  return refuse('people.field_unknown')
}

async function pathsOfArea(ctx: ReadContext, areaId: string): Promise<string[]> {
  const area = (await findArea(ctx.tx, ctx.communityId, areaId)) ?? refuse('platform.not_found')
  return [area.admin_path, area.compound_path].filter((path) => path !== null)
}

async function filterTag(ctx: ReadContext, code: string): Promise<string> {
  const known = (await tagsOf(ctx)).some((tag) => tag.code === code && !tag.sensitive)
  return known ? code : refuse('people.tag_unknown')
}

/**
 * Condition on `people.persons`: a present dwelling lies at one of these paths or below. Paths are asked by range (design.md 6). The
 * array is made once: joined instead, and without statistics, the planner would look through the area for every person.
 */
function livesWithin(communityId: number, paths: readonly string[]) {
  const within = paths.flatMap((path) =>
    ['admin_path', 'compound_path'].map((column) => {
      // '0' is the character after '/', so this is the subtree
      return sql`select person_id from people.residences where community_id = ${communityId} and until_day is null
        and (${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`}))`
    }),
  )
  if (within.length === 0) return sql<boolean>`false`
  return sql<boolean>`id = any (array(${sql.join(within, sql` union `)}))`
}

function hasRole(communityId: number, role: string) {
  return sql<boolean>`id = any (array(select person_id from people.residences
    where community_id = ${communityId} and until_day is null and role = ${role}))`
}
