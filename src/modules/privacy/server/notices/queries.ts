import { query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, topics } from '../../contract.ts'
import { ownId } from '../people.ts'
import { ownNotices } from './own.ts'
import { type NoticeRow, notices, noticesInForce } from './rows.ts'
import { showDraft, showNotices, shownNotice } from './views.ts'

/** What everybody is told of what is kept and why (个人信息保护法 17): in force, and as it was. */
export const listNotices = query(routes['GET /api/c/:community/notices'], (ctx) => showNotices(ctx))

/** One published version: old ones stay readable. Refusal: `platform.not_found`, for drafts too. */
export const showNotice = query(routes['GET /api/c/:community/notices/:id'], async (ctx, { id }) => {
  const row = (await notices(ctx.tx, ctx.communityId)
    .where('id', '=', id)
    .where('version', 'is not', null)
    .executeTakeFirst()) as NoticeRow | undefined
  if (!row) return refuse('platform.not_found')
  const current = (await noticesInForce(ctx.tx, ctx.communityId)).get(row.topic)
  return shownNotice(row, current?.id === row.id)
})

export const listDrafts = query(routes['GET /api/c/:community/notice-drafts'], async (ctx) => {
  const items = []
  for (const topic of topics) items.push(await showDraft(ctx, topic))
  return { items }
})

/** The notices in force with what the asker has seen of them. */
export const listOwnNotices = query(routes['GET /api/c/:community/own/notices'], async (ctx) => ({
  items: await ownNotices(ctx, ownId(ctx)),
}))
