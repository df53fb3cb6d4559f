import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { ownId } from '../people.ts'
import { ownNotices } from './own.ts'

/** Keeps that a person was shown a version, and that they said they understood it. Refusal: `platform.not_found`. */
export const readNotice = command(routes['POST /api/c/:community/own/notices/:id/reading'], {
  async handle(ctx, { id, accept }) {
    const personId = ownId(ctx)
    const known = (await ownNotices(ctx, personId)).some((notice) => notice.id === id)
    if (!known) refuse('platform.not_found')
    await sql`
      insert into privacy.notice_reads as r (community_id, person_id, notice_id, seen_at, accepted_at)
      values (${ctx.communityId}, ${personId}, ${id}, ${ctx.now}, ${accept ? ctx.now : null})
      on conflict (community_id, person_id, notice_id) do update set accepted_at = coalesce(r.accepted_at, excluded.accepted_at)`.execute(
      ctx.tx,
    )
    if (accept) ctx.audit('notice', id, { accepted_by: personId })
    return null
  },
  view: async (ctx) => ({ items: await ownNotices(ctx, ownId(ctx)) }),
  auditsOnlyNoted: true,
})
