import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { itemNamesOf, overlongRequests, requestsBeyond } from '../../requests/api.ts'
import { insertUndertaking } from './open.ts'
import { rulesOf } from './rules.ts'
import { addStep, findRow, todayOf } from './store.ts'
import { tieRequests } from './ties.ts'

/** One run looks at so many; the next goes on. */
const most = 200

/**
 * Job: puts on the list of long-running cases (积案) what has been open too long or was reopened too often. It stands there without a next
 * step, so at the top, until somebody names one. A confidential request stays so.
 */
export async function findLongRunning(ctx: WriteContext): Promise<void> {
  const { longDays, longReopened } = await rulesOf(ctx)
  const filedBefore = new Date(ctx.now.getTime() - longDays * 86_400_000)
  const overlong = await overlongRequests(ctx, { filedBefore, reopened: longReopened }, most * 5)
  const known = await onList(
    ctx,
    overlong.map((request) => request.id),
  )
  const names = await itemNamesOf(ctx)
  for (const request of overlong.filter((one) => !known.has(one.id)).slice(0, most)) {
    const id = ctx.newId()
    await insertUndertaking(ctx, {
      id,
      kind: 'long_case',
      // Not the requester's own words: those stay with the request, and go with it.
      title: `${names.get(request.item_code) ?? request.item_code} ${request.number}`,
      description: '',
      item_code: null,
      area_id: request.area_id,
      admin_path: request.admin_path,
      compound_path: request.compound_path,
      outside_body: '',
      source: request.filed_at < filedBefore ? 'over_time' : 'reopened',
      confidential: request.confidential,
      lead_post_id: request.assignee_post_id,
      started_on: civilDateOf(request.filed_at, 'Asia/Shanghai'),
      next_step: '',
      next_day: null,
    })
    await tieRequests(ctx, id, [request.id], 'rule')
  }
}

/** Requests of an open long-running case. */
async function onList(ctx: WriteContext, ids: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select r.request_id as id from undertakings.requests r join undertakings.undertakings u
      on u.community_id = r.community_id and u.id = r.undertaking_id
    where r.community_id = ${ctx.communityId} and r.request_id = any (${[...ids]}::uuid[]) and r.untied_at is null
      and u.kind = 'long_case' and u.state = 'open'`.execute(ctx.tx)
  return new Set(found.rows.map((row) => row.id))
}

/** A request is closed: the case the job made of it leaves the list by itself. What was entered by hand ends by hand. */
export async function endWithRequest(ctx: WriteContext, requestId: string): Promise<void> {
  const [request] = await requestsBeyond(ctx, [requestId])
  if (!request?.closed) return
  const found = await sql<{ id: string }>`
    select u.id from undertakings.undertakings u join undertakings.requests r
      on r.community_id = u.community_id and r.undertaking_id = u.id
    where u.community_id = ${ctx.communityId} and u.kind = 'long_case' and u.state = 'open' and u.source in ('over_time', 'reopened')
      and r.request_id = ${requestId} and r.untied_at is null for update of u`.execute(ctx.tx)
  for (const { id } of found.rows) {
    const row = await findRow(ctx.tx, ctx.communityId, id)
    if (!row) continue
    const result = ctx.services.texts.message('zh-CN', 'undertakings', 'request_closed', { number: request.number })
    const set = { state: 'ended', outcome: 'solved', result, ended_at: ctx.now, next_step: '', next_day: null } as const
    await addStep(ctx, row, { kind: 'ended', text: result, day: await todayOf(ctx) }, set)
    ctx.audit('undertaking', id, { state: 'ended', request_closed: requestId })
    ctx.emit('undertakings.ended', { undertaking_id: id })
  }
}
