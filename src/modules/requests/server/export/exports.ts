import { sql } from 'kysely'
import type { z } from 'zod'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { exportRun } from '../../contract/export-routes.ts'
import { routes } from '../../contract.ts'
import { countOf } from './sheet-of.ts'

type RunView = z.output<typeof exportRun>
type RunRow = {
  id: string
  rows: number | null
  refusal: string | null
  held: boolean
  started_at: Date
  finished_at: Date | null
}

/** The file can be fetched for a week, then its bytes are erased. */
const msKept = 7 * 24 * 60 * 60 * 1000
const runsShown = 5

async function ownExports(ctx: ReadContext, id?: string): Promise<RunView[]> {
  const found = await sql<RunRow>`
    select id, rows, refusal, bytes is not null as held, started_at, finished_at from requests.exports
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid
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

/** Has a list made into a sheet in the background. Refusals: `requests.area_unknown`, `requests.export_running`. */
const startExport = command(routes['POST /api/c/:community/exports'], {
  async handle(ctx, { community: _, columns, ...filter }) {
    const { personId, accountId } = ctx.actor
    if (!personId || !accountId) refuse('platform.not_a_member')
    await countOf(ctx, filter, 0)
    const id = ctx.newId()
    const begun = await sql`
      insert into requests.exports (community_id, id, filter, columns, person_id, account_id, language, started_at)
      values (${ctx.communityId}, ${id}, ${JSON.stringify(filter)}::jsonb, ${columns ?? null}, ${personId}, ${accountId},
        ${ctx.language}, ${ctx.now})
      on conflict do nothing returning id`.execute(ctx.tx)
    if (begun.rows.length === 0) refuse('requests.export_running')
    ctx.audit('requests_export', id, { filter, started: true })
    ctx.emit('requests.export_due', { export_id: id })
    return { id }
  },
  view: async (ctx, { id }) => (await ownExports(ctx, id))[0] ?? refuse('platform.not_found'),
})

const listExports = query(routes['GET /api/c/:community/exports'], async (ctx) => ({ items: await ownExports(ctx) }))

/** For whoever had it made, and nobody else. Refusal: `platform.not_found`. */
const exportFile = query(routes['GET /api/c/:community/exports/:id/file'], async (ctx, { id }) => {
  const found = await sql<{ name: string; bytes: Buffer }>`
    select name, bytes from requests.exports where community_id = ${ctx.communityId} and id = ${id}
      and person_id = ${ctx.actor.personId}::uuid and bytes is not null
      and finished_at > ${new Date(ctx.now.getTime() - msKept)}`.execute(ctx.tx)
  const { name, bytes } = found.rows[0] ?? refuse('platform.not_found')
  return { name, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
})

/** Erases the bytes nobody may fetch any more. */
export async function eraseExports(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - msKept)
  const gone = await sql`
    update requests.exports set bytes = null
    where community_id = ${ctx.communityId} and bytes is not null and finished_at <= ${before} returning id`.execute(
    ctx.tx,
  )
  if (gone.rows.length > 0) ctx.audit('requests_exports', String(ctx.communityId), { erased: gone.rows.length })
}

/** Long lists made in the background. */
export const exportOperations: readonly Operation[] = [startExport, listExports, exportFile]
