/** What other modules may ask of what workers keep. */
export { dropDraft } from './server/drafts/store.ts'
export { leave, type Present, type Thing, whoIsAt, whoIsAtEach } from './server/presence.ts'
