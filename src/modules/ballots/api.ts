/** What others may ask of ballots: as much as is told to people, and a draft to be decided by. */
export { type Chosen, type ChosenOption, chosenOf } from './server/chosen.ts'
export { makeDraft as draftBallotFor } from './server/draft.ts'
export {
  type BallotFacts,
  type BallotOutcome,
  ballotFacts,
  ballotOutcomes,
  managersOfBallot,
  type ObjectionFacts,
  objectionFacts,
  speakersOfBallot,
} from './server/facts.ts'
export { type NominationFacts, nominationFacts } from './server/nominations/facts.ts'
/** For whoever plans the works: carried over once `ballots.settled` was said. */
export { type Condition, conditionsOfBallot } from './server/rounds/conditions.ts'
