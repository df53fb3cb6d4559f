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
