/** What others may ask of ballots: as much as is told to people. */
export {
  type BallotFacts,
  ballotFacts,
  managersOfBallot,
  type ObjectionFacts,
  objectionFacts,
  speakersOfBallot,
} from './server/facts.ts'
export { type NominationFacts, nominationFacts } from './server/nominations/facts.ts'
/** For whoever plans the works: carried over once `ballots.settled` was said. */
export { type Condition, conditionsOfBallot } from './server/rounds/conditions.ts'
