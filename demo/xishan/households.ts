import type { Sex } from '../names.ts'
import type { CompoundPlan } from './compounds.ts'

/** One who belongs to a household. The head's age is years, everybody else's is years more or less than the head. */
export type Member = {
  relation: 'head' | 'spouse' | 'child' | 'parent' | 'grandchild' | 'lodger' | 'other'
  age: readonly [number, number]
  sex?: Sex
  /** Bears the surname of who has this relation. */
  surnameOf?: Member['relation']
  chance?: number
}

export type MemberPattern = {
  weight: number
  members: readonly Member[]
  /** Lives in a rented dwelling. */
  tenant: boolean
  /** How likely the household came from elsewhere. */
  newcomer: number
}

const wife: Member = { relation: 'spouse', age: [-4, 1], sex: 'female' }
const husband: Member = { relation: 'head', age: [28, 40], sex: 'male' }
const child: Member = { relation: 'child', age: [-31, -25], surnameOf: 'head' }

const oldCouple: readonly Member[] = [{ relation: 'head', age: [66, 87], sex: 'male' }, wife]
const oldAlone: readonly Member[] = [{ relation: 'head', age: [68, 92] }]
const youngFamily: readonly Member[] = [husband, wife, { ...child, chance: 0.95 }, { ...child, chance: 0.32 }]
const middleFamily: readonly Member[] = [
  { ...husband, age: [42, 58] },
  wife,
  { ...child, age: [-28, -23] },
  { relation: 'parent', age: [22, 28], sex: 'female', chance: 0.3 },
]
const threeGenerations: readonly Member[] = [
  { ...husband, age: [33, 47] },
  wife,
  { ...child, chance: 0.95 },
  { ...child, chance: 0.4 },
  { relation: 'parent', age: [24, 29], sex: 'male', chance: 0.75 },
  { relation: 'parent', age: [22, 28], sex: 'female', chance: 0.9 },
]
const sharedFlat: readonly Member[] = [
  { relation: 'head', age: [22, 34] },
  { relation: 'lodger', age: [-3, 6] },
  { relation: 'lodger', age: [-3, 6], chance: 0.6 },
  { relation: 'lodger', age: [-3, 6], chance: 0.25 },
]
const youngCouple: readonly Member[] = [{ ...husband, age: [25, 33] }, wife]
const alone: readonly Member[] = [{ relation: 'head', age: [24, 45] }]

const own = (weight: number, members: readonly Member[], newcomer = 0.05): MemberPattern => ({
  weight,
  members,
  tenant: false,
  newcomer,
})
const rented = (weight: number, members: readonly Member[], newcomer = 0.85): MemberPattern => ({
  weight,
  members,
  tenant: true,
  newcomer,
})

/** Who lives in which kind of compound: the old ones are old, the rented ones young, the resettled families large. */
export const memberPatterns: Record<CompoundPlan['kind'], readonly MemberPattern[]> = {
  old: [
    own(26, oldCouple),
    own(11, oldAlone),
    own(20, middleFamily),
    own(8, youngFamily),
    rented(20, youngFamily, 0.95),
    rented(15, sharedFlat, 0.95),
  ],
  dormitory: [own(34, oldCouple), own(20, oldAlone), own(10, middleFamily), rented(36, sharedFlat)],
  mixed: [
    own(16, oldCouple),
    own(24, middleFamily),
    own(18, youngFamily),
    rented(26, youngFamily),
    rented(16, youngCouple),
  ],
  commercial: [
    own(46, youngFamily, 0.2),
    own(22, middleFamily),
    own(16, threeGenerations),
    own(4, oldCouple),
    rented(7, youngCouple),
    rented(5, alone),
  ],
  public_rental: [
    rented(34, youngFamily, 0.75),
    rented(22, sharedFlat),
    rented(16, youngCouple),
    rented(14, oldCouple, 0.1),
    rented(14, alone, 0.6),
  ],
  resettlement: [own(52, threeGenerations), own(20, middleFamily), own(10, oldCouple), rented(18, youngFamily)],
  village: [own(40, threeGenerations), own(20, oldCouple), rented(40, sharedFlat)],
}
