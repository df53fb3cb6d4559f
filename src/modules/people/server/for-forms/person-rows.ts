import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../../platform/paging.ts'
import { ageAt } from '../../../../shared/civil-date.ts'
import { allFields, type Field, openFields, sensitiveFields } from '../fields-of-community/fields.ts'
import { valueText } from '../fields-of-community/values.ts'
import { type Person, persons } from '../persons.ts'
import { homesOf } from '../residences.ts'
import { shownTags, tagsOf } from '../tags.ts'
import { todayIn } from '../today.ts'

/** Whom a form lists: who lives here now, narrowed. Ages in full years (周岁). */
export type PersonFilter = {
  age_from?: number | undefined
  age_to?: number | undefined
  sex?: 'male' | 'female' | undefined
  /** An open tag's code. */
  tag?: string | undefined
  role?: string | undefined
  /** Paths of the area it is limited to, in either tree. */
  paths?: readonly string[] | undefined
}

/** An entry as a form needs it. The telephone number is whole, the identity number sealed: whoever shows them covers them. */
export type PersonRow = {
  id: string
  name: string
  sex: 'male' | 'female' | null
  birth_date: string | null
  age: number | null
  phone: string | null
  identity_sealed: Buffer | null
  role: string | null
  home: { dwelling_id: string; name: string; admin_path: string; compound_path: string | null } | null
  tags: readonly { code: string; label: string }[]
  /** In words, by field: those that stand in sheets. */
  custom: Readonly<Record<string, string>>
  /** Situations and fields that are sensitive: they stand in no list but one that is approved for them (个人信息保护法 28). */
  sensitive: readonly { tag?: string; field?: string; text: string }[]
}

type Page = { items: PersonRow[]; next: string | null }
type Cut = { limit: number; after?: string | undefined }

/** Who lives in the community and fits, by pronunciation. Asked by jobs for the whole community: rights are the form's. */
export async function personFormRows(ctx: ReadContext, filter: PersonFilter, cut: Cut): Promise<Page> {
  let query = persons(ctx.tx, ctx.communityId)
    .where(await personFits(ctx, filter))
    .where(livesHere(ctx, filter))
  if (cut.after !== undefined)
    query = query.where(sql<boolean>`(name_pinyin, id) > (${sql.join(textCursor(cut.after))})`)
  const found = (await query
    .orderBy('name_pinyin')
    .orderBy('id')
    .limit(cut.limit + 1)
    .execute()) as Person[]
  const page = pageFrom(found, cut.limit, (row) => [row.name_pinyin, row.id])
  return { items: await rowsOf(ctx, page.items), next: page.next }
}

/** The same of one entry; undefined where it doesn't fit (any more), or is merged, dead or erased. */
export async function personFormRow(
  ctx: ReadContext,
  filter: PersonFilter,
  id: string,
): Promise<PersonRow | undefined> {
  const query = persons(ctx.tx, ctx.communityId)
    .where('id', '=', id)
    .where(await personFits(ctx, filter))
    .where(livesHere(ctx, filter))
  return (await rowsOf(ctx, (await query.execute()) as Person[]))[0]
}

const standing = sql<boolean>`merged_into is null and died_on is null and erased_at is null`

/** Condition on persons: age, sex, tag. Who has no day of birth isn't of any age. */
export async function personFits(ctx: ReadContext, filter: PersonFilter): Promise<RawBuilder<boolean>> {
  const today = await todayIn(ctx)
  const born = (years: number) => sql`(${today}::date - make_interval(years => ${years}))`
  const conditions = [
    standing,
    ...(filter.age_from === undefined ? [] : [sql<boolean>`birth_date <= ${born(filter.age_from)}`]),
    ...(filter.age_to === undefined ? [] : [sql<boolean>`birth_date > ${born(filter.age_to + 1)}`]),
    ...(filter.sex ? [sql<boolean>`sex = ${filter.sex}`] : []),
    ...(filter.tag ? [sql<boolean>`${filter.tag} = any (tags)`] : []),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/**
 * Looked up for each entry as the page walks along the names (`offset 0` keeps it from being joined, which would read all residences for each
 * page; as a list of ids they were compared with every entry: 37 s for 50 000 people).
 */
function livesHere(ctx: ReadContext, { role, paths }: PersonFilter): RawBuilder<boolean> {
  const within = (paths ?? []).flatMap((path) =>
    ['admin_path', 'compound_path'].map(
      (column) =>
        sql`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`,
    ),
  )
  return sql<boolean>`exists (select from people.residences
    where community_id = ${ctx.communityId} and person_id = people.persons.id and until_day is null and lives_here
      and ${role ? sql`role = ${role}` : sql`true`} and ${within.length === 0 ? sql`true` : sql`(${sql.join(within, sql` or `)})`} offset 0)`
}

async function rowsOf(ctx: ReadContext, people: readonly Person[]): Promise<PersonRow[]> {
  if (people.length === 0) return []
  const ids = people.map(({ id }) => id)
  const [today, tags, all, homes] = [
    await todayIn(ctx),
    await tagsOf(ctx),
    await allFields(ctx, 'person'),
    await homesOf(ctx.tx, ctx.communityId, ids),
  ]
  const fields = openFields(all)
  const apart = sensitiveFields(all)
  return people.map((person) => {
    const home = homes.get(person.id)?.[0]
    const textOf = (field: Field) => valueText(ctx, field, person.custom[field.id])
    const { id, name, sex, birth_date, phone, identity_sealed } = person
    return {
      id,
      name,
      sex,
      birth_date,
      age: birth_date === null ? null : ageAt(birth_date, today),
      phone,
      identity_sealed,
      role: home?.residence.role ?? null,
      home: home?.dwelling
        ? {
            dwelling_id: home.dwelling.id,
            name: home.dwelling.full_name,
            admin_path: home.dwelling.admin_path,
            compound_path: home.dwelling.compound_path,
          }
        : null,
      tags: shownTags(tags, person.tags, false),
      custom: Object.fromEntries(fields.map((field) => [field.id, textOf(field)])),
      sensitive: [
        ...tags
          .filter((tag) => tag.sensitive && person.tags.includes(tag.code))
          .map(({ code, label }) => ({ tag: code, text: label })),
        ...apart.map((field) => ({ field: field.id, text: textOf(field) })).filter(({ text }) => text !== ''),
      ],
    }
  })
}
