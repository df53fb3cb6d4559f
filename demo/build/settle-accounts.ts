import { openAccount } from '../../src/modules/access/api.ts'
import { type Identity, identities } from '../xishan/identities.ts'
import type { Neighbours } from '../xishan/neighbours.ts'
import type { PersonPlan } from '../xishan/people.ts'
import type { RequestPlan } from '../xishan/requests.ts'
import type { StaffPlan } from '../xishan/staff.ts'
import { idOf } from './settle-territory.ts'
import type { Workshop } from './workshop.ts'

/** Accounts by the person they are bound to. */
export type AccountsByPerson = Map<string, string>

type Known = {
  people: readonly string[]
  staff: ReadonlyMap<string, string>
  /** Persons behind the identities that are residents. */
  residents: ReadonlyMap<string, string>
}

/** Two in three of those who ask by telephone have an account; the others follow by number and code. */
export const hasAccount = (asker: PersonPlan) => Math.floor(asker.index / 6) % 3 !== 0

/** Opens the accounts of everybody who works with requests or asks by telephone, and the identities a visitor may take on. */
export async function settleAccounts(
  workshop: Workshop,
  plans: { staff: readonly StaffPlan[]; neighbours: Neighbours; requests: readonly RequestPlan[] },
  known: Known,
): Promise<AccountsByPerson> {
  const accounts: AccountsByPerson = new Map()
  const shown = new Map<string, Identity>()
  for (const identity of identities) {
    const person = identity.staff ? idOf(known.staff, identity.staff) : known.residents.get(identity.key)
    if (person) shown.set(person, identity)
    else if (identity.administrator) await open(workshop, null, null, identity)
  }
  const phones = phonesOf(plans, known)
  for (const [person, phone] of phones) accounts.set(person, await open(workshop, person, phone, shown.get(person)))
  // Accounts are opened outside of the workshop's own steps; who listens to that does so here.
  await workshop.platform.dispatcher.drain()
  return accounts
}

/** Telephone numbers by person, each person once. */
function phonesOf(
  plans: { staff: readonly StaffPlan[]; neighbours: Neighbours; requests: readonly RequestPlan[] },
  known: Known,
): Map<string, string | null> {
  const phones = new Map<string, string | null>()
  for (const person of plans.staff) phones.set(idOf(known.staff, person.key), person.phone)
  const residents = [
    ...plans.neighbours.posts.flatMap((post) => post.person ?? []),
    ...plans.requests.filter((plan) => plan.channel === 'web' && hasAccount(plan.asker)).map((plan) => plan.asker),
  ]
  for (const person of residents) {
    const id = known.people[person.index]
    if (id) phones.set(id, person.phone)
  }
  return phones
}

function open(
  workshop: Workshop,
  personId: string | null,
  phone: string | null,
  identity: Identity | undefined,
): Promise<string> {
  return openAccount(workshop.platform, {
    communityId: workshop.communityId,
    personId,
    phone,
    administrator: identity?.administrator ?? false,
    ...(identity
      ? {
          demo: {
            key: identity.key,
            label: identity.label,
            note: identity.note,
            face: identity.face,
            position: identities.indexOf(identity) + 1,
          },
        }
      : {}),
  })
}
