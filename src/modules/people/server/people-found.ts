import type { ReadContext } from '../../../platform/command/types.ts'
import { findPeople } from './find-people.ts'
import { nameQuery, phoneQuery } from './search-words.ts'
import { type PersonCard, personCards } from './views/person-card.ts'

/** People the actor may see, masked, by name, its letters or the dwelling; never by telephone number. */
export async function findPeopleByName(ctx: ReadContext, typed: string, most: number): Promise<PersonCard[]> {
  return personCards(ctx, await findPeople(ctx, nameQuery(typed), most))
}

/** The same by telephone number or its last digits (four or more). Whoever asks notes it in the audit. */
export async function findPeopleByPhone(ctx: ReadContext, digits: string, most: number): Promise<PersonCard[]> {
  return personCards(ctx, await findPeople(ctx, phoneQuery(digits), most))
}
