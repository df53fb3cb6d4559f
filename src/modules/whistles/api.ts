/** What others may ask of whistles. Facts only: numbers, dates and who is meant, never what a matter is about. */
export {
  type DutyFacts,
  dutyFacts,
  memberBodies,
  memberPersons,
  type NeighbourCallFacts,
  neighbourCallFacts,
  statementMembers,
  type WhistleCallFacts,
  type WhistleFacts,
  whistleFacts,
} from './server/facts.ts'
export { registrationKeepers } from './server/permissions.ts'
export { declinedPhone } from './server/registrations/applications.ts'
