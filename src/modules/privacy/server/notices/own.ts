import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { ownNotice } from '../../contract.ts'
import { factsOf, isChild } from '../people.ts'
import { noticesInForce } from './rows.ts'

/** The notices in force that concern a person, with what they saw of them. */
export async function ownNotices(ctx: ReadContext, personId: string): Promise<z.output<typeof ownNotice>[]> {
  const inForce = [...(await noticesInForce(ctx.tx, ctx.communityId)).values()]
  if (inForce.length === 0) return []
  const child = await isChild(ctx, await factsOf(ctx, personId))
  const reads = await ctx.tx
    .selectFrom('privacy.notice_reads as r')
    .innerJoin('privacy.notices as n', (join) =>
      join.onRef('n.community_id', '=', 'r.community_id').onRef('n.id', '=', 'r.notice_id'),
    )
    .select(['r.notice_id', 'n.topic', 'r.seen_at', 'r.accepted_at'])
    .where('r.community_id', '=', ctx.communityId)
    .where('r.person_id', '=', personId)
    .execute()
  const read = new Map(reads.map((row) => [row.notice_id, row]))
  const topicsSeen = new Set(reads.map((row) => row.topic))
  return inForce
    .filter(({ topic }) => child || topic !== 'minors')
    .map(({ id, topic, version, title, changes, published_at }) => ({
      id,
      topic,
      version: version ?? 0,
      title,
      changes,
      published_at: published_at?.toISOString() ?? '',
      changed: topicsSeen.has(topic) && !read.has(id),
      seen_at: read.get(id)?.seen_at.toISOString() ?? null,
      accepted_at: read.get(id)?.accepted_at?.toISOString() ?? null,
    }))
}
