/** What the clock makes of ballots, said once: opened, about to close, closed. */
import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

const most = 50
/** Who hasn't voted is reminded so long before the end; shorter ballots remind nobody. */
const closingHours = 24
/** What passed longer ago is no news. */
const newsHours = 72

const hours = (count: number) => count * 3_600_000

/** Job: announces ballots that opened, close within a day, or closed since. */
export async function announceMoments(ctx: WriteContext): Promise<void> {
  const soon = new Date(ctx.now.getTime() + hours(closingHours))
  const since = new Date(ctx.now.getTime() - hours(newsHours))
  const found = await sql<{ ballot_id: string; what: 'opened' | 'closing' | 'closed' }>`
    insert into ballots.notices (community_id, ballot_id, what, last_day, at)
    select ${ctx.communityId}::int, due.id, due.what, due.last_day, ${ctx.now}::timestamptz from (
      select b.id, w.what, b.last_day, b.closes_at from ballots.ballots b cross join lateral (values
        ('opened', b.opens_at <= ${ctx.now} and b.opens_at > ${since} and b.closes_at > ${ctx.now}),
        ('closing', b.closes_at > ${ctx.now} and b.closes_at <= ${soon} and b.closes_at - b.opens_at > interval '2 days'),
        ('closed', b.closes_at <= ${ctx.now} and b.closes_at > ${since})) as w (what, so)
      where b.community_id = ${ctx.communityId} and b.state = 'announced' and b.closes_at > ${since} and w.so
        and not exists (select 1 from ballots.notices n where n.community_id = b.community_id and n.ballot_id = b.id and n.what = w.what
          and (n.last_day = b.last_day or w.what = 'opened'))
      order by b.closes_at, b.id limit ${most}) due
    on conflict do nothing returning ballot_id, what`.execute(ctx.tx)
  for (const { ballot_id, what } of found.rows) {
    ctx.audit('ballot', ballot_id, { announced: what })
    ctx.emit(`ballots.${what}`, { ballot_id })
  }
}
