/** What others may ask of undertakings: as much as is told to people. */
export { type UndertakingFacts, undertakingFacts } from './server/facts.ts'
