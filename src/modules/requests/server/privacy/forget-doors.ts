import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'

/** Slips for neighbours' doors, and which door said what, are of no use once the closing is long over: a piece of them. How many said so stays. */
export async function forgetDoors(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const { tx, communityId } = ctx
  const slips = await sql`
    delete from requests.neighbour_slips where community_id = ${communityId} and id in (
      select id from requests.neighbour_slips where community_id = ${communityId} and made_at < ${before} order by made_at limit ${most})
    returning id`.execute(tx)
  const words = await sql`
    update requests.neighbour_words n set dwelling_id = null
    from (select request_id, closing_no, id from requests.neighbour_words
      where community_id = ${communityId} and said_at < ${before} and dwelling_id is not null order by said_at limit ${most}) old
    where n.community_id = ${communityId} and n.request_id = old.request_id and n.closing_no = old.closing_no and n.id = old.id
    returning n.id`.execute(tx)
  return Math.max(slips.rows.length, words.rows.length)
}
