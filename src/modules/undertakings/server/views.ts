import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { holderNames, postsByIds } from '../../bodies/api.ts'
import { personNames } from '../../people/api.ts'
import { askersAmong, itemNamesOf, requestsBeyond, requestsSeen } from '../../requests/api.ts'
import { areasByIds } from '../../territory/api.ts'
import type { stepView, undertakingBrief, undertakingView } from '../contract/views.ts'
import { canDo } from './can.ts'
import { findRow, type Row, todayOf } from './store.ts'
import { concernedBy, type TieRow, tiesOf } from './ties.ts'

export type Brief = z.output<typeof undertakingBrief>
type View = z.output<typeof undertakingView>
type StepView = z.output<typeof stepView>

const stepsMost = 300
const tiedShown = 100

/** Rows of a list. A fixed number of queries, however many. */
export async function briefs(ctx: ReadContext, rows: readonly Row[]): Promise<Brief[]> {
  const today = await todayOf(ctx)
  const leadIds = known(rows.map((row) => row.lead_post_id))
  const leads = await holderNames(ctx.tx, ctx.communityId, leadIds, ctx.now)
  const areas = await areasByIds(ctx.tx, ctx.communityId, known(rows.map((row) => row.area_id)))
  const counts = await countsOf(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    place: areas.get(row.area_id ?? '')?.full_name ?? '',
    outside_body: row.outside_body,
    confidential: row.confidential,
    state: row.state,
    outcome: row.outcome,
    lead: leads.get(row.lead_post_id ?? '') ?? '',
    started_on: row.started_on,
    next_step: row.next_step,
    next_day: row.next_day,
    overdue: row.state === 'open' && (row.next_day === null || row.next_day < today),
    ended_at: row.ended_at?.toISOString() ?? null,
    published: row.published,
    requests_count: counts.get(row.id) ?? 0,
  }))
}

async function countsOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ id: string; count: number }>`
    select undertaking_id as id, count(*)::int as count from undertakings.requests
    where community_id = ${ctx.communityId} and undertaking_id = any (${[...ids]}::uuid[]) and untied_at is null group by 1`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.count]))
}

/** One undertaking. Whether the actor may see it is the caller's question. Refusal: `platform.not_found`. */
export async function undertakingOf(ctx: ReadContext, id: string): Promise<View> {
  const row = (await findRow(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const [brief] = await briefs(ctx, [row])
  if (!brief) return refuse('platform.not_found')
  const area = (await areasByIds(ctx.tx, ctx.communityId, known([row.area_id]))).get(row.area_id ?? '')
  const items = row.item_code === null ? new Map<string, string>() : await itemNamesOf(ctx)
  const ties = await tiesOf(ctx.tx, ctx.communityId, id, tiedShown)
  return {
    ...brief,
    description: row.description,
    item: row.item_code === null ? null : { code: row.item_code, name: items.get(row.item_code) ?? row.item_code },
    area: area ? { id: area.id, name: area.full_name } : null,
    source: row.source,
    lead_post_id: row.lead_post_id,
    result: row.result,
    opened_at: row.opened_at.toISOString(),
    steps: await stepsOf(ctx, id),
    requests: await tiedOf(ctx, ties),
    askers_count: await askersAmong(ctx, await concernedBy(ctx.tx, ctx.communityId, row)),
    related: await relatedTo(ctx, row),
    can: canDo(ctx.actor, row),
  }
}

/** What the reader's posts don't reach shows its number alone. */
async function tiedOf(ctx: ReadContext, ties: readonly TieRow[]): Promise<View['requests']> {
  const ids = ties.map((tie) => tie.request_id)
  const seen = new Set((await requestsSeen(ctx, ids)).map((request) => request.id))
  const requests = new Map((await requestsBeyond(ctx, ids)).map((request) => [request.id, request]))
  return ties.flatMap((tie) => {
    const request = requests.get(tie.request_id)
    if (!request) return []
    const readable = seen.has(request.id)
    return {
      id: readable ? request.id : null,
      number: request.number,
      title: readable ? request.title : '',
      closed: request.closed,
      how: tie.how,
      tied_at: tie.tied_at.toISOString(),
    }
  })
}

async function relatedTo(ctx: ReadContext, row: Row): Promise<View['related']> {
  if (row.kind === 'long_case') return []
  const [own, other] = row.kind === 'advocacy' ? ['advocacy_id', 'topic_id'] : ['topic_id', 'advocacy_id']
  const found = await sql<View['related'][number]>`
    select u.id, u.kind, u.title from undertakings.topics_of_advocacies t
    join undertakings.undertakings u on u.community_id = t.community_id and u.id = ${sql.ref(`t.${other}`)}
    where t.community_id = ${ctx.communityId} and ${sql.ref(`t.${own}`)} = ${row.id} and not u.confidential
    order by u.opened_at desc limit ${tiedShown}`.execute(ctx.tx)
  return found.rows
}

type StepRow = Omit<StepView, 'at' | 'who' | 'system' | 'files'> & {
  at: Date
  person_id: string | null
  post_id: string | null
}

export async function stepRows(ctx: ReadContext, id: string): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select seq, at, day, kind, text, way, counterpart, person_id, post_id from undertakings.steps
    where community_id = ${ctx.communityId} and undertaking_id = ${id} order by seq desc limit ${stepsMost}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** What was done, newest first. */
async function stepsOf(ctx: ReadContext, id: string): Promise<StepView[]> {
  const rows = await stepRows(ctx, id)
  const persons = await personNames(ctx.tx, ctx.communityId, known(rows.map((row) => row.person_id)))
  const posts = await postsByIds(ctx.tx, ctx.communityId, known(rows.map((row) => row.post_id)))
  const files = Map.groupBy(await filesOf(ctx, id), (file) => file.seq)
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'undertakings', key)
  return rows.map(({ person_id: person, post_id: post, at, ...step }) => {
    const who = [posts.get(post ?? '')?.title, persons.get(person ?? '')?.name].filter(Boolean).join(' ')
    const system = person === null && post === null
    return {
      ...step,
      at: at.toISOString(),
      who: who || say(system ? 'by_system' : 'by_staff'),
      system,
      files: (files.get(step.seq) ?? []).map(({ seq: _, ...file }) => file),
    }
  })
}

export async function filesOf(ctx: ReadContext, id: string) {
  const found = await sql<{
    file_id: string
    seq: number
    media_type: string
    width: number | null
    height: number | null
  }>`
    select a.file_id, a.seq, f.media_type, f.width, f.height from undertakings.files a
    join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    where a.community_id = ${ctx.communityId} and a.undertaking_id = ${id} order by a.seq, a.file_id limit ${stepsMost}`.execute(
    ctx.tx,
  )
  return found.rows
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
