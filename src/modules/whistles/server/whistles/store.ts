/** The tables of whistles, as commands need them. */
import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { claimFiles } from '../../../../platform/files/operations.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { CallState, WhistleKind } from '../../contract/views.ts'
import { actingPost, type CallAction, callRefusal, ownDepartments, type WhistleAction, whistleRefusal } from './can.ts'

/** The owner of the files, and what the chain calls it. */
export const thingKind = 'whistle'

export type WhistleRow = {
  id: string
  number: string
  kind: WhistleKind
  title: string
  description: string
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  place_detail: string
  state: 'open' | 'closed' | 'withdrawn'
  lead_post_id: string | null
  lead_person_id: string | null
  blown_at: Date
  ended_at: Date | null
  end_text: string
  steps_count: number
}

export type CallRow = {
  whistle_id: string
  body_id: string
  state: CallState
  called_at: Date
  report_due: Date
  due_estimated: boolean
  reported_at: Date | null
  comer_name: string
  note: string
  refused_at: Date | null
  refuse_reason: string
  finished_at: Date | null
  escalation_level: number
  told_post_id: string | null
  told_person_id: string | null
  grade: number | null
  rating_text: string
  rated_at: Date | null
}

export const whistleColumns = sql`w.id, w.number, w.kind, w.title, w.description, w.area_id, w.admin_path, w.compound_path,
  w.place_detail, w.state, w.lead_post_id, w.lead_person_id, w.blown_at, w.ended_at, w.end_text, w.steps_count`

/** More departments than one whistle ever calls. */
const callsMost = 100

export async function callRows(tx: Tx, communityId: number, whistleIds: readonly string[]): Promise<CallRow[]> {
  if (whistleIds.length === 0) return []
  const found = await sql<CallRow>`
    select whistle_id, body_id, state, called_at, report_due, due_estimated, reported_at, comer_name, note, refused_at, refuse_reason,
      finished_at, escalation_level, told_post_id, told_person_id, grade::int as grade, rating_text, rated_at
    from whistles.calls
    where community_id = ${communityId} and whistle_id = any (${[...whistleIds]}::uuid[])
    order by whistle_id, called_at, body_id limit ${whistleIds.length * callsMost}`.execute(tx)
  return found.rows
}

export async function findWhistle(tx: Tx, communityId: number, id: string): Promise<WhistleRow | undefined> {
  const found = await sql<WhistleRow>`
    select ${whistleColumns} from whistles.whistles w where w.community_id = ${communityId} and w.id = ${id}`.execute(
    tx,
  )
  return found.rows[0]
}

export type Locked = { row: WhistleRow; calls: CallRow[] }

async function lock(ctx: WriteContext, id: string): Promise<Locked> {
  const found = await sql<WhistleRow>`
    select ${whistleColumns} from whistles.whistles w
    where w.community_id = ${ctx.communityId} and w.id = ${id} for update`.execute(ctx.tx)
  const row = found.rows[0] ?? refuse('platform.not_found')
  return { row, calls: await callRows(ctx.tx, ctx.communityId, [id]) }
}

/** Locks a whistle for who directs it. Refusals by precedence: those of `whistleRefusal`. */
export async function lockWhistle(ctx: WriteContext, id: string, action: WhistleAction): Promise<Locked> {
  const locked = await lock(ctx, id)
  const refusal = whistleRefusal(ctx.actor, locked.row, locked.calls, action)
  return refusal ? refuse(refusal) : locked
}

/** Locks a whistle for an act on one department it called. Refusals by precedence: those of `callRefusal`. */
export async function lockCall(
  ctx: WriteContext,
  input: { id: string; body: string },
  action: CallAction,
): Promise<Locked & { call: CallRow }> {
  const locked = await lock(ctx, input.id)
  const call = locked.calls.find((one) => one.body_id === input.body) ?? refuse('platform.not_found')
  const refusal = callRefusal(ctx.actor, locked.row, locked.calls, call, action)
  return refusal ? refuse(refusal) : { ...locked, call }
}

/** What changed of a called department. */
export async function changeCall(ctx: WriteContext, call: CallRow, set: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('whistles.calls')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('whistle_id', '=', call.whistle_id)
    .where('body_id', '=', call.body_id)
    .execute()
}

export type Step = { kind: string; bodyId?: string; text?: string; data?: Record<string, unknown>; system?: true }

/** Adds to what happened, with what changes of the whistle itself. The whistle is locked. */
export async function addStep(
  ctx: WriteContext,
  row: WhistleRow,
  step: Step,
  set: Record<string, unknown> = {},
): Promise<void> {
  const permission =
    step.bodyId !== undefined && ownDepartments(ctx.actor).includes(step.bodyId)
      ? 'whistles.report_in'
      : 'whistles.lead'
  const ownBody = permission === 'whistles.report_in' ? step.bodyId : undefined
  const post = step.system ? undefined : actingPost(ctx.actor, permission, row, ownBody)
  await ctx.tx
    .insertInto('whistles.steps')
    .values({
      community_id: ctx.communityId,
      whistle_id: row.id,
      seq: row.steps_count + 1,
      at: ctx.now,
      kind: step.kind,
      person_id: step.system ? null : ctx.actor.personId,
      post_id: post?.id ?? null,
      body_id: step.bodyId ?? null,
      text: step.text ?? '',
      data: JSON.stringify({ ...step.data, ...(post?.deputyFor ? { for_person_id: post.deputyFor } : {}) }),
    })
    .execute()
  await ctx.tx
    .updateTable('whistles.whistles')
    .set({ ...set, steps_count: row.steps_count + 1 })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', row.id)
    .execute()
}

/** Puts uploaded photos to a whistle. Refusal: `platform.not_found` for a file that isn't the person's to give. */
export async function attach(
  ctx: WriteContext,
  whistleId: string,
  fileIds: readonly string[],
  role: 'report' | 'act' | 'closing',
  bodyId: string | null = null,
): Promise<void> {
  if (fileIds.length === 0) return
  await claimFiles(ctx, fileIds, { entity: thingKind, id: whistleId })
  await sql`
    insert into whistles.attachments (community_id, whistle_id, file_id, role, body_id, added_at)
    select ${ctx.communityId}::int, ${whistleId}::uuid, f, ${role}::text, ${bodyId}::uuid, ${ctx.now}::timestamptz
    from unnest(${[...new Set(fileIds)]}::uuid[]) f`.execute(ctx.tx)
}
