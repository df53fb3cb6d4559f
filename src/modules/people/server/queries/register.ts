import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { parseIdentityNumber } from '../../../../shared/identity-number.ts'
import { normalisePhone } from '../../../../shared/mask.ts'
import { routes } from '../../contract.ts'
import type { Holds } from '../can.ts'
import { identityHashes } from '../fields.ts'
import { openFields, seenFields } from '../fields-of-community/fields.ts'
import { valuesOfHomes } from '../fields-of-community/of-homes.ts'
import { type Values, valueText } from '../fields-of-community/values.ts'
import { findPeople } from '../find-people.ts'
import { type Person, persons } from '../persons.ts'
import { personQuery, wordsQuery } from '../search-words.ts'
import { showPerson } from '../views/person.ts'
import { personCards } from '../views/person-card.ts'
import { registerPage } from './register-page.ts'

/** The register in the order asked for, within the actor's areas. Sensitive tags are no filter. */
export const listPersons = query(routes['GET /api/c/:community/people'], async (ctx, { after, limit, ...filter }) => {
  const page = await registerPage(ctx, filter, { limit, after })
  return { items: await cardsWithFields(ctx, page.items), next: page.next }
})

/** Rows with what the community's own fields say of the person and of the home, in words; not the sensitive ones. */
export async function cardsWithFields(ctx: ReadContext, people: readonly Person[], permission: Holds = 'people.read') {
  const fields = openFields(await seenFields(ctx))
  const cards = await personCards(ctx, people)
  const ofHomes = fields.some(({ subject }) => subject === 'dwelling')
  const homes = ofHomes ? cards.flatMap((card) => card.home?.dwelling_id ?? []) : []
  const valuesOfHome = await valuesOfHomes(ctx, homes, permission)
  return cards.map((card, index) => {
    const custom: Values = { ...people[index]?.custom, ...valuesOfHome.get(card.home?.dwelling_id ?? '') }
    const texts = fields.map((field) => [field.id, valueText(ctx, field, custom[field.id])] as const)
    return { ...card, custom: Object.fromEntries(texts.filter(([, text]) => text !== '')) }
  })
}

const foundMost = 20

/** At most 20 people by whatever the caller on the telephone says: name, letters, dwelling. Never by telephone number. */
export const searchPersons = query(routes['GET /api/c/:community/people/search'], async (ctx, { q }) => ({
  items: await personCards(ctx, await findPeople(ctx, wordsQuery(q), foundMost)),
}))

/**
 * The same by number or its tail, and by doors written in digits alone. A command, though it changes nothing: who looked for which
 * digits and whose entries were shown stands in the audit (个人信息保护法 51).
 */
export const searchByNumber = command(routes['POST /api/c/:community/people/search-by-number'], {
  async handle(ctx, { digits }) {
    const found = await findPeople(ctx, personQuery(digits), foundMost)
    ctx.audit('phone_look_up', ctx.newId(), { digits, persons: found.map((person) => person.id) })
    return {}
  },
  view: async (ctx, _, { digits }) => ({
    items: await personCards(ctx, await findPeople(ctx, personQuery(digits), foundMost)),
  }),
})

/**
 * Entries that may be the person about to be registered, and why. Looks at the whole community, shown masked. A command, though it changes
 * nothing: who looked for which number and whose entries were shown stands in the audit.
 */
export const findDuplicates = command(routes['POST /api/c/:community/people/duplicates'], {
  async handle(ctx, input) {
    const { rows, wanted } = await entriesAlike(ctx, input)
    const by = [...(wanted.phone ? ['phone'] : []), ...(wanted.hashes.length > 0 ? ['identity_number'] : [])]
    if (by.length > 0)
      ctx.audit('phone_look_up', ctx.newId(), { digits: wanted.phone, by, persons: rows.map((row) => row.id) })
    return {}
  },
  view: async (ctx, _, input) => {
    const { rows, wanted } = await entriesAlike(ctx, input)
    const cards = await personCards(ctx, rows)
    const items = cards.map((card, index) => ({ ...card, why: whySame(rows[index], wanted) }))
    return { items: items.sort((one, other) => other.why.length - one.why.length) }
  },
  auditsOnlyNoted: true,
})

type Alike = Person & { identity_hash: Buffer | null }
type Sought = { name: string; phone?: string | undefined; identity_number?: string | undefined }

async function entriesAlike(ctx: ReadContext, input: Sought): Promise<{ rows: Alike[]; wanted: Wanted }> {
  const identity = input.identity_number ? parseIdentityNumber(input.identity_number) : undefined
  const hashes = identity?.ok ? identityHashes(ctx, identity.number) : []
  const phone = (input.phone && normalisePhone(input.phone)?.number) || null
  const rows = (await persons(ctx.tx, ctx.communityId)
    .select('identity_hash')
    .where('merged_into', 'is', null)
    .where((eb) =>
      eb.or([
        ...(hashes.length > 0 ? [eb('identity_hash', 'in', hashes)] : []),
        eb('phone', '=', phone),
        eb('name_pinyin', '=', pinyinKey(input.name)),
      ]),
    )
    .orderBy('id')
    .limit(foundMost)
    .execute()) as Alike[]
  return { rows, wanted: { hashes, phone, name: input.name } }
}

type Wanted = { hashes: readonly Buffer[]; phone: string | null; name: string }

function whySame(row: Alike | undefined, wanted: Wanted) {
  const reasons = [
    ['identity_number', wanted.hashes.some((hash) => row?.identity_hash?.equals(hash))],
    ['phone', wanted.phone !== null && row?.phone === wanted.phone],
    ['name', row?.name === wanted.name],
  ] as const
  return reasons.filter(([, same]) => same).map(([reason]) => reason)
}

/** One entry. */
export const showPersonQuery = query(routes['GET /api/c/:community/people/:id'], (ctx, { id }) => showPerson(ctx, id))
