import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'

const linesMost = 20
const secretBytes = 32

type LineRow = { id: string; name: string; made_at: Date; retired_at: Date | null; last_rang_at: Date | null }

/** Lines in use first, by name. Few: no pages. */
export const listLines = query(routes['GET /api/c/:community/lines'], async (ctx) => ({
  items: (await linesOf(ctx)).map(view),
}))

/** A line and its secret, which is shown in this answer alone. Refusal: `requests.lines_full`. */
export const addLine = command(routes['POST /api/c/:community/lines'], {
  async handle(ctx, { name }) {
    const used = (await linesOf(ctx)).filter((line) => line.retired_at === null).length
    if (used >= linesMost) refuse('requests.lines_full', { most: linesMost })
    const id = ctx.newId()
    const secret_sealed = ctx.services.vault.encrypt(randomBytes(secretBytes).toString('base64url'))
    await ctx.tx
      .insertInto('requests.lines')
      .values({ community_id: ctx.communityId, id, name, secret_sealed, made_at: ctx.now })
      .execute()
    ctx.audit('line', id, { name })
    return { id }
  },
  view: async (ctx, { id }) => ({ ...(await one(ctx, id)), secret: (await secretOf(ctx, id)) ?? '' }),
})

/** Its events are refused from now on. Refusals: `platform.not_found`, `requests.line_retired`. */
export const retireLine = command(routes['POST /api/c/:community/lines/:id/retire'], {
  async handle(ctx, { id }) {
    const found = await sql<{ retired_at: Date | null }>`
      select retired_at from requests.lines where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
      ctx.tx,
    )
    const line = found.rows[0] ?? refuse('platform.not_found')
    if (line.retired_at !== null) refuse('requests.line_retired')
    await sql`update requests.lines set retired_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    ctx.audit('line', id, { retired: true })
    return { id }
  },
  view: (ctx, { id }) => one(ctx, id),
})

/** What a line in use signs with; null for any other. */
export async function secretOf(ctx: ReadContext, id: string): Promise<string | null> {
  const found = await sql<{ secret_sealed: Buffer }>`
    select secret_sealed from requests.lines
    where community_id = ${ctx.communityId} and id = ${id} and retired_at is null`.execute(ctx.tx)
  const sealed = found.rows[0]?.secret_sealed
  return sealed ? ctx.services.vault.decrypt(sealed) : null
}

async function one(ctx: ReadContext, id: string) {
  return view((await linesOf(ctx)).find((line) => line.id === id) ?? refuse('platform.not_found'))
}

async function linesOf(ctx: ReadContext): Promise<LineRow[]> {
  const found = await sql<LineRow>`
    select id, name, made_at, retired_at, (
      select max(rang_at) from requests.rings r where r.community_id = l.community_id and r.line_id = l.id) as last_rang_at
    from requests.lines l where community_id = ${ctx.communityId}
    order by retired_at is not null, name, id limit 100`.execute(ctx.tx)
  return found.rows
}

function view({ made_at, retired_at, last_rang_at, ...line }: LineRow) {
  return {
    ...line,
    made_at: made_at.toISOString(),
    retired_at: retired_at?.toISOString() ?? null,
    last_rang_at: last_rang_at?.toISOString() ?? null,
  }
}
