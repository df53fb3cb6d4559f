import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { seesPerson } from './can.ts'
import { livePersons, type Person } from './persons.ts'
import { residencesOf } from './residences.ts'

const candidatesMost = 200

/** Entries that hold these search words (`personQuery`) and that the actor may see, at most `most`. Four queries, by index. */
export async function findPeople(ctx: ReadContext, words: string | null, most: number): Promise<Person[]> {
  if (words === null) return []
  const found = await sql<{ id: string }>`
    select id from people.search(${ctx.communityId}, ${words}::tsquery, ${candidatesMost})`.execute(ctx.tx)
  const ids = found.rows.map((row) => row.id)
  const known = await livePersons(ctx.tx, ctx.communityId, ids)
  const residences = await residencesOf(ctx.tx, ctx.communityId, ids)
  return ids
    .flatMap((id) => known.get(id) ?? [])
    .filter((person) => seesPerson(ctx.actor, residences.get(person.id) ?? []))
    .slice(0, most)
}
