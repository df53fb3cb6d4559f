import { sql } from 'kysely'
import type { z } from 'zod'
import type { Download, ReadContext, WriteContext } from '../../platform/command/types.ts'
import type { Pieces } from '../../platform/module.ts'
import { refuse } from '../../shared/refusal.ts'
import type { exportRun } from '../../shared/schemas.ts'
import { type Rows, type SheetFrame, spreadsheet, writeSheet } from './sheet.ts'

type RunView = z.output<typeof exportRun>
type RunRow = {
  id: string
  rows: number | null
  refusal: string | null
  held: boolean
  started_at: Date
  finished_at: Date | null
}
export type DueRun = {
  id: string
  filter: object
  columns: string | null
  account_id: string
  language: string
  gathered: number
  /** All rows are gathered: the sheet can be written. */
  whole: boolean
}
export type OpenRun = { id: string; found: number | null; gathered: number; after: string | null }

/** The file can be fetched for a week, then its bytes are erased. */
const msKept = 7 * 24 * 60 * 60 * 1000
const runsShown = 5

/** What this person had made of a list within the week, or one of it. */
export async function ownRuns(ctx: ReadContext, list: string, id?: string): Promise<RunView[]> {
  const found = await sql<RunRow>`
    select id, rows, refusal, bytes is not null as held, started_at, finished_at from exports.runs
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid and list = ${list}
      and ${id === undefined ? sql`started_at > ${new Date(ctx.now.getTime() - msKept)}` : sql`id = ${id}`}
    order by started_at desc, id limit ${runsShown}`.execute(ctx.tx)
  return found.rows.map((row) => viewOf(ctx, row))
}

function viewOf(ctx: ReadContext, row: RunRow): RunView {
  const { texts } = ctx.services
  const until = row.finished_at && row.held ? new Date(row.finished_at.getTime() + msKept) : null
  return {
    id: row.id,
    state: row.finished_at === null ? 'running' : row.refusal ? 'refused' : row.held ? 'ready' : 'gone',
    rows: row.rows,
    why: row.refusal ? texts.refusal(ctx.language, row.refusal, {}) : '',
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  }
}

/** Notes a sheet to be made; undefined while another of this person and list is. Refusal: `platform.not_a_member`. */
export async function beginRun(
  ctx: WriteContext,
  run: { list: string; filter: object; columns: string | undefined },
): Promise<string | undefined> {
  const { personId, accountId } = ctx.actor
  if (!personId || !accountId) refuse('platform.not_a_member')
  const id = ctx.newId()
  const begun = await sql`
    insert into exports.runs (community_id, id, list, filter, columns, person_id, account_id, language, started_at)
    values (${ctx.communityId}, ${id}, ${run.list}, ${JSON.stringify(run.filter)}::jsonb, ${run.columns ?? null}, ${personId},
      ${accountId}, ${ctx.language}, ${ctx.now})
    on conflict do nothing returning id`.execute(ctx.tx)
  return begun.rows.length === 0 ? undefined : id
}

/** The file, for whoever had it made and nobody else. Refusal: `platform.not_found`. */
export async function runFile(ctx: ReadContext, list: string, id: string): Promise<Download> {
  const found = await sql<{ name: string; bytes: Buffer }>`
    select name, bytes from exports.runs where community_id = ${ctx.communityId} and id = ${id} and list = ${list}
      and person_id = ${ctx.actor.personId}::uuid and bytes is not null
      and finished_at > ${new Date(ctx.now.getTime() - msKept)}`.execute(ctx.tx)
  const { name, bytes } = found.rows[0] ?? refuse('platform.not_found')
  return { name, mediaType: spreadsheet, bytes }
}

/** A sheet still to be made, locked. */
export async function dueRun(ctx: WriteContext, id: string): Promise<DueRun | undefined> {
  const found = await sql<DueRun>`
    select id, filter, columns, account_id, language, gathered, frame is not null as whole from exports.runs
    where community_id = ${ctx.communityId} and id = ${id} and finished_at is null for update`.execute(ctx.tx)
  return found.rows[0]
}

