import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { ageAt } from '../../../../shared/civil-date.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import type { personCard } from '../../contract.ts'
import type { Person } from '../persons.ts'
import { homesOf } from '../residences.ts'
import { shownTags, tagsOf } from '../tags.ts'
import { todayIn } from '../today.ts'

export type PersonCard = z.output<typeof personCard>

/** Rows of the register, masked, in the order given. */
export async function personCards(ctx: ReadContext, people: readonly Person[]): Promise<PersonCard[]> {
  if (people.length === 0) return []
  const today = await todayIn(ctx)
  const tags = await tagsOf(ctx)
  const homes = await homesOf(
    ctx.tx,
    ctx.communityId,
    people.map((person) => person.id),
  )
  return people.map((person) => {
    const home = homes.get(person.id)?.[0]
    return {
      id: person.id,
      name: person.name,
      sex: person.sex,
      age: person.birth_date === null ? null : ageAt(person.birth_date, today),
      phone_masked: person.phone === null ? null : maskPhone(person.phone),
      tags: shownTags(tags, person.tags, false),
      newcomer: person.newcomer,
      registered_at: person.registered_at.toISOString(),
      home: home
        ? { dwelling_id: home.residence.dwelling_id, name: home.dwelling?.full_name ?? '', role: home.residence.role }
        : null,
    }
  })
}
