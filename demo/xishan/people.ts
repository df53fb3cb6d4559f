import { addDays, type CivilDate } from '../../src/shared/civil-date.ts'
import { makeIdentityNumber } from '../../src/shared/identity-number.ts'
import { givenName, makeName, type Sex } from '../names.ts'
import type { Random } from '../random.ts'
import type { CompoundPlan } from './compounds.ts'
import { type Member, memberPatterns } from './households.ts'
import type { DwellingRange } from './territory.ts'

export type PersonPlan = {
  /** Its place in the list: 0, 1, 2 … */
  index: number
  name: string
  sex: Sex
  birthDate: CivilDate
  phone: string | null
  identityNumber: string
  partyMember: boolean
  newcomer: boolean
  role: 'owner' | 'co_owner' | 'tenant' | 'family'
  relation: Member['relation']
  livesHere: boolean
  dwelling: string
  building: string
  stairwell: string | null
  compound: CompoundPlan['key']
  livesAlone: boolean
}

/** Telephone numbers of generated persons: 199 0000 0100 to 199 0000 9999. Those below are the bodies' and posts'. */
const firstPersonPhone = 100
export const phoneOf = (serial: number) => `1990000${String(serial).padStart(4, '0')}`

/** Everybody in the register, household by household, in the order of the dwellings. `today` decides ages. */
export function planPeople(random: Random, ranges: readonly DwellingRange[], today: CivilDate): PersonPlan[] {
  const census = new Census(random, today)
  for (const range of ranges) {
    for (let floor = 1; floor <= range.floors; floor++) {
      for (let place = 1; place <= range.perFloor; place++) {
        census.settle(range, `${floor}${String(place).padStart(2, '0')}`)
      }
    }
  }
  return census.people
}

class Census {
  readonly people: PersonPlan[] = []
  private readonly random: Random
  private readonly today: CivilDate
  private readonly sameDay = new Map<string, number>()
  private phones = firstPersonPhone

  constructor(random: Random, today: CivilDate) {
    this.random = random
    this.today = today
  }

  /** A household moves into a dwelling; some dwellings stand empty, and a let one may have its owner on record elsewhere. */
  settle(range: DwellingRange, dwelling: string): void {
    const { random } = this
    if (random.chance(0.055)) return
    const pattern = random.weighted(memberPatterns[range.compound.kind], (entry) => entry.weight)
    const newcomer = random.chance(pattern.newcomer)
    const head = pattern.members[0]
    if (!head) return
    const headAge = random.int(head.age[0], head.age[1])
    const surnames = new Map<string, string>()
    for (const member of pattern.members) {
      if (member.chance !== undefined && !random.chance(member.chance)) continue
      const age = member === head ? headAge : Math.max(2, headAge + random.int(member.age[0], member.age[1]))
      this.add(range, dwelling, member, {
        age,
        newcomer,
        tenant: pattern.tenant,
        alone: pattern.members.length === 1,
        surnames,
      })
    }
    if (pattern.tenant && range.compound.kind !== 'public_rental' && random.chance(0.3))
      this.addLandlord(range, dwelling)
  }

  private add(
    range: DwellingRange,
    dwelling: string,
    member: Member,
    home: { age: number; newcomer: boolean; tenant: boolean; alone: boolean; surnames: Map<string, string> },
  ): void {
    const sex = member.sex ?? (this.random.chance(0.5) ? 'male' : 'female')
    const birthDate = this.birthDate(home.age)
    const birthYear = Number(birthDate.slice(0, 4))
    const kin = member.surnameOf === undefined ? undefined : home.surnames.get(member.surnameOf)
    const name = kin
      ? kin + givenName(this.random, sex, birthYear)
      : makeName(this.random, { sex, birthYear, newcomer: home.newcomer })
    home.surnames.set(member.relation, home.surnames.get(member.relation) ?? name.slice(0, 1))
    this.push(range, dwelling, {
      name,
      sex,
      birthDate,
      newcomer: home.newcomer,
      role: roleOf(member, home.tenant),
      relation: member.relation,
      livesHere: true,
      livesAlone: home.alone,
      reachable: home.age >= 14 && this.random.chance(home.age > 78 ? 0.62 : 0.94),
      partyMember: home.age >= 22 && this.random.chance(home.age > 55 ? 0.13 : 0.08),
    })
  }

  private addLandlord(range: DwellingRange, dwelling: string): void {
    const sex = this.random.chance(0.55) ? 'male' : 'female'
    const birthDate = this.birthDate(this.random.int(35, 68))
    const name = makeName(this.random, { sex, birthYear: Number(birthDate.slice(0, 4)), newcomer: false })
    this.push(range, dwelling, {
      name,
      sex,
      birthDate,
      newcomer: false,
      role: 'owner',
      relation: 'other',
      livesHere: false,
      livesAlone: false,
      reachable: true,
      partyMember: false,
    })
  }

  private push(
    range: DwellingRange,
    dwelling: string,
    person: Omit<
      PersonPlan,
      'index' | 'phone' | 'identityNumber' | 'dwelling' | 'building' | 'stairwell' | 'compound'
    > & {
      reachable: boolean
    },
  ): void {
    const { reachable, ...rest } = person
    this.people.push({
      index: this.people.length,
      ...rest,
      phone: reachable ? this.phone() : null,
      identityNumber: this.identityNumber(person.birthDate, person.sex),
      dwelling,
      building: range.building,
      stairwell: range.stairwell,
      compound: range.compound.key,
    })
  }

  private phone(): string | null {
    return this.phones > 9999 ? null : phoneOf(this.phones++)
  }

  private birthDate(age: number): CivilDate {
    return addDays(this.today, -Math.floor(age * 365.25) - this.random.int(1, 364))
  }

  private identityNumber(birthDate: CivilDate, sex: Sex): string {
    const key = `${birthDate}${sex}`
    const sequence = this.sameDay.get(key) ?? 0
    this.sameDay.set(key, sequence + 1)
    return makeIdentityNumber({ birthDate, sex, sequence })
  }
}

function roleOf(member: Member, tenant: boolean): PersonPlan['role'] {
  if (tenant) return member.relation === 'head' || member.relation === 'lodger' ? 'tenant' : 'family'
  if (member.relation === 'head') return 'owner'
  return member.relation === 'spouse' ? 'co_owner' : 'family'
}
