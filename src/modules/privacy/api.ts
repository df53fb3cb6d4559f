/** What other modules may ask of privacy. */
export { answerDays, answerDaysSetting } from './server/settings.ts'
