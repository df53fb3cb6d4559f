/** What other modules may put into the community's intake: messages that arrived some other way, such as e-mail. */
export { addDraft } from './server/drafts/add-draft.ts'
