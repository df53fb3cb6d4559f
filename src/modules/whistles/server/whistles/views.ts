import { sql } from 'kysely'
import type { z } from 'zod'
import { linksOf } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { callView, photoView, stepView, whistleBrief, whistleView as whistleSchema } from '../../contract/views.ts'
import { canCall, canWhistle, ownDepartments, readsForDepartment } from './can.ts'
import { type Kind, kindsOf } from './kinds.ts'
import { type CallRow, callRows, findWhistle, thingKind, type WhistleRow } from './store.ts'

export type WhistleBrief = z.output<typeof whistleBrief>
type WhistleView = z.output<typeof whistleSchema>
type CallView = z.output<typeof callView>
type StepView = z.output<typeof stepView>
type PhotoView = z.output<typeof photoView>

type StepRow = {
  seq: number
  at: Date
  kind: string
  person_id: string | null
  post_id: string | null
  body_id: string | null
  text: string
  data: { for_person_id?: string }
}

const stepsMost = 300
const photosMost = 200

type Names = {
  bodies: ReadonlyMap<string, { name: string; public_phone: string | null }>
  posts: ReadonlyMap<string, { title: string }>
  persons: ReadonlyMap<string, { name: string }>
  areas: ReadonlyMap<string, { full_name: string }>
  kinds: ReadonlyMap<string, Kind>
}

/** Whistles as lists show them. A fixed number of queries, however many. */
export async function whistleBriefs(ctx: ReadContext, rows: readonly WhistleRow[]): Promise<WhistleBrief[]> {
  const calls = await callRows(
    ctx.tx,
    ctx.communityId,
    rows.map((row) => row.id),
  )
  const names = await namesFor(ctx, rows, calls, [])
  const byWhistle = Map.groupBy(calls, (call) => call.whistle_id)
  return rows.map((row) => briefOf(ctx, row, byWhistle.get(row.id) ?? [], names))
}

/**
 * One whistle. Whether the actor may see it is the caller's question. A department reads its own rating, never another one's
 * (design.md 9). Refusal: `platform.not_found`.
 */
