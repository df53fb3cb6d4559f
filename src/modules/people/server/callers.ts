import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { seesPerson } from './can.ts'
import { findPersonsByPhone } from './lookup.ts'
import { livePersons } from './persons.ts'
import { homesOf, residencesOf } from './residences.ts'
import { personCards } from './views/person-card.ts'

/** Somebody on the telephone, as far as the register knows and the reader may see. */
export type Caller = {
  id: string
  name: string
  age: number | null
  phone_masked: string | null
  tags: { code: string; label: string }[]
  homes: { dwelling_id: string; name: string; role: string; lives_here: boolean }[]
  /** The others of the household. */
  household: { id: string; name: string; relation: string }[]
}

/** Everybody with this number whom the reader may see: families share a telephone. */
export async function callersByPhone(ctx: ReadContext, phone: string): Promise<Caller[]> {
  const found = await findPersonsByPhone(ctx.tx, ctx.communityId, phone)
  return callersByIds(
    ctx,
    found.map((person) => person.id),
  )
}

/** The same by id; unknown, merged and unseen ones are missing. A handful of queries, however many people. */
export async function callersByIds(ctx: ReadContext, ids: readonly string[]): Promise<Caller[]> {
  const known = await livePersons(ctx.tx, ctx.communityId, ids)
  const residences = await residencesOf(ctx.tx, ctx.communityId, [...known.keys()])
  const people = [...known.values()].filter((person) => seesPerson(ctx.actor, residences.get(person.id) ?? []))
  const cards = await personCards(ctx, people)
  const homes = await homesOf(
    ctx.tx,
    ctx.communityId,
    people.map((person) => person.id),
  )
  const households = await householdsOf(
    ctx,
    people.map((person) => person.id),
  )
  return cards.map((card) => ({
    id: card.id,
    name: card.name,
    age: card.age,
    phone_masked: card.phone_masked,
    tags: card.tags.map(({ code, label }) => ({ code, label })),
    homes: (homes.get(card.id) ?? []).map(({ residence, dwelling }) => ({
      dwelling_id: residence.dwelling_id,
      name: dwelling?.full_name ?? '',
      role: residence.role,
      lives_here: residence.lives_here,
    })),
    household: households.get(card.id) ?? [],
  }))
}

const membersMost = 200

async function householdsOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Caller['household']>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ of: string; id: string; name: string; relation: string }>`
    select me.person_id as of, m.person_id as id, p.name, m.relation
    from people.household_members me
    join people.household_members m on m.community_id = me.community_id and m.household_id = me.household_id
      and m.left_at is null and m.person_id <> me.person_id
    join people.persons p on p.community_id = m.community_id and p.id = m.person_id
    where me.community_id = ${ctx.communityId} and me.person_id = any (${ids}::uuid[]) and me.left_at is null
    order by m.joined_at, m.person_id limit ${membersMost}`.execute(ctx.tx)
  const grouped = Map.groupBy(found.rows, (row) => row.of)
  return new Map([...grouped].map(([of, rows]) => [of, rows.map(({ id, name, relation }) => ({ id, name, relation }))]))
}
