/** What others may ask of deliberation. Facts only: numbers, dates and who is meant, never what a matter is about. */
export { type DecisionFacts, decisionFacts, type MeetingFacts, meetingFacts, suggestedBy } from './server/facts.ts'
export { ownFont } from './server/meetings/papers/own-font.ts'
/** For texts of staff that everybody reads. */
export { withoutPrivate } from './server/meetings/published.ts'
/** For whoever carries out what a ballot chose: the topics it was held on, the tasks made of it. */
export { topicsSeenOfBallot } from './server/topics/chain.ts'
export { contributedBy, type TopicFacts, topicFacts } from './server/topics/facts.ts'
export { ballotIdsOfRequest, ballotIdsOfTopic, tasksOfBallot } from './server/topics/links.ts'
