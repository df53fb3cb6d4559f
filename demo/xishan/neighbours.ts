import { ageAt, type CivilDate } from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import { type BodyPlan, bodies } from './bodies.ts'
import { compounds } from './compounds.ts'
import type { PersonPlan } from './people.ts'
import type { AreaPlan, Territory } from './territory.ts'

/** A post that a neighbour holds for the place where they live. `person` null: vacant. */
export type NeighbourPost = {
  key: string
  kind: 'micro_grid_leader' | 'building_leader'
  title: string
  area: string
  person: PersonPlan | null
  how: 'elected' | 'appointed' | 'self_proposed'
}

export type MemberPlan = { body: BodyPlan; person: PersonPlan; office: 'chair' | 'vice_chair' | 'member' }

export type Neighbours = { posts: NeighbourPost[]; members: MemberPlan[] }

/** A building without a leader: what its neighbours ask of each other goes to the leader of the micro-grid. */
export const withoutLeader = 'xishan-2'

/** Who of the residents leads a micro-grid or a building, or sits in a body of their compound. Some posts stay vacant. */
export function planNeighbours(
  random: Random,
  territory: Territory,
  people: readonly PersonPlan[],
  today: CivilDate,
): Neighbours {
  const pool = new Pool(random, people, today)
  const microGrids = territory.areas.filter((area) => area.kind === 'micro_grid')
  const buildings = territory.areas.filter((area) => area.kind === 'building')
  const vacantMicroGrids = new Set(random.shuffled(microGrids.slice(1)).slice(0, 2))
  const posts = [
    ...microGrids.map((area): NeighbourPost => {
      const within = buildings.filter((building) => building.parent === area.key).map((building) => building.key)
      return {
        key: `leader-${area.key}`,
        kind: 'micro_grid_leader',
        title: `${area.name}长`,
        area: area.key,
        person: vacantMicroGrids.has(area) ? null : pool.take((person) => within.includes(person.building)),
        how: 'appointed',
      }
    }),
    ...buildings.map((area): NeighbourPost => leaderOf(random, pool, area)),
  ]
  return { posts, members: bodies.flatMap((body) => membersOf(pool, body)) }
}

function leaderOf(random: Random, pool: Pool, area: AreaPlan): NeighbourPost {
  const vacant = random.chance(0.14) || area.key === withoutLeader
  return {
    key: `leader-${area.key}`,
    kind: 'building_leader',
    title: `${area.name}楼长`,
    area: area.key,
    person: vacant ? null : pool.take((person) => person.building === area.key),
    how: random.pick(['elected', 'elected', 'elected', 'self_proposed'] as const),
  }
}

function membersOf(pool: Pool, body: BodyPlan): MemberPlan[] {
  const { compound } = body
  if (!compound || !compounds.some((plan) => plan.key === compound)) return []
  const fits = (person: PersonPlan) =>
    person.compound === compound &&
    (body.kind !== 'party_branch' || person.partyMember) &&
    (body.kind !== 'owners_committee' || person.role === 'owner' || person.role === 'co_owner')
  return Array.from({ length: body.members ?? 0 }, (_, index) => ({ seat: index, person: pool.take(fits) })).flatMap(
    ({ seat, person }) => (person ? [{ body, person, office: officeOf(seat) }] : []),
  )
}

function officeOf(seat: number): MemberPlan['office'] {
  if (seat === 0) return 'chair'
  return seat === 1 ? 'vice_chair' : 'member'
}

/** Grown-up residents with a telephone, each given one task only. */
class Pool {
  private readonly all: PersonPlan[]
  private readonly taken = new Set<PersonPlan>()

  constructor(random: Random, people: readonly PersonPlan[], today: CivilDate) {
    this.all = random.shuffled(
      people.filter((person) => {
        const age = ageAt(person.birthDate, today)
        return person.livesHere && person.phone !== null && age >= 30 && age <= 76
      }),
    )
  }

  take(fits: (person: PersonPlan) => boolean): PersonPlan | null {
    const found = this.all.find((person) => !this.taken.has(person) && fits(person)) ?? null
    if (found) this.taken.add(found)
    return found
  }
}
