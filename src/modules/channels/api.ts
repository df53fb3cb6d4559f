/** What other modules may put into the community's intake: messages that arrived some other way, such as e-mail. */
export { addDraft } from './server/drafts/add-draft.ts'
/** Who wrote the letter a draft was made of. */
export { letterOf } from './server/drafts/letter.ts'
