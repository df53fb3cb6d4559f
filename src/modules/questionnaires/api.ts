/** What others may ask of questionnaires: who is asked and until when, never what. */
export { type AskedFacts, askedFacts } from './server/facts.ts'
