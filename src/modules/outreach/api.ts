/** What others may ask of visit rounds and patrols. */
export { countConfirmed, findingFacts, type RoundFacts, roundFacts } from './server/facts.ts'
export { plannerKinds, settlerKinds } from './server/permissions.ts'
