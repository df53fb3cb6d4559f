import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Vault } from '../../../platform/vault.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { findPerson } from './persons.ts'
import { residencesOf, whereabouts } from './residences.ts'

export type PersonName = { id: string; name: string; phone: string | null }

/** Names and telephone numbers of people by id, entries merged away too; unknown ids are missing. Mask before showing. */
export async function personNames(
  tx: Tx,
  communityId: number,
  ids: readonly string[],
): Promise<Map<string, PersonName>> {
  if (ids.length === 0) return new Map()
  const rows = (await tx
    .selectFrom('people.persons')
    .select(['id', 'name', 'phone'])
    .where('community_id', '=', communityId)
    .where('id', 'in', [...new Set(ids)])
    .execute()) as PersonName[]
  return new Map(rows.map((row) => [row.id, row]))
}

const phoneMatchesMost = 10

/** Register entries with exactly this telephone number (any way of writing it), at most 10. */
export async function findPersonsByPhone(tx: Tx, communityId: number, phone: string): Promise<PersonName[]> {
  const number = normalisePhone(phone)?.number
  if (number === undefined) return []
  const rows = await tx
    .selectFrom('people.persons')
    .select(['id', 'name', 'phone'])
    .where('community_id', '=', communityId)
    .where('phone', '=', number)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .limit(phoneMatchesMost)
    .execute()
  return rows as PersonName[]
}

/** Where a person's dwellings lie, for rights by area; undefined for no entry or one merged away. */
export async function personWhereabouts(
  tx: Tx,
  communityId: number,
  personId: string,
): Promise<{ paths: (string | null)[] } | undefined> {
  const person = await findPerson(tx, communityId, personId)
  if (!person || person.merged_into !== null) return undefined
  return whereabouts((await residencesOf(tx, communityId, [personId])).get(personId) ?? [])
}

/** The same for some people at once, by id; those without a present dwelling are reached by posts over the whole community. */
export async function whereaboutsOf(
  tx: Tx,
  communityId: number,
  personIds: readonly string[],
): Promise<Map<string, { paths: (string | null)[] }>> {
  const residences = await residencesOf(tx, communityId, personIds)
  return new Map(personIds.map((id) => [id, whereabouts(residences.get(id) ?? [])]))
}

export type PersonFacts = { id: string; name: string; phone: string | null; birth_date: string | null; died: boolean }

/** What other modules decide by, of an entry that is neither merged away nor erased; undefined where there is none. */
export async function livePerson(tx: Tx, communityId: number, personId: string): Promise<PersonFacts | undefined> {
  const person = await findPerson(tx, communityId, personId)
  if (!person || person.merged_into !== null || person.erased_at !== null) return undefined
  const { id, name, phone, birth_date, died_on } = person
  return { id, name, phone, birth_date, died: died_on !== null }
}

/** An entry with those that were merged into it, directly or through others; itself first. */
export async function entriesOf(tx: Tx, communityId: number, personId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive entries as (
      select ${personId}::uuid as id
      union select p.id from people.persons p join entries e on p.merged_into = e.id where p.community_id = ${communityId})
    select id from entries`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** The identity number in clear: for the one command that reveals it with a reason. Null where none is registered. */
export async function openIdentityNumber(
  tx: Tx,
  vault: Vault,
  communityId: number,
  personId: string,
): Promise<string | null> {
  const person = await findPerson(tx, communityId, personId)
  return person?.identity_sealed ? vault.decrypt(person.identity_sealed) : null
}

/** Of these persons, those who can be told something (neither merged away, erased nor dead), with their number. One query. */
export async function reachablePersons(
  tx: Tx,
  communityId: number,
  ids: readonly string[],
): Promise<Map<string, { phone: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people.persons')
    .select(['id', 'phone'])
    .where('community_id', '=', communityId)
    .where('id', 'in', [...new Set(ids)])
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .where('died_on', 'is', null)
    .execute()
  return new Map(rows.map(({ id, phone }) => [id, { phone }]))
}
