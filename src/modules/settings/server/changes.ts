import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import type { SettingChange } from '../../../platform/setting-changes.ts'
import { refuse } from '../../../shared/refusal.ts'
import { personNames } from '../../people/api.ts'
import { type changeView, routes } from '../contract.ts'

type ChangeView = z.output<typeof changeView>
type Row = SettingChange & { undone: boolean }

/** What was decided, the latest first. */
export const changes = query(routes['GET /api/c/:community/settings/changes'], async (ctx, { part, after, limit }) => {
  const conditions = [
    ...(part ? [sql`c.part = ${part}`] : []),
    ...(after ? [sql`(c.changed_at, c.id) < (${sql.join(instantCursor(after))})`] : []),
  ]
  const rows = await changeRows(ctx, conditions, limit + 1)
  const page = pageFrom(rows, limit, (row) => [row.changed_at.toISOString(), row.id])
  return { ...page, items: await changeViews(ctx, page.items) }
})

/** One change. Refusal: `platform.not_found`. */
export async function oneChange(ctx: ReadContext, id: string): Promise<ChangeView> {
  const views = await changeViews(ctx, await changeRows(ctx, [sql`c.id = ${id}`], 1))
  return views[0] ?? refuse('platform.not_found')
}

async function changeRows(ctx: ReadContext, conditions: readonly ReturnType<typeof sql>[], limit: number) {
  const where = sql.join([sql`c.community_id = ${ctx.communityId}`, ...conditions], sql` and `)
  const found = await sql<Row>`
    select c.id, c.part, c.person_id, c.before, c.after, c.reason, c.effect, c.undoes, c.changed_at,
      exists (select from platform.setting_changes u where u.community_id = c.community_id and u.undoes = c.id) as undone
    from platform.setting_changes c where ${where} order by c.changed_at desc, c.id desc limit ${limit}`.execute(ctx.tx)
  return found.rows
}

async function changeViews(ctx: ReadContext, rows: readonly Row[]): Promise<ChangeView[]> {
  const persons = rows.flatMap((row) => row.person_id ?? [])
  const names = await personNames(ctx.tx, ctx.communityId, persons)
  return rows.map(({ person_id, effect, changed_at, ...row }) => ({
    ...row,
    who: person_id === null ? null : (names.get(person_id)?.name ?? null),
    moved: effect['moved'] ?? null,
    changed_at: changed_at.toISOString(),
    can: row.undone || row.undoes ? [] : ['undo' as const],
  }))
}
