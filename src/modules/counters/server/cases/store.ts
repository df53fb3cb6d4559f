/** The tables of cases, as commands need them. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { awayAmong } from '../../../bodies/api.ts'
import type { matterStates } from '../../contract.ts'
import { workPost } from '../common.ts'
import { type CanCase, type CaseAction, caseRefusal } from './can.ts'

export type CaseRow = CanCase & {
  id: string
  number: string
  person_id: string | null
  name: string
  phone: string
  first_person_id: string | null
  keeper_post_id: string | null
  handed_over: number
  counter_id: string | null
  area_id: string | null
  next_day: string | null
  opened_at: Date
  ended_at: Date | null
  request_id: string | null
}
export type MatterState = (typeof matterStates)[number]
export type CaseMatterRow = {
  case_id: string
  seq: number
  matter_code: string
  matter_revision: number
  choice: string
  state: MatterState
  brought: string[]
  office: string
  next_day: string | null
  result: string
  done_by: string
  added_at: Date
  ended_at: Date | null
}
export type StepRow = {
  seq: number
  matter_seq: number | null
  kind: string
  text: string
  at: Date
  person_id: string | null
  post_id: string | null
}

export const caseColumns = sql`c.id, c.number, c.person_id, c.name, c.phone, c.state, c.first_person_id, c.keeper_person_id, c.keeper_post_id,
  c.handed_over, c.counter_id, c.admin_path, c.area_id, c.next_day, c.opened_at, c.ended_at, c.request_id`

/** A matter that needs nothing more. */
export function isEnded(state: MatterState): boolean {
  return state === 'done' || state === 'not_done' || state === 'withdrawn'
}

export async function findCase(ctx: ReadContext, id: string): Promise<CaseRow | undefined> {
  const found = await sql<Omit<CaseRow, 'keeper_away'>>`
    select ${caseColumns} from counters.cases c where c.community_id = ${ctx.communityId} and c.id = ${id}`.execute(
    ctx.tx,
  )
  return (await withAbsence(ctx, found.rows))[0]
}

/** With whether who keeps each is away now. */
export async function withAbsence(ctx: ReadContext, rows: readonly Omit<CaseRow, 'keeper_away'>[]): Promise<CaseRow[]> {
  const keepers = rows.flatMap((row) => row.keeper_person_id ?? [])
  const away = await awayAmong(ctx.tx, ctx.communityId, keepers, ctx.now)
  return rows.map((row) => ({ ...row, keeper_away: away.has(row.keeper_person_id ?? '') }))
}

/** Locks a case for an act. Refusals: those of `caseRefusal`. */
export async function lockCase(ctx: WriteContext, id: string, action: CaseAction): Promise<CaseRow> {
  await sql`select 1 from counters.cases where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = (await findCase(ctx, id)) ?? refuse('platform.not_found')
  const refusal = caseRefusal(ctx.actor, row, action)
  return refusal ? refuse(refusal) : row
}

export async function mattersOfCases(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, CaseMatterRow[]>> {
  const found = await sql<CaseMatterRow>`
    select case_id, seq, matter_code, matter_revision, choice, state, brought, office, next_day, result, done_by, added_at, ended_at
    from counters.case_matters where community_id = ${ctx.communityId} and case_id = any (${[...ids]}::uuid[])
    order by case_id, seq`.execute(ctx.tx)
  return Map.groupBy(found.rows, (row) => row.case_id)
}

export async function stepsOf(ctx: ReadContext, id: string): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select seq, matter_seq, kind, text, at, person_id, post_id from counters.steps
    where community_id = ${ctx.communityId} and case_id = ${id} order by seq desc limit 300`.execute(ctx.tx)
  return found.rows
}

export async function stepOf(ctx: ReadContext, id: string, seq: number): Promise<StepRow | undefined> {
  const found = await sql<StepRow>`
    select seq, matter_seq, kind, text, at, person_id, post_id from counters.steps
    where community_id = ${ctx.communityId} and case_id = ${id} and seq = ${seq}`.execute(ctx.tx)
  return found.rows[0]
}

type NewStep = { kind: string; text?: string; matterSeq?: number | undefined }

/** Puts a line under a locked case. */
export async function addStep(
  ctx: WriteContext,
  caseId: string,
  { kind, text = '', matterSeq }: NewStep,
): Promise<void> {
  await sql`
    insert into counters.steps (community_id, case_id, seq, matter_seq, kind, text, at, person_id, post_id)
    select ${ctx.communityId}, ${caseId}, coalesce(max(seq), 0) + 1, ${matterSeq ?? null}::int, ${kind}, ${text}, ${ctx.now},
      ${ctx.actor.personId}::uuid, ${workPost(ctx)}::uuid
    from counters.steps where community_id = ${ctx.communityId} and case_id = ${caseId}`.execute(ctx.tx)
}

/** The state of a locked case and its next day follow its matters: it ends with the last of them, and opens again with one. */
export async function settleCase(ctx: WriteContext, id: string): Promise<void> {
  await sql`
    update counters.cases c set
      state = case when m.open = 0 then 'ended' else 'open' end,
      ended_at = case when m.open = 0 then coalesce(c.ended_at, ${ctx.now}) end,
      next_day = m.next_day
    from (select count(*) filter (where ended_at is null) as open, min(next_day) filter (where ended_at is null) as next_day
      from counters.case_matters where community_id = ${ctx.communityId} and case_id = ${id}) m
    where c.community_id = ${ctx.communityId} and c.id = ${id}`.execute(ctx.tx)
  ctx.emit('counters.case_changed', { case_id: id })
}
