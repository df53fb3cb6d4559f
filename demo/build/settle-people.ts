import type { Tx } from '../../src/platform/db/database.ts'
import type { PersonPlan } from '../xishan/people.ts'
import { dwellingKey, type Grounds, idOf } from './settle-territory.ts'
import { inPieces, type Workshop } from './workshop.ts'

/** Enters everybody in the register; gives the ids in the order of the plan. */
export async function settlePeople(
  workshop: Workshop,
  people: readonly PersonPlan[],
  grounds: Grounds,
): Promise<string[]> {
  const ids: string[] = []
  for (const piece of inPieces(people, 200)) {
    await workshop.batch(async (tx) => {
      for (const person of piece) ids.push(await register(workshop, tx, person, grounds))
    })
  }
  return ids
}

async function register(workshop: Workshop, tx: Tx, person: PersonPlan, grounds: Grounds): Promise<string> {
  const { id } = await workshop.do(tx, 'people.register', 'system', {
    name: person.name,
    phone: person.phone,
    identity_number: person.identityNumber,
    sex: person.sex,
    birth_date: person.birthDate,
    party_member: person.partyMember,
    newcomer: person.newcomer,
    residence: {
      dwelling_id: idOf(grounds.dwellings, dwellingKey(person, person.dwelling)),
      role: person.role,
      lives_here: person.livesHere,
    },
  })
  return id
}
