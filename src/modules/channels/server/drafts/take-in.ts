import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { claimFiles, keepUpload } from '../../../../platform/files/operations.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { ringToWriteUp } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { groupsWhere } from '../groups/groups.ts'
import { addDraft, addDrafts, addWordsTo, attachPictures } from './add-draft.ts'
import { draftRows, findDraft, lockWaiting, showDraft } from './drafts.ts'
import { fileOwner } from './file-owner.ts'
import { openSaid } from './said.ts'

/** Messages out of a group, each a draft; pictures belong to one alone. Refusals: see the route. */
export const takeIn = command(routes['POST /api/c/:community/intake-drafts'], {
  async handle(ctx, { source, group_id, items, file_ids }) {
    if (file_ids.length > 0 && items.length > 1) refuse('channels.picture_of_several')
    if (group_id !== undefined && (await groupsWhere(ctx, sql`and g.id = ${group_id}`)).length === 0) {
      refuse('channels.group_unknown', {}, [{ path: 'group_id', code: 'invalid' }])
    }
    const drafts = items.map((one) => ({ source, ...one }))
    const ids = await addDrafts(ctx, drafts, group_id)
    const [first] = ids
    if (first) await attachPictures(ctx, first, file_ids)
    return { ids }
  },
  view: async (_, { ids }) => ({ items: ids.map((id) => ({ id })) }),
})

/**
 * A spoken sentence, kept as sound until it is typed. `ring`: the answered call it is about, whose number goes with it. Refusals: see the
 * route.
 */
export const keepCallNote = command(routes['POST /api/c/:community/call-notes'], {
  async handle(ctx, { file, seconds, ring }) {
    if (ring !== undefined && !holds(ctx.actor, 'requests.take_calls')) refuse('platform.not_allowed')
    const call = ring === undefined ? undefined : await ringToWriteUp(ctx, ring)
    const soundFileId = await keepUpload(ctx, file)
    const id = await addDraft(ctx, {
      source: 'sound',
      text: '',
      phone: call?.phone,
      ringId: ring,
      soundFileId,
      seconds,
    })
    await claimFiles(ctx, [soundFileId], { entity: fileOwner, id })
    ctx.emit('channels.sound_kept', { draft_id: id })
    return { id }
  },
  view: async (ctx, { id }) => {
    const [row] = await draftRows(ctx, [await findDraft(ctx, id)])
    return row ?? refuse('platform.not_found')
  },
})

/** What was heard or read off a picture, typed; or a word put right. Refusals: see the route. */
export const writeDraft = command(routes['POST /api/c/:community/intake-drafts/:id/text'], {
  async handle(ctx, { id, speaker, text }) {
    const draft = await lockWaiting(ctx, id)
    await addWordsTo(ctx, draft, { ...openSaid(ctx, draft.said_sealed), speaker, text }, false)
    ctx.audit('intake_draft', id, { written: true })
    return { id }
  },
  view: (ctx, { id }) => showDraft(ctx, id),
})
