import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { openFile } from '../../../../platform/files/operations.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { answeredRings } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { type Draft, draftRows, findDraft, selectDrafts, showDraft, visibleDrafts } from './drafts.ts'
import { fileOwner } from './file-owner.ts'
import { draftsFound } from './find-drafts.ts'
import { splitPaste } from './split-paste.ts'

const notesMost = 20

export const previewPaste = query(routes['POST /api/c/:community/intake-drafts/preview'], async (_, { text }) =>
  splitPaste(text),
)

/** What waits, the longest first; what was settled, the latest first. */
export const listDrafts = query(
  routes['GET /api/c/:community/intake-drafts'],
  async (ctx, { limit, after, ...filter }) => {
    const page = await draftsFound(ctx, filter, { limit, after })
    const count = await sql<{ count: number }>`
    select count(*)::int as count from (${selectDrafts(ctx.communityId)} and d.state = 'waiting' and ${visibleDrafts(ctx)}) w`.execute(
      ctx.tx,
    )
    return { items: await draftRows(ctx, page.items), next: page.next, waiting: count.rows[0]?.count ?? 0 }
  },
)

export const oneDraft = query(routes['GET /api/c/:community/intake-drafts/:id'], (ctx, { id }) => showDraft(ctx, id))

export const draftPhoto = query(
  routes['GET /api/c/:community/intake-drafts/:id/photos/:file'],
  async (ctx, { id, file }) => {
    const draft = await findDraft(ctx, id)
    if (!draft.photo_ids.includes(file)) refuse('platform.not_found')
    const owner =
      draft.state === 'filed' || draft.state === 'merged'
        ? { entity: 'request', id: draft.request_id ?? '' }
        : { entity: fileOwner, id }
    return openFile(ctx, file, owner)
  },
)

/** For whoever sees the draft; gone once its term is over. */
export const draftSound = query(routes['GET /api/c/:community/intake-drafts/:id/sound'], async (ctx, { id }) => {
  const { sound_file_id } = await findDraft(ctx, id)
  return openFile(ctx, sound_file_id ?? refuse('platform.not_found'), { entity: fileOwner, id })
})

/** What the reader can speak of now: calls answered at a mobile that nobody wrote up or spoke of, and own notes that wait. */
export const callNotes = query(routes['GET /api/c/:community/call-notes'], async (ctx) => {
  const own = await sql<Draft>`
    ${selectDrafts(ctx.communityId)} and d.state = 'waiting' and d.source = 'sound' and d.made_by_person_id = ${ctx.actor.personId}
    order by d.made_at desc, d.id limit ${notesMost}`.execute(ctx.tx)
  const rings = holds(ctx.actor, 'requests.take_calls') ? await answeredRings(ctx) : []
  const spoken = await sql<{ ring_id: string }>`
    select ring_id from channels.intake_drafts
    where community_id = ${ctx.communityId} and ring_id = any (${rings.map((one) => one.id)}::uuid[])`.execute(ctx.tx)
  const noted = new Set(spoken.rows.map((row) => row.ring_id))
  return {
    calls: rings
      .filter((one) => !noted.has(one.id))
      .map(({ id, line, phone_masked, answered_at }) => ({ ring: id, line, phone_masked, answered_at })),
    notes: await draftRows(ctx, own.rows),
  }
})
