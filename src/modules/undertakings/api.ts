/** What others may ask of undertakings: the rules that hold. */
export { rulesOf as undertakingRules } from './server/rules.ts'
