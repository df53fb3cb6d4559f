import type { WriteContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { refuse } from '../../../shared/refusal.ts'

/** A row of the register. */
export type Person = {
  id: string
  name: string
  name_pinyin: string
  sex: 'male' | 'female' | null
  birth_date: string | null
  phone: string | null
  identity_sealed: Buffer | null
  tags: string[]
  party_member: boolean | null
  party_member_source: string | null
  newcomer: boolean
  source: 'counter' | 'import' | 'visit' | 'self' | 'demo'
  merged_into: string | null
  died_on: string | null
  erased_at: Date | null
  custom: Record<string, unknown>
  registered_at: Date
  updated_at: Date
  revision: number
}

const personColumns = [
  'id',
  'name',
  'name_pinyin',
  'sex',
  'birth_date',
  'phone',
  'identity_sealed',
  'tags',
  'party_member',
  'party_member_source',
  'newcomer',
  'source',
  'merged_into',
  'died_on',
  'erased_at',
  'custom',
  'registered_at',
  'updated_at',
  'revision',
] as const

export function persons(tx: Tx, communityId: number) {
  return tx.selectFrom('people.persons').select(personColumns).where('community_id', '=', communityId)
}

/** One entry, merged ones too; undefined where this community has none with that id. */
export async function findPerson(tx: Tx, communityId: number, id: string): Promise<Person | undefined> {
  return (await persons(tx, communityId).where('id', '=', id).executeTakeFirst()) as Person | undefined
}

/** Locks an entry for a change. Refusal: `platform.not_found`, also for one merged into another or erased. */
export async function lockPerson(ctx: WriteContext, id: string): Promise<Person> {
  const person = (await persons(ctx.tx, ctx.communityId).where('id', '=', id).forUpdate().executeTakeFirst()) as
    | Person
    | undefined
  return person && person.merged_into === null && person.erased_at === null ? person : refuse('platform.not_found')
}

/** Entries that are neither merged away nor erased, by id. */
export async function livePersons(tx: Tx, communityId: number, ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map()
  const rows = (await persons(tx, communityId)
    .where('id', 'in', [...new Set(ids)])
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .execute()) as Person[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** Writes columns of an entry and counts its revision on. */
export async function updatePerson(ctx: WriteContext, id: string, columns: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('people.persons')
    .set((eb) => ({ ...columns, updated_at: ctx.now, revision: eb('revision', '+', 1) }))
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}
