/** What other modules may ask of bodies and posts. Every function is one query. */
export {
  type AbsenceFacts,
  type AwayNow,
  absenceFacts,
  awayAmong,
  checkMayEnterAbsence,
  deputisedNow,
} from './server/absences/away.ts'
export { type Belonging, belongingTo, bodiesOfPerson } from './server/belonging.ts'
export {
  type Body,
  type BodyWanted,
  bodiesByIds,
  bodiesOfCompound,
  bodiesOfKind,
  findBodyOfKind,
} from './server/bodies.ts'
export { setUpPost } from './server/commands/create-post.ts'
export { enterBody } from './server/commands/found-body.ts'
export { countPosts, namesOfPosts } from './server/for-forms.ts'
export {
  type HoldersWanted,
  holdersOf,
  nextPostAbove,
  type Post,
  type PostHolder,
  postsByIds,
  postsInForce,
} from './server/holders.ts'
export { bodiesNamed } from './server/named.ts'
export { heldPosts, holderNames } from './server/named-holders.ts'
export { type RosterHours, rosterHours } from './server/rosters/hours.ts'
export { onDuty } from './server/rosters/store.ts'
export { type SwapFacts, swapFacts } from './server/rosters/swap-facts.ts'
export { checkSeatToOffer, takeOfferedSeat } from './server/seats.ts'
export { everHolding, staffAmong } from './server/staff.ts'
export { termsEnding, type VacantPost, vacantPosts } from './server/vacancies.ts'
