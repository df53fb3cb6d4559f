/** The tables of undertakings, as commands need them. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { claimFiles } from '../../../platform/files/operations.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { communityOf, findArea } from '../../territory/api.ts'
import type { Kind, noteKinds, outcomes, sources, ways } from '../contract/views.ts'
import { type Action, actingPost, refusalOf } from './can.ts'

/** The owner of the files, and what the audit calls it. */
export const thingKind = 'undertaking'

export type Row = {
  id: string
  kind: Kind
  title: string
  description: string
  item_code: string | null
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  outside_body: string
  source: (typeof sources)[number]
  confidential: boolean
  lead_post_id: string | null
  started_on: string
  next_step: string
  next_day: string | null
  state: 'open' | 'ended'
  outcome: (typeof outcomes)[number] | null
  result: string
  ended_at: Date | null
  published: boolean
  opened_at: Date
  steps_count: number
}

export const columns = sql`u.id, u.kind, u.title, u.description, u.item_code, u.area_id, u.admin_path, u.compound_path, u.outside_body,
  u.source, u.confidential, u.lead_post_id, u.started_on, u.next_step, u.next_day, u.state, u.outcome, u.result, u.ended_at, u.published,
  u.opened_at, u.steps_count`

export async function findRow(tx: Tx, communityId: number, id: string): Promise<Row | undefined> {
  const found = await sql<Row>`
    select ${columns} from undertakings.undertakings u where u.community_id = ${communityId} and u.id = ${id}`.execute(
    tx,
  )
  return found.rows[0]
}

/** Locks one for an act of staff. Refusals by precedence: `platform.not_found`, then those of `refusalOf`. */
export async function lockRow(ctx: WriteContext, id: string, action: Action): Promise<Row> {
  await sql`select 1 from undertakings.undertakings where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = (await findRow(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const refusal = refusalOf(ctx.actor, row, action)
  return refusal ? refuse(refusal) : row
}

type StepKind =
  | 'opened'
  | 'changed'
  | 'tied'
  | 'untied'
  | 'ended'
  | 'resumed'
  | 'published'
  | 'unpublished'
  | (typeof noteKinds)[number]

export type NewStep = {
  kind: StepKind
  text?: string
  day?: string | undefined
  way?: (typeof ways)[number] | undefined
  counterpart?: string
  fileIds?: readonly string[]
}

/** Adds a step and changes the row with it. The row is locked; files must be the actor's own (`platform.not_found`). */
export async function addStep(
  ctx: WriteContext,
  row: Pick<Row, 'id' | 'steps_count'> & Parameters<typeof actingPost>[1],
  step: NewStep,
  set: Partial<Omit<Row, 'id' | 'steps_count'>> = {},
): Promise<void> {
  const seq = row.steps_count + 1
  await ctx.tx
    .updateTable('undertakings.undertakings')
    .set({ ...set, steps_count: seq })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', row.id)
    .execute()
  const post = ctx.actor.kind === 'system' ? undefined : actingPost(ctx.actor, row)
  await ctx.tx
    .insertInto('undertakings.steps')
    .values({
      community_id: ctx.communityId,
      undertaking_id: row.id,
      seq,
      at: ctx.now,
      day: step.day ?? (await todayOf(ctx)),
      kind: step.kind,
      text: step.text ?? '',
      way: step.way ?? null,
      counterpart: step.counterpart ?? '',
      person_id: ctx.actor.personId,
      post_id: post?.id ?? null,
    })
    .execute()
  row.steps_count = seq
  await attach(ctx, row.id, seq, [...new Set(step.fileIds ?? [])])
}

async function attach(ctx: WriteContext, id: string, seq: number, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await claimFiles(ctx, fileIds, { entity: thingKind, id })
  await sql`
    insert into undertakings.files (community_id, undertaking_id, file_id, seq)
    select ${ctx.communityId}::int, ${id}::uuid, f, ${seq}::int from unnest(${[...fileIds]}::uuid[]) f`.execute(ctx.tx)
}

/** The civil day of now in the community. */
export async function todayOf(ctx: ReadContext): Promise<string> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return civilDateOf(ctx.now, community?.time_zone ?? 'Asia/Shanghai')
}

export type Place = Pick<Row, 'area_id' | 'admin_path' | 'compound_path'>

/** Where it is; without an area the whole community. Refusal: `undertakings.place_unknown`. */
export async function placeOf(ctx: ReadContext, areaId: string | undefined): Promise<Place> {
  if (areaId === undefined) return { area_id: null, admin_path: '', compound_path: '' }
  const area = await findArea(ctx.tx, ctx.communityId, areaId)
  if (!area || area.retired_at) return refuse('undertakings.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  return { area_id: area.id, admin_path: area.admin_path, compound_path: area.compound_path }
}

/** A next step lies ahead, what happened doesn't. Refusals: `undertakings.next_past`, `undertakings.day_ahead`. */
export async function checkDays(ctx: ReadContext, days: { next?: string | undefined; happened?: string | undefined }) {
  const today = await todayOf(ctx)
  if (days.next !== undefined && days.next < today)
    refuse('undertakings.next_past', {}, [{ path: 'next_day', code: 'invalid' }])
  if (days.happened !== undefined && days.happened > today)
    refuse('undertakings.day_ahead', {}, [{ path: 'day', code: 'invalid' }])
  return today
}
