import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, type Topic } from '../../contract.ts'
import { lockDraft } from './lock-draft.ts'
import { showDraft } from './views.ts'

/** Keeps what is being written of a topic. `revision` is the one that was looked at; null begins a draft. */
export const writeNotice = command(routes['PUT /api/c/:community/notice-drafts/:topic'], {
  async handle(ctx, { topic, revision, ...fields }) {
    const draft = await lockDraft(ctx, topic)
    if ((draft?.revision ?? null) !== revision) refuse('privacy.changed_meanwhile')
    const edited = { ...fields, edited_at: ctx.now, edited_by_person: ctx.actor.personId }
    const id = draft?.id ?? ctx.newId()
    if (draft) await change(ctx, id, { ...edited, revision: draft.revision + 1 })
    else
      await ctx.tx
        .insertInto('privacy.notices')
        .values({ community_id: ctx.communityId, id, topic, ...edited })
        .execute()
    ctx.audit('notice', id, { topic, title: fields.title, changes: fields.changes, draft: true })
    return { topic }
  },
  view: (ctx, { topic }) => showDraft(ctx, topic),
})

/** Refusal: `privacy.draft_missing`. */
export const discardNotice = command(routes['DELETE /api/c/:community/notice-drafts/:topic'], {
  async handle(ctx, { topic }) {
    const draft = (await lockDraft(ctx, topic)) ?? refuse('privacy.draft_missing')
    await ctx.tx
      .deleteFrom('privacy.notices')
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', draft.id)
      .where('version', 'is', null)
      .execute()
    ctx.audit('notice', draft.id, { topic, draft: false })
    return { topic }
  },
  view: (ctx, { topic }) => showDraft(ctx, topic),
})

/**
 * Puts a version in force; the one before stays readable. From the second on it says what has changed.
 * Refusals: `privacy.draft_missing`, `changed_meanwhile`, `changes_unsaid`.
 */
export const publishNotice = command(routes['POST /api/c/:community/notice-drafts/:topic/publish'], {
  async handle(ctx, { topic, revision }) {
    const draft = (await lockDraft(ctx, topic)) ?? refuse('privacy.draft_missing')
    if (draft.revision !== revision) refuse('privacy.changed_meanwhile')
    const before = await lastVersion(ctx, topic)
    if (before > 0 && draft.changes === '') {
      refuse('privacy.changes_unsaid', {}, [{ path: 'changes', code: 'required' }])
    }
    await change(ctx, draft.id, { version: before + 1, published_at: ctx.now })
    ctx.audit('notice', draft.id, { topic, version: before + 1, title: draft.title })
    ctx.emit('privacy.notice_published', { notice_id: draft.id, topic })
    return { topic }
  },
  view: (ctx, { topic }) => showDraft(ctx, topic),
})

async function change(ctx: WriteContext, id: string, columns: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('privacy.notices')
    .set(columns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

async function lastVersion(ctx: WriteContext, topic: Topic): Promise<number> {
  const row = await ctx.tx
    .selectFrom('privacy.notices')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('community_id', '=', ctx.communityId)
    .where('topic', '=', topic)
    .executeTakeFirst()
  return row?.version ?? 0
}
