import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import type { KeyHolder } from '../../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../../platform/keys/sealed-column.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type mailboxView, routes } from '../../contract.ts'

const secretBytes = 32

type Row = { id: string; address: string; made_at: Date; last_mail_at: Date | null; secret_sealed: Buffer }

/** The mailbox that is open now. */
export async function openOne(ctx: ReadContext): Promise<Row | undefined> {
  const found = await sql<Row>`
    select id, address, made_at, last_mail_at, secret_sealed from notifications.mailboxes
    where community_id = ${ctx.communityId} and closed_at is null`.execute(ctx.tx)
  return found.rows[0]
}

async function viewOf(ctx: ReadContext): Promise<z.output<typeof mailboxView>> {
  const row = await openOne(ctx)
  const path = `/api/c/${ctx.communityId}/mail-in`
  if (!row) return { mailbox: null, path }
  const { id, address, made_at, last_mail_at } = row
  const times = { made_at: made_at.toISOString(), last_mail_at: last_mail_at?.toISOString() ?? null }
  return { mailbox: { id, address, ...times, ...(await countsOf(ctx)) }, path }
}

/** What came in the days it is known for. */
async function countsOf(ctx: ReadContext): Promise<{ drafts: number; answers: number; automatic: number }> {
  const found = await sql<{ became: string; count: number }>`
    select became, count(*)::int as count from notifications.mails_in where community_id = ${ctx.communityId} group by became`.execute(
    ctx.tx,
  )
  const of = (...kinds: string[]) =>
    found.rows.filter((row) => kinds.includes(row.became)).reduce((sum, row) => sum + row.count, 0)
  return { drafts: of('draft'), answers: of('answer'), automatic: of('automatic', 'own', 'bounce') }
}

export const mailbox = query(routes['GET /api/c/:community/mailbox'], viewOf)

async function closeOpen(ctx: ReadContext): Promise<void> {
  await sql`
    update notifications.mailboxes set closed_at = ${ctx.now} where community_id = ${ctx.communityId} and closed_at is null`.execute(
    ctx.tx,
  )
}

/** Opens it, or gives it another secret: the one before holds no longer. The secret is shown in this answer alone. */
export const openMailbox = command(routes['POST /api/c/:community/mailbox'], {
  async handle(ctx, { address }) {
    await closeOpen(ctx)
    const id = ctx.newId()
    const secret_sealed = ctx.services.vault.encrypt(randomBytes(secretBytes).toString('base64url'))
    await ctx.tx
      .insertInto('notifications.mailboxes')
      .values({ community_id: ctx.communityId, id, address, secret_sealed, made_at: ctx.now })
      .execute()
    ctx.audit('mailbox', id, { address })
    return { id }
  },
  view: async (ctx) => {
    const row = await openOne(ctx)
    return { ...(await viewOf(ctx)), secret: row ? ctx.services.vault.decrypt(row.secret_sealed) : '' }
  },
})

/** Nothing is taken from it any more. Refusal: `platform.not_found` where none is open. */
export const closeMailbox = command(routes['POST /api/c/:community/mailbox/close'], {
  async handle(ctx) {
    const row = (await openOne(ctx)) ?? refuse('platform.not_found')
    await closeOpen(ctx)
    ctx.audit('mailbox', row.id, { closed: true })
    return null
  },
  view: viewOf,
})

/** What mailboxes sign with. */
export const keyHolders: readonly KeyHolder[] = [
  sealedColumn({
    name: 'notifications.mailboxes',
    table: 'notifications.mailboxes',
    key: { id: 'uuid' },
    column: 'secret_sealed',
  }),
]
