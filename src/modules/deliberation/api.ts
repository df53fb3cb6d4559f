/** What others may ask of deliberation. Facts only: numbers, dates and who is meant, never what a matter is about. */
export { type DecisionFacts, decisionFacts, type MeetingFacts, meetingFacts, suggestedBy } from './server/facts.ts'
export { ownFont } from './server/meetings/papers/own-font.ts'
export { contributedBy, type TopicFacts, topicFacts } from './server/topics/facts.ts'
