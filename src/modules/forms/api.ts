/** What others may ask of report forms. */
export { approvalFacts, formDue, openPartsOf, partFacts } from './server/facts.ts'
export { fillerKinds } from './server/permissions.ts'
