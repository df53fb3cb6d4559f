/** What others may ask of undertakings: titles for an agenda, never a confidential one. */
export { type OpenTopic, openTopics, topicsByIds } from './server/topics.ts'
