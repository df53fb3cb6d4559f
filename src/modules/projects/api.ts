/** What others may ask of projects: as much as is told to people. */
export { type ConditionFacts, conditionFacts, type ProjectFacts, projectFacts } from './server/facts.ts'
