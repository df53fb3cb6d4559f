import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { followCodeOf } from '../views/follow-code.ts'
import { ownRequestView } from '../views/own-request-view.ts'
import { type RequestRow, selectRows } from '../views/rows.ts'
import { attachedFile } from './one-request.ts'

/** Whoever holds number and code follows a request without an account, as the one who asked first. */
export const follow = query(routes['POST /api/c/:community/follow'], async (ctx, { number, code }) => {
  const row = await requestByCode(ctx, number, code)
  return ownRequestView(ctx, row.id, 'first')
})

export const followFile = query(
  routes['POST /api/c/:community/follow/file'],
  async (ctx, { number, code, file_id }) => {
    const row = await requestByCode(ctx, number, code)
    const { attachments } = await ownRequestView(ctx, row.id, 'first')
    return attachedFile(ctx, row.id, file_id, attachments)
  },
)

/** The request of a number and its code. Refusal: `requests.follow_code_wrong`, the same for a number there isn't. */
export async function requestByCode(ctx: ReadContext, number: string, code: string): Promise<RequestRow> {
  const written = number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const found = await sql<RequestRow>`
    ${selectRows} where c.community_id = ${ctx.communityId} and c.number = ${written} and c.kind = 'request'`.execute(
    ctx.tx,
  )
  const [row] = found.rows
  if (!row || !sameCode(followCodeOf(ctx.services.vault, ctx.communityId, row.id), code)) {
    return refuse('requests.follow_code_wrong')
  }
  return row
}

function sameCode(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given.normalize('NFKC').toUpperCase())]
  return one.length === other.length && timingSafeEqual(one, other)
}
