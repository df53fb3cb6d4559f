/** What others may ask of the counters: as much as is told to people. */
export {
  type AppointmentFacts,
  appointmentFacts,
  type ErrandFacts,
  errandFacts,
  type ServiceCaseFacts,
  serviceCaseFacts,
} from './server/facts.ts'
