/** What others may ask of undertakings: as much as is told to people, and the rules that hold. */
export { type UndertakingFacts, undertakingFacts } from './server/facts.ts'
export { rulesOf as undertakingRules } from './server/rules.ts'
/** What others may ask of undertakings: titles for an agenda, never a confidential one. */
export { type OpenTopic, openTopics, topicsByIds } from './server/topics.ts'
