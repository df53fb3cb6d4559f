import { sql } from 'kysely'
import { type KeyHolder, tally } from '../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../platform/keys/sealed-column.ts'

/**
 * What lines sign with; and the codes on receipts of requests that are still open: who has one follows with it, they pass with the
 * request.
 */
export const keyHolders: readonly KeyHolder[] = [
  sealedColumn({ name: 'requests.lines', table: 'requests.lines', key: { id: 'uuid' }, column: 'secret_sealed' }),
  {
    name: 'requests.follow_codes',
    passing: true,
    async count(ctx) {
      const keys = ctx.services.vault.ring.keys()
      const counts = await Promise.all(
        keys.map(async (key, index) => {
          const from = index === 0 ? new Date(0) : key.from
          const next = keys[index + 1]?.from
          const found = await sql<{ count: number }>`
            select count(*)::int as count from caseflow.cases
            where community_id = ${ctx.communityId} and kind = 'request' and state <> 'closed' and filed_at >= ${from}
              and ${next ? sql`filed_at < ${next}` : sql`true`}`.execute(ctx.tx)
          return [key.version, found.rows[0]?.count ?? 0] as const
        }),
      )
      return tally(counts)
    },
  },
]
