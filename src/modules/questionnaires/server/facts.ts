import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { grownUp } from './population.ts'
import { today } from './store.ts'

/** A questionnaire as far as others speak of it. `left`: whose person or household hasn't answered; `all`: everybody asked. */
export type AskedFacts = { state: string; until_day: string | null; all: string[]; left: string[] }

/**
 * One questionnaire with the persons it asks: of a household the grown-ups who live there now. One open to everybody asks nobody by name.
 * Undefined where there is none.
 */
export async function askedFacts(ctx: ReadContext, id: string): Promise<AskedFacts | undefined> {
  const found = await sql<{ state: string; until_day: string | null; unit: string }>`
    select state, until_day::text as until_day, unit from questionnaires.questionnaires
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const [row] = found.rows
  if (!row) return undefined
  const persons = row.unit === 'person' ? await named(ctx, id) : await housed(ctx, id)
  const ids = (some: readonly Person[]) => [...new Set(some.map((one) => one.person_id))]
  return {
    state: row.state,
    until_day: row.until_day,
    all: ids(persons),
    left: ids(persons.filter((one) => !one.answered)),
  }
}

type Person = { person_id: string; answered: boolean }

async function named(ctx: ReadContext, id: string): Promise<Person[]> {
  const found = await sql<Person>`
    select person_id, answered_day is not null as answered from questionnaires.units
    where community_id = ${ctx.communityId} and questionnaire_id = ${id} and person_id is not null`.execute(ctx.tx)
  return found.rows
}

async function housed(ctx: ReadContext, id: string): Promise<Person[]> {
  const found = await sql<Person>`
    select r.person_id, u.answered_day is not null as answered from questionnaires.units u
    join people.residences r on r.community_id = u.community_id and r.dwelling_id = u.dwelling_id and r.until_day is null and r.lives_here
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id and p.merged_into is null
    where u.community_id = ${ctx.communityId} and u.questionnaire_id = ${id} and ${grownUp(await today(ctx))}`.execute(
    ctx.tx,
  )
  return found.rows
}
