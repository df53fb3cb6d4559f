import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { dropDraft, keepDraft } from './store.ts'

/** A draft nobody came back to is kept so long, in days. */
const daysKept = 30
const dayMs = 86_400_000

/** This person's unsent texts at a thing. Nobody else ever reads them. */
export const drafts = query(routes['GET /api/c/:community/desk/drafts'], async (ctx, { thing_kind, thing_id }) => {
  const found = await sql<{ field: string; text: string; saved_at: Date }>`
    select field, content as text, saved_at from desk.drafts
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid and thing_kind = ${thing_kind}
      and thing_id = ${thing_id} order by field limit 50`.execute(ctx.tx)
  return { items: found.rows.map((row) => ({ ...row, saved_at: row.saved_at.toISOString() })) }
})

/**
 * Keeps an unsent text; an empty one is dropped. The audit notes that a draft came and went, not each time it was saved, and never what it
 * says: it is its writer's working paper. Refusal: `platform.not_a_member`.
 */
export const saveDraft = command(routes['PUT /api/c/:community/desk/drafts'], {
  auditsOnlyNoted: true,
  async handle(ctx, input) {
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    const of = { personId, thingKind: input.thing_kind, thingId: input.thing_id, field: input.field }
    const kept = input.text.trim() !== ''
    const cameOrWent = kept
      ? await keepDraft(ctx.tx, ctx.communityId, of, input.text, ctx.now)
      : await dropDraft(ctx.tx, ctx.communityId, of)
    if (cameOrWent) ctx.audit('draft', input.thing_id, { field: input.field, kept })
    return { saved_at: kept ? ctx.now.toISOString() : null }
  },
  view: async (_, result) => result,
})

/** Collects what was left behind. */
export async function collectDrafts(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - daysKept * dayMs)
  const gone = await sql<{ thing_id: string }>`
    delete from desk.drafts where community_id = ${ctx.communityId} and saved_at < ${before} returning thing_id`.execute(
    ctx.tx,
  )
  if (gone.rows.length > 0) ctx.audit('drafts', String(ctx.communityId), { collected: gone.rows.length })
}
