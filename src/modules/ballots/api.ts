/** What others may ask of ballots: as much as is told to people. */
export {
  type BallotFacts,
  ballotFacts,
  managersOfBallot,
  type ObjectionFacts,
  objectionFacts,
  speakersOfBallot,
} from './server/facts.ts'
