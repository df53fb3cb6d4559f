/** What everybody reads of a secret ballot once its result is displayed: every paper, and the file to prove and count them again. */
import { type RawBuilder, sql } from 'kysely'
import { receiptOf } from '../../../../engines/ballot/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type BallotRow, findBallot, optionsOf } from '../store.ts'
import { ballotsFile } from '../tally/count.ts'
import type { UrnRow } from './urn-rows.ts'

const displayed: readonly string[] = ['objection', 'final', 'published']

/** Refusals: `platform.not_found` (no such ballot, or none that is secret), `ballots.not_counted` (not displayed yet). */
async function displayedUrn(ctx: ReadContext, id: string): Promise<BallotRow> {
  const row = await findBallot(ctx, id)
  if (!row?.secret || row.announced_at === null) return refuse('platform.not_found')
  return displayed.includes(row.state) ? row : refuse('ballots.not_counted')
}

/** Digits of a receipt as it is typed: small letters and strokes don't matter. */
const plainReceipt = (typed: string) => typed.toUpperCase().replaceAll(/[^0-9A-F]/g, '')

/** The papers by receipt, which is made of what is in the urn now: a choice that was changed has another one. */
export const listPapersInUrn = query(
  routes['GET /api/c/:community/open/ballots/:id/urn'],
  async (ctx, { id, after, limit, q }) => {
    const row = await displayedUrn(ctx, id)
    const where: RawBuilder<unknown>[] = [sql`u.community_id = ${ctx.communityId}`, sql`u.ballot_id = ${id}`]
    if (after !== undefined) where.push(sql`u.random > decode(${randomAfter(after)}, 'hex')`)
    if (q) {
      const typed = plainReceipt(q)
      where.push(sql`upper(encode(sha256(u.random || convert_to(array_to_string(
        array['linli-paper/1', ${row.id}::text] || u.choices, ' '), 'UTF8')), 'hex')) like ${`${typed === '' ? '-' : typed}%`}`)
    }
    const found = await sql<UrnRow>`
      select u.random, u.choices, u.signature from ballots.urn u where ${sql.join(where, sql` and `)}
      order by u.random limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, ({ random }) => [random.toString('hex')])
    return {
      items: page.items.map(({ random, choices }) => ({ receipt: receiptOf(id, { random, choices }), choices })),
      next: page.next,
    }
  },
)

function randomAfter(cursor: string): string {
  const [random] = decodeCursor(cursor, 1)
  return typeof random === 'string' && /^[0-9a-f]{64}$/.test(random) ? random : refuse('platform.cursor_invalid')
}

/** The file anybody may take: `linli tally FILE --rule NAME --lot SEED --check` proves and counts it. */
export const urnFile = query(routes['GET /api/c/:community/open/ballots/:id/file'], async (ctx, { id }) => {
  const row = await displayedUrn(ctx, id)
  const text = await ballotsFile(ctx, row, await optionsOf(ctx, id))
  return { name: `${row.number}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(text) }
})
