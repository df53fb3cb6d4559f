import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../../platform/paging.ts'
import { parseIdentityNumber } from '../../../../shared/identity-number.ts'
import { normalisePhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { readablePaths } from '../can.ts'
import { identityHash } from '../fields.ts'
import { findPeople } from '../find-people.ts'
import { type Person, persons } from '../persons.ts'
import { personQuery } from '../search-words.ts'
import { tagsOf } from '../tags.ts'
import { showPerson } from '../views/person.ts'
import { personCards } from '../views/person-card.ts'

/** The register by pronunciation, within the actor's areas. Sensitive tags are no filter. */
export const listPersons = query(
  routes['GET /api/c/:community/people'],
  async (ctx, { after, limit, area, tag, role, newcomer }) => {
    let rows = persons(ctx.tx, ctx.communityId)
      .where('merged_into', 'is', null)
      .orderBy('name_pinyin')
      .orderBy('id')
      .limit(limit + 1)
    const readable = readablePaths(ctx.actor)
    if (readable !== null) rows = rows.where(livesWithin(ctx.communityId, readable))
    if (area !== undefined) rows = rows.where(livesWithin(ctx.communityId, await pathsOfArea(ctx, area)))
    if (role !== undefined) rows = rows.where(hasRole(ctx.communityId, role))
    if (tag !== undefined) rows = rows.where(sql<boolean>`${await filterTag(ctx, tag)} = any (tags)`)
    if (newcomer !== undefined) rows = rows.where('newcomer', '=', newcomer === 'yes')
    if (after !== undefined) {
      const [key, id] = textCursor(after)
      rows = rows.where((eb) => eb(eb.refTuple('name_pinyin', 'id'), '>', eb.tuple(key, id)))
    }
    const page = pageFrom((await rows.execute()) as Person[], limit, (row) => [row.name_pinyin, row.id])
    return { items: await personCards(ctx, page.items), next: page.next }
  },
)

/** At most 20 people by whatever the caller on the telephone says: name, letters, number or its tail, dwelling. */
export const searchPersons = query(routes['GET /api/c/:community/people/search'], async (ctx, { q }) => ({
  items: await personCards(ctx, await findPeople(ctx, personQuery(q), foundMost)),
}))

const foundMost = 20

/** Entries that may be the person about to be registered, and why. Looks at the whole community, shown masked. */
export const findDuplicates = query(routes['POST /api/c/:community/people/duplicates'], async (ctx, input) => {
  const identity = input.identity_number ? parseIdentityNumber(input.identity_number) : undefined
  const hash = identity?.ok ? identityHash(ctx, identity.number) : null
  const phone = (input.phone && normalisePhone(input.phone)?.number) || null
  const rows = (await persons(ctx.tx, ctx.communityId)
    .select('identity_hash')
    .where('merged_into', 'is', null)
    .where((eb) =>
      eb.or([eb('identity_hash', '=', hash), eb('phone', '=', phone), eb('name_pinyin', '=', pinyinKey(input.name))]),
    )
    .orderBy('id')
    .limit(foundMost)
    .execute()) as (Person & { identity_hash: Buffer | null })[]
  const cards = await personCards(ctx, rows)
  const items = cards.map((card, index) => ({ ...card, why: whySame(rows[index], { hash, phone, name: input.name }) }))
  return { items: items.sort((a, b) => b.why.length - a.why.length) }
})

type Wanted = { hash: Buffer | null; phone: string | null; name: string }

function whySame(row: (Person & { identity_hash: Buffer | null }) | undefined, wanted: Wanted) {
  const reasons = [
    ['identity_number', wanted.hash !== null && row?.identity_hash?.equals(wanted.hash)],
    ['phone', wanted.phone !== null && row?.phone === wanted.phone],
    ['name', row?.name === wanted.name],
  ] as const
  return reasons.filter(([, same]) => same).map(([reason]) => reason)
}

/** One entry. */
export const showPersonQuery = query(routes['GET /api/c/:community/people/:id'], (ctx, { id }) => showPerson(ctx, id))

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
