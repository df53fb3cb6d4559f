import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { AttachmentView, JudgementView } from './types.ts'

/** More of anything than a request ever gathers; lists stay bounded. */
const most = 500

export type StepRow = {
  seq: number
  at: Date
  kind: string
  actor_kind: 'system' | 'staff' | 'resident'
  person_id: string | null
  post_id: string | null
  body_id: string | null
  visibility: 'internal' | 'public'
  body: string
  data: Record<string, unknown>
}

/** What happened to a case, newest first. */
export async function stepRows(ctx: ReadContext, id: string): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select seq, at, kind, actor_kind, person_id, post_id, body_id, visibility, body, data from caseflow.steps
    where community_id = ${ctx.communityId} and case_id = ${id} order by seq desc limit ${most}`.execute(ctx.tx)
  return found.rows
}

/** When it was first handed to somebody; null while it never was. */
export async function assignedAt(ctx: ReadContext, id: string): Promise<Date | null> {
  const found = await sql<{ since: Date }>`
    select since from caseflow.assignments where community_id = ${ctx.communityId} and case_id = ${id} order by seq limit 1`.execute(
    ctx.tx,
  )
  return found.rows[0]?.since ?? null
}

export async function pauseReason(ctx: ReadContext, id: string): Promise<string | null> {
  const found = await sql<{ reason: string }>`
    select reason from caseflow.pauses
    where community_id = ${ctx.communityId} and case_id = ${id} and until is null order by since desc limit 1`.execute(
    ctx.tx,
  )
  return found.rows[0]?.reason ?? null
}

/** What was reported, then what was done, each in its order. */
export async function attachmentViews(ctx: ReadContext, id: string): Promise<AttachmentView[]> {
  const found = await sql<Omit<AttachmentView, 'added_at'> & { added_at: Date }>`
    select a.file_id, a.role, f.media_type, f.width, f.height, a.added_at
    from requests.attachments a join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    where a.community_id = ${ctx.communityId} and a.request_id = ${id} order by a.role = 'evidence', a.added_at, a.file_id limit ${most}`.execute(
    ctx.tx,
  )
  return found.rows.map((row) => ({ ...row, added_at: row.added_at.toISOString() }))
}

/** What was judged, newest first. */
export async function judgementViews(ctx: ReadContext, id: string): Promise<JudgementView[]> {
  const found = await sql<Omit<JudgementView, 'judged_at'> & { judged_at: Date }>`
    select closing_no, source, reached, refused, solved, grade, comment, judged_at from requests.judgements
    where community_id = ${ctx.communityId} and request_id = ${id} order by closing_no desc, seq desc limit ${most}`.execute(
    ctx.tx,
  )
  return found.rows.map((row) => ({ ...row, judged_at: row.judged_at.toISOString() }))
}

export type AskerRow = {
  person_id: string | null
  relation: 'first' | 'joined' | 'on_behalf'
  contact_name: string | null
  contact_phone: string | null
}

/** Who asked: the one it is to be talked about with (first, else the one it was filed for), and how many there are. */
export async function askersOf(ctx: ReadContext, id: string): Promise<{ main: AskerRow | undefined; count: number }> {
  const found = await sql<AskerRow & { count: number }>`
    select person_id, relation, contact_name, contact_phone, count(*) over ()::int as count from caseflow.askers
    where community_id = ${ctx.communityId} and thing_kind = 'request' and thing_id = ${id} and left_at is null
    order by case relation when 'on_behalf' then 0 when 'first' then 1 else 2 end, joined_at, id limit 1`.execute(
    ctx.tx,
  )
  const [row] = found.rows
  return { main: row?.relation === 'joined' ? undefined : row, count: row?.count ?? 0 }
}

/** The files a step brought. */
export function filesOf(step: Pick<StepRow, 'data'>): string[] {
  const { file_ids: files } = step.data
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : []
}

/** Ids of the posts and persons a step was taken by or speaks of. */
export function idsIn(step: StepRow, key: 'post_id' | 'person_id'): (string | null)[] {
  return [step[key], spokenOf(step, key)]
}

/** The absent colleague in whose place a step was taken. */
export function deputisedIn(step: Pick<StepRow, 'data'>): string | null {
  const { for_person_id: id } = step.data
  return typeof id === 'string' ? id : null
}

/** The post or person a step speaks of: to whom it was given, who was told. */
export function spokenOf(step: StepRow, key: 'post_id' | 'person_id'): string | null {
  const { [key]: id } = step.data
  return typeof id === 'string' ? id : null
}
