/** What other modules may put into the community's intake: messages that arrived some other way, such as e-mail. */
export { addDraft } from './server/drafts/add-draft.ts'
/** Who wrote the letter a draft was made of. */
export { letterOf } from './server/drafts/letter.ts'
/** What an organisation is called to, said by the robot of its own group. */
export { type ToldBody, tellBodyGroups } from './server/groups/body-groups.ts'
