import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'

type OfRequest = { request_id: string }

/** Said to be done: its finder is asked to look. Counted once, however often it was sent back. */
async function askFinder(ctx: WriteContext, { request_id: id }: OfRequest): Promise<void> {
  const found = await sql<{ id: string; first: boolean }>`
    update outreach.patrol_findings f set state = 'to_verify', rectified_at = coalesce(f.rectified_at, ${ctx.now}) from (
      select community_id, id, rectified_at from outreach.patrol_findings
      where community_id = ${ctx.communityId} and request_id = ${id} for update) before
    where f.community_id = before.community_id and f.id = before.id and f.state <> 'verified'
    returning f.id, before.rectified_at is null as first`.execute(ctx.tx)
  for (const { id: finding, first } of found.rows) {
    ctx.audit('patrol_finding', finding, { state: 'to_verify' })
    if (first) ctx.emit('outreach.finding_rectified', { finding_id: finding })
  }
}

/** Sent back, by whomever: it is with its handler again. */
function followReopened(ctx: WriteContext, of: OfRequest): Promise<void> {
  return move(ctx, of, 'filed', ['to_verify', 'closed', 'verified'])
}

/** Closed without the finder's word. */
function followClosed(ctx: WriteContext, of: OfRequest): Promise<void> {
  return move(ctx, of, 'closed', ['filed', 'to_verify'])
}

async function move(
  ctx: WriteContext,
  { request_id: id }: OfRequest,
  to: string,
  from: readonly string[],
): Promise<void> {
  const found = await sql<{ id: string }>`
    update outreach.patrol_findings set state = ${to} where community_id = ${ctx.communityId} and request_id = ${id}
      and state = any (${[...from]}::text[]) returning id`.execute(ctx.tx)
  for (const row of found.rows) ctx.audit('patrol_finding', row.id, { state: to })
}

/** What patrols do when requests made of their findings go on. */
export const reactions: readonly EventHandler[] = [
  on<OfRequest>('requests.finished', 'outreach.ask-finder', askFinder),
  on<OfRequest>('requests.reopened', 'outreach.follow-reopened', followReopened),
  on<OfRequest>('requests.closed', 'outreach.follow-closed', followClosed),
  on<OfRequest>('requests.withdrawn', 'outreach.follow-withdrawn', followClosed),
  on<OfRequest>('requests.merged', 'outreach.follow-merged', followClosed),
]