export async function whistleView(ctx: ReadContext, id: string): Promise<WhistleView> {
  const row = (await findWhistle(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const calls = await callRows(ctx.tx, ctx.communityId, [id])
  const steps = await stepRows(ctx, id)
  const names = await namesFor(ctx, [row], calls, steps)
  const shown = (bodyId: string) => !readsForDepartment(ctx.actor) || ownDepartments(ctx.actor).includes(bodyId)
  return {
    ...briefOf(ctx, row, calls, names),
    description: row.description,
    place_detail: row.place_detail,
    end_text: row.end_text,
    calls: calls.map((call) => callOf(ctx, row, calls, call, names, shown(call.body_id))),
    photos: await photosOf(ctx, id),
    steps: steps
      .filter((step) => step.kind !== 'rated' || shown(step.body_id ?? ''))
      .map((step) => stepOf(ctx, step, names)),
    request: await requestOf(ctx, id),
    can: canWhistle(ctx.actor, row, calls),
  }
}

function briefOf(ctx: ReadContext, row: WhistleRow, calls: readonly CallRow[], names: Names): WhistleBrief {
  const open = calls.filter((call) => call.state === 'called').map((call) => call.report_due)
  const next = open.length === 0 ? null : new Date(Math.min(...open.map((due) => due.getTime())))
  return {
    id: row.id,
    number: row.number,
    kind: { code: row.kind, name: names.kinds.get(row.kind)?.name ?? row.kind },
    title: row.title,
    place: names.areas.get(row.area_id ?? '')?.full_name ?? '',
    state: row.state,
    blown_at: row.blown_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    lead: leadName(row, names),
    calls: calls.map((call) => callBriefOf(ctx, call, names)),
    next_due: next?.toISOString() ?? null,
    late: next !== null && next < ctx.now,
  }
}

function leadName(row: WhistleRow, names: Names): string {
  const title = names.posts.get(row.lead_post_id ?? '')?.title
  const name = names.persons.get(row.lead_person_id ?? '')?.name
  return [title, name].filter((part) => part !== undefined).join(' ')
}

function callBriefOf(ctx: ReadContext, call: CallRow, names: Names) {
  return {
    body: { id: call.body_id, name: names.bodies.get(call.body_id)?.name ?? '' },
    state: call.state,
    report_due: call.report_due.toISOString(),
    late: isLate(call, ctx.now),
  }
}

/** Came after its limit, or hasn't come though it has passed. */
function isLate(call: CallRow, now: Date): boolean {
  if (call.state === 'called') return call.report_due < now
  return call.reported_at !== null && call.reported_at > call.report_due
}

function callOf(
  ctx: ReadContext,
  row: WhistleRow,
  calls: readonly CallRow[],
  call: CallRow,
  names: Names,
  ratingShown: boolean,
): CallView {
  const { grade, rated_at: ratedAt } = call
  return {
    ...callBriefOf(ctx, call, names),
    phone: names.bodies.get(call.body_id)?.public_phone ?? null,
    called_at: call.called_at.toISOString(),
    due_estimated: call.due_estimated,
    reported_at: call.reported_at?.toISOString() ?? null,
    comer_name: call.comer_name,
    note: call.note,
    refused_at: call.refused_at?.toISOString() ?? null,
    refuse_reason: call.refuse_reason,
    finished_at: call.finished_at?.toISOString() ?? null,
    told: names.posts.get(call.told_post_id ?? '')?.title ?? null,
    rating:
      grade === null || ratedAt === null || !ratingShown
        ? null
        : { grade, text: call.rating_text, rated_at: ratedAt.toISOString() },
    can: canCall(ctx.actor, row, calls, call),
  }
}

function stepOf(ctx: ReadContext, step: StepRow, names: Names): StepView {
  const system = step.person_id === null && step.post_id === null
  const title = names.posts.get(step.post_id ?? '')?.title
  const name = names.persons.get(step.person_id ?? '')?.name
  const absent = names.persons.get(step.data.for_person_id ?? '')?.name
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'whistles', key, params)
  const who = [title, name, absent && say('for_absent', { name: absent })].filter(Boolean).join(' ')
  return {
    seq: step.seq,
    at: step.at.toISOString(),
    kind: step.kind,
    who: who || say(system ? 'system' : 'staff'),
    system,
    body: names.bodies.get(step.body_id ?? '')?.name ?? null,
    text: step.text,
  }
}

async function stepRows(ctx: ReadContext, id: string): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select seq, at, kind, person_id, post_id, body_id, text, data from whistles.steps
    where community_id = ${ctx.communityId} and whistle_id = ${id} order by seq desc limit ${stepsMost}`.execute(ctx.tx)
  return found.rows
}

/** What was reported first, then what was done. */
export async function photosOf(ctx: ReadContext, id: string): Promise<PhotoView[]> {
  const found = await sql<PhotoView>`
    select a.file_id, a.role, a.body_id, f.media_type, f.width, f.height
    from whistles.attachments a join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    where a.community_id = ${ctx.communityId} and a.whistle_id = ${id}
    order by a.role = 'closing', a.role = 'act', a.added_at, a.file_id limit ${photosMost}`.execute(ctx.tx)
  return found.rows
}

async function requestOf(ctx: ReadContext, id: string): Promise<WhistleView['request']> {
  const links = await linksOf(ctx.tx, ctx.communityId, { kind: thingKind, id })
  const ids = links.filter((link) => link.other.kind === 'request').map((link) => link.other.id)
  const [request] = await requestsSeen(ctx, ids)
  return request ? { id: request.id, number: request.number, title: request.title } : null
}

/** One query for each kind of name. */
async function namesFor(
  ctx: ReadContext,
  rows: readonly WhistleRow[],
  calls: readonly CallRow[],
  steps: readonly StepRow[],
): Promise<Names> {
  const { tx, communityId } = ctx
  const bodies = known([...calls.map((call) => call.body_id), ...steps.map((step) => step.body_id)])
  const posts = known([
    ...rows.map((row) => row.lead_post_id),
    ...calls.map((call) => call.told_post_id),
    ...steps.map((step) => step.post_id),
  ])
  const persons = known([
    ...rows.map((row) => row.lead_person_id),
    ...steps.flatMap((step) => [step.person_id, step.data.for_person_id ?? null]),
  ])
  return {
    bodies: await bodiesByIds(tx, communityId, bodies),
    posts: await postsByIds(tx, communityId, posts),
    persons: await personNames(tx, communityId, persons),
    areas: await areasByIds(tx, communityId, known(rows.map((row) => row.area_id))),
    kinds: await kindsOf(ctx),
  }
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