/** The sheet this person waits for, as far as it is gathered. Refusal: `platform.not_found`. */
export async function openRun(ctx: WriteContext, list: string): Promise<OpenRun> {
  const found = await sql<OpenRun>`
    select id, found, gathered, after from exports.runs
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid and list = ${list} and finished_at is null
    for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Puts a further piece to what is gathered; returns how much that is now. */
export async function keepPart(
  ctx: WriteContext,
  run: OpenRun,
  piece: { found: number; rows: Rows; next: string | null },
): Promise<number> {
  const gathered = run.gathered + piece.rows.length
  await sql`
    with part as (insert into exports.parts (community_id, run_id, begins, rows)
      values (${ctx.communityId}, ${run.id}, ${run.gathered}, ${JSON.stringify(piece.rows)}::jsonb))
    update exports.runs set found = ${piece.found}, gathered = ${gathered}, after = ${piece.next}
    where community_id = ${ctx.communityId} and id = ${run.id}`.execute(ctx.tx)
  return gathered
}

/** All rows are gathered: what stands around them, so that the sheet can be written by whoever comes next. */
export async function keepFrame(ctx: WriteContext, id: string, frame: SheetFrame): Promise<void> {
  await sql`
    update exports.runs set frame = ${JSON.stringify(frame)}::jsonb
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
}

/** The sheet of a run that is gathered, written without a transaction: its rows are read piece by piece. Null before that, and afterwards. */
export async function sheetOf(pieces: Pieces, id: string): Promise<Download | null> {
  const whole = await pieces(async (ctx) => {
    const found = await sql<{ frame: SheetFrame }>`
      select frame from exports.runs
      where community_id = ${ctx.communityId} and id = ${id} and finished_at is null and frame is not null`.execute(
      ctx.tx,
    )
    const [run] = found.rows
    return run ? { frame: run.frame, now: ctx.now } : null
  })
  return whole && writeSheet(whole.frame, partsOf(pieces, id), whole.now)
}

/** The pieces of a run in their order. */
async function* partsOf(pieces: Pieces, id: string): AsyncGenerator<Rows> {
  for (let begins = -1; ; ) {
    const after = begins
    const next = await pieces(async (ctx) => {
      const part = await sql<{ begins: number; rows: Rows }>`
        select begins, rows from exports.parts where community_id = ${ctx.communityId} and run_id = ${id} and begins > ${after}
        order by begins limit 1`.execute(ctx.tx)
      return part.rows[0]
    })
    if (!next) return
    yield next.rows
    begins = next.begins
  }
}

/** Keeps the sheet and drops its pieces. */
export async function finishRun(ctx: WriteContext, id: string, rows: number, file: Download): Promise<void> {
  await sql`
    update exports.runs set finished_at = ${ctx.now}, rows = ${rows}, name = ${file.name}, bytes = ${Buffer.from(file.bytes)}, frame = null
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  await dropParts(ctx, id)
}

async function dropParts(ctx: WriteContext, id: string): Promise<void> {
  await sql`delete from exports.parts where community_id = ${ctx.communityId} and run_id = ${id}`.execute(ctx.tx)
}

/** Nothing came of it, and why. */
export async function refuseRun(ctx: WriteContext, id: string, code: string): Promise<void> {
  await sql`
    update exports.runs set finished_at = ${ctx.now}, refusal = ${code}
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  await dropParts(ctx, id)
}

/** Erases the bytes nobody may fetch any more; tells of how many. */
export async function eraseRuns(ctx: WriteContext, list: string): Promise<number> {
  const before = new Date(ctx.now.getTime() - msKept)
  const gone = await sql`
    update exports.runs set bytes = null
    where community_id = ${ctx.communityId} and list = ${list} and bytes is not null and finished_at <= ${before}
    returning id`.execute(ctx.tx)
  return gone.rows.length
}
