/** What others may ask of report forms. */
export { formDue, partFacts } from './server/facts.ts'
export { fillerKinds } from './server/permissions.ts'
