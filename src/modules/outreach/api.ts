/** What others may ask of visit rounds. */
export { type RoundFacts, roundFacts } from './server/facts.ts'
export { settlerKinds } from './server/permissions.ts'
