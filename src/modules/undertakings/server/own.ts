import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { smallestFigure } from '../../../platform/small-figures.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { postsByIds } from '../../bodies/api.ts'
import { askedBy, askersAmong, requestsBeyond } from '../../requests/api.ts'
import { areasByIds, communityOf } from '../../territory/api.ts'
import type { openUndertaking, ownUndertaking } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { columns, type Row } from './store.ts'
import { concernedBy } from './ties.ts'
import { stepRows } from './views.ts'

type Own = z.output<typeof ownUndertaking>
type Open = z.output<typeof openUndertaking>

const ownMost = 50
const openMost = 100
/** What was done, in the words for those who asked; ties and corrections are the community's own. */
const toldKinds = ['progress', 'attempt', 'answer', 'ended', 'resumed']

/** Topics and advocacies the reader's requests belong to, and those a topic of theirs hangs on. Never a long-running case. */
async function ownRows(ctx: ReadContext, id?: string): Promise<{ rows: Row[]; asked: string[] }> {
  const asked = await askedBy(ctx, ctx.actor.personId ?? refuse('platform.not_a_member'))
  const found = await sql<Row>`
    select ${columns} from undertakings.undertakings u
    where u.community_id = ${ctx.communityId} and u.kind <> 'long_case' and not u.confidential
      and ${id === undefined ? sql`true` : sql`u.id = ${id}`} and exists (
        select 1 from undertakings.requests r where r.community_id = u.community_id and r.request_id = any (${asked}::uuid[])
          and r.untied_at is null and (r.undertaking_id = u.id or r.undertaking_id in (select t.topic_id
            from undertakings.topics_of_advocacies t where t.community_id = u.community_id and t.advocacy_id = u.id)))
    order by u.state = 'ended', coalesce(u.ended_at, u.opened_at) desc limit ${ownMost}`.execute(ctx.tx)
  return { rows: found.rows, asked }
}

async function ownView(ctx: ReadContext, row: Row, asked: readonly string[]): Promise<Own> {
  const concerned = new Set(await concernedBy(ctx.tx, ctx.communityId, row))
  const requests = await requestsBeyond(
    ctx,
    asked.filter((id) => concerned.has(id)),
  )
  const post = (await postsByIds(ctx.tx, ctx.communityId, row.lead_post_id ? [row.lead_post_id] : [])).get(
    row.lead_post_id ?? '',
  )
  const steps = (await stepRows(ctx, row.id)).filter((step) => toldKinds.includes(step.kind))
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    outcome: row.outcome,
    lead: post?.title ?? '',
    outside_body: row.outside_body,
    started_on: row.started_on,
    ended_at: row.ended_at?.toISOString() ?? null,
    result: row.result,
    steps: steps.map(({ seq, day, kind, text }) => ({ seq, day, kind, text })),
    requests: requests.map(({ id, number }) => ({ id, number })),
  }
}

export const ownUndertakings = query(routes['GET /api/c/:community/my/undertakings'], async (ctx) => {
  const { rows, asked } = await ownRows(ctx)
  const items: Own[] = []
  for (const row of rows) items.push(await ownView(ctx, row, asked))
  return { items }
})

/** Refusal: `platform.not_found` for one that no request of the reader's belongs to. */
export const ownUndertakingOne = query(routes['GET /api/c/:community/my/undertakings/:id'], async (ctx, { id }) => {
  const { rows, asked } = await ownRows(ctx, id)
  const [row] = rows
  return row ? ownView(ctx, row, asked) : refuse('platform.not_found')
})

/** What is published: no names, nobody one spoke to, no request; how many asked only where it isn't few. */
export const openUndertakings = query(routes['GET /api/c/:community/open-undertakings'], async (ctx) => {
  const found = await sql<Row>`
    select ${columns} from undertakings.undertakings u
    where u.community_id = ${ctx.communityId} and u.published and not u.confidential and u.kind <> 'long_case'
    order by u.state = 'ended', coalesce(u.ended_at, u.opened_at) desc limit ${openMost}`.execute(ctx.tx)
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  const community = await communityOf(ctx.tx, ctx.communityId)
  const zone = community?.time_zone ?? 'Asia/Shanghai'
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => row.area_id ?? []),
  )
  const items: Open[] = []
  for (const row of found.rows) {
    const steps = (await stepRows(ctx, row.id)).filter((step) => toldKinds.includes(step.kind) && step.kind !== 'ended')
    const asked = await askersAmong(ctx, await concernedBy(ctx.tx, ctx.communityId, row))
    items.push({
      id: row.id,
      kind: row.kind === 'advocacy' ? 'advocacy' : 'topic',
      title: row.title,
      description: row.description,
      place: areas.get(row.area_id ?? '')?.full_name ?? '',
      outside_body: row.outside_body,
      state: row.state,
      outcome: row.outcome,
      started_on: row.started_on,
      ended_on: row.ended_at ? civilDateOf(row.ended_at, zone) : null,
      result: row.result,
      attempts: steps.filter((step) => step.kind === 'attempt').length,
      asked: asked < least ? null : asked,
      steps: steps.map(({ seq, day, kind, way, text }) => ({ seq, day, kind, way, text })),
    })
  }
  return { items }
})
