/** What other modules, the command line and the start may ask of privacy. */
export { applyErasures, type ErasuresApplied } from './server/erasure/ledger.ts'
export { answerDays, answerDaysSetting } from './server/settings.ts'
