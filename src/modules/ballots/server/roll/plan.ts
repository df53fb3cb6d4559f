import { ageAt } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { RegisteredTie } from '../../../people/api.ts'
import type { Dwelling } from '../../../territory/api.ts'
import type { Group } from '../../contract/kinds.ts'
import { votingAge } from '../kinds.data.ts'

/** One vote of a roll, before it is written. */
export type PlannedVoter = {
  same_key: string
  person_id: string | null
  name: string
  dwelling_id: string
  group_code: Group
  source: 'register' | 'developer'
  speakers: string[]
  units: { dwelling_id: string; name: string; area_cm2: number }[]
}

/** How many dwellings a refusal names. */
const namedMost = 5
const wholeTitle = 10_000

const groupOf = (tie: RegisteredTie): Group => {
  if (tie.party_member) return 'party'
  return tie.newcomer ? 'newcomer' : 'resident'
}

/** Grown-up on the day; somebody whose day of birth isn't known counts as such. */
function votes(tie: RegisteredTie, day: string): boolean {
  return tie.birth_date === null || ageAt(tie.birth_date, day) >= votingAge
}

/** Everybody grown-up who lives there, once. */
export function planPersons(ties: readonly RegisteredTie[], day: string): PlannedVoter[] {
  const byPerson = Map.groupBy(
    ties.filter((tie) => tie.lives_here && votes(tie, day)),
    (tie) => tie.person_id,
  )
  return [...byPerson].flatMap(([personId, [tie]]) => (tie ? [voterOf(personId, tie, [personId])] : []))
}

/** One vote a household; who lives in a dwelling without an entered household is one together. Any grown-up of it may speak. */
export function planHouseholds(ties: readonly RegisteredTie[], day: string): PlannedVoter[] {
  const present = ties.filter((tie) => tie.lives_here && votes(tie, day))
  const entered = new Set(present.flatMap((tie) => (tie.household_id ? [tie.dwelling_id] : [])))
  const byHousehold = Map.groupBy(
    present.filter((tie) => tie.household_id !== null || !entered.has(tie.dwelling_id)),
    (tie) => tie.household_id ?? tie.dwelling_id,
  )
  return [...byHousehold].flatMap(([key, members]) => {
    const speaker = members.find((tie) => tie.head) ?? members[0]
    return speaker ? [voterOf(key, speaker, [...new Set(members.map((tie) => tie.person_id))])] : []
  })
}

function voterOf(key: string, tie: RegisteredTie, speakers: string[]): PlannedVoter {
  const { person_id, name, dwelling_id } = tie
  return {
    same_key: key,
    person_id,
    name,
    dwelling_id,
    group_code: groupOf(tie),
    source: 'register',
    speakers,
    units: [],
  }
}

type Owners = { developer: string; area_total_cm2: number | null }

/**
 * Owners with the areas of their titles (最高法 2020 解释 8, 9): a joint title is one vote with one representative, who has several units is one
 * with all of them, units without an entered owner are the developer's, one together. Refusals, each with the dwellings it is
 * about: `area_missing`, `owner_unknown`, `shares_overlap`; `area_sum_differs` where the areas aren't what the title deeds add up to.
 */
export function planOwners(
  dwellings: readonly Dwelling[],
  ties: readonly RegisteredTie[],
  { developer, area_total_cm2 }: Owners,
): PlannedVoter[] {
  const units = dwellings.filter((dwelling) => dwelling.use !== 'public')
  stop(
    'ballots.area_missing',
    units.filter((unit) => unit.floor_area_cm2 === null),
  )
  const ownersOf = Map.groupBy(
    ties.filter((tie) => tie.role === 'owner' || tie.role === 'co_owner'),
    (tie) => tie.dwelling_id,
  )
  if (developer === '')
    stop(
      'ballots.owner_unknown',
      units.filter((unit) => !ownersOf.has(unit.id)),
    )
  stop(
    'ballots.shares_overlap',
    units.filter((unit) => sharesOf(ownersOf.get(unit.id) ?? []) > wholeTitle),
  )
  const sum = units.reduce((total, unit) => total + (unit.floor_area_cm2 ?? 0), 0)
  if (area_total_cm2 !== null && sum !== area_total_cm2) {
    refuse('ballots.area_sum_differs', { sum: squareMetres(sum), total: squareMetres(area_total_cm2) })
  }
  const byKey = Map.groupBy(units, (unit) => titleKey(ownersOf.get(unit.id) ?? []))
  return [...byKey].flatMap(([key, held]) => {
    const [first] = held
    return first ? [ownerOf(key, first, held, ownersOf.get(first.id)?.[0], developer)] : []
  })
}

function sharesOf(owners: readonly RegisteredTie[]): number {
  return owners.reduce((sum, tie) => sum + (tie.share_bp ?? 0), 0)
}

const developerKey = 'developer'

/** The same people with the same kind of title are one, however many units they have. */
function titleKey(owners: readonly RegisteredTie[]): string {
  return owners.length === 0
    ? developerKey
    : owners
        .map((tie) => tie.person_id)
        .sort()
        .join('+')
}

function ownerOf(
  key: string,
  first: Dwelling,
  held: readonly Dwelling[],
  tie: RegisteredTie | undefined,
  developer: string,
): PlannedVoter {
  return {
    same_key: key,
    person_id: tie?.person_id ?? null,
    name: tie?.name ?? developer,
    dwelling_id: first.id,
    group_code: 'none',
    source: tie ? 'register' : 'developer',
    speakers: tie ? [tie.person_id] : [],
    units: held.map((unit) => ({ dwelling_id: unit.id, name: unit.full_name, area_cm2: unit.floor_area_cm2 ?? 0 })),
  }
}

/** Refuses with the dwellings concerned, the first few by name. */
function stop(code: string, dwellings: readonly Dwelling[]): void {
  if (dwellings.length === 0) return
  const names = dwellings.slice(0, namedMost).map((dwelling) => dwelling.full_name)
  refuse(code, { count: dwellings.length, dwellings: names.join('、') })
}

const cm2PerM2 = 10_000

function squareMetres(cm2: number): string {
  return (cm2 / cm2PerM2).toFixed(2)
}
