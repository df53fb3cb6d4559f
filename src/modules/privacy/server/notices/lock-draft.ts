import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Topic } from '../../contract.ts'
import { type NoticeRow, notices } from './rows.ts'

/** Two who begin or publish a draft of one topic at once go one after the other. */
export async function lockDraft(ctx: WriteContext, topic: Topic): Promise<NoticeRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`privacy.notices ${ctx.communityId} ${topic}`}))`.execute(ctx.tx)
  return (await notices(ctx.tx, ctx.communityId)
    .where('topic', '=', topic)
    .where('version', 'is', null)
    .forUpdate()
    .executeTakeFirst()) as NoticeRow | undefined
}
