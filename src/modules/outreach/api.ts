/** What others may ask of visit rounds and patrols. */
export {
  countConfirmed,
  findingFacts,
  openedDoors,
  type RoundFacts,
  roundFacts,
  roundsInBrief,
} from './server/facts.ts'
export { plannerKinds, settlerKinds } from './server/permissions.ts'
export { planVisits } from './server/plan-round.ts'
