import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { on } from '../../../../platform/module.ts'
import { Refusal, refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { countOf, type ExportInput, sheetOf } from './sheet-of.ts'

/** What a sheet still opens well with. */
const rowsMost = 50_000

type Due = {
  id: string
  filter: Omit<ExportInput, 'columns'>
  columns: string | null
  account_id: string
  language: string
}

/** Made by nobody's press: run as the person who asked for it, with the rights held at that moment. */
const makeExport = command(
  { ...routes['POST /api/c/:community/exports'], name: 'requests.make_export' },
  {
    async handle(ctx, { community: _, ...input }) {
      const found = await countOf(ctx, input, rowsMost)
      const rows = Math.min(found, rowsMost)
      const { name, bytes } = await sheetOf(ctx, input, found, rowsMost)
      const kept = await sql<{ id: string }>`
        update requests.exports set finished_at = ${ctx.now}, rows = ${rows}, name = ${name}, bytes = ${Buffer.from(bytes)}
        where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid and finished_at is null
        returning id`.execute(ctx.tx)
      const { id } = kept.rows[0] ?? refuse('platform.not_found')
      const { sort: __, columns: ___, ...filter } = input
      ctx.audit('requests_export', id, { filter, rows })
      return null
    },
    view: async () => null as never,
  },
)

/** Makes the sheet that was asked for; a "no" at that moment is told to who asked. */
export const workExport = on<{ export_id: string }>(
  'requests.export_due',
  'requests.work-export',
  async (ctx, { export_id }, runAs) => {
    const due = await dueOf(ctx, export_id)
    if (!due) return
    const input = { ...due.filter, ...(due.columns === null ? {} : { columns: due.columns }) }
    try {
      await runAs({ accountId: due.account_id, language: due.language }, [{ command: makeExport, input }])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await sql`
        update requests.exports set finished_at = ${ctx.now}, refusal = ${error.code}
        where community_id = ${ctx.communityId} and id = ${export_id}`.execute(ctx.tx)
      ctx.audit('requests_export', export_id, { refused: error.code })
    }
  },
)

async function dueOf(ctx: WriteContext, id: string): Promise<Due | undefined> {
  const found = await sql<Due>`
    select id, filter, columns, account_id, language from requests.exports
    where community_id = ${ctx.communityId} and id = ${id} and finished_at is null for update`.execute(ctx.tx)
  return found.rows[0]
}
