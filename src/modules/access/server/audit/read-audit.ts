import { chainHead, lastCheck } from '../../../../platform/command/audit.ts'
import { command, query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { findRows } from './find-rows.ts'
import { auditLines } from './lines.ts'

const hashShown = 12

/** What was done, the latest first; what is about persons stays covered. */
export const audit = query(routes['GET /api/c/:community/audit'], async (ctx, { after, limit, ...filter }) => {
  const before = after === undefined ? undefined : Number(decodeCursor(after, 1)[0])
  if (before !== undefined && !Number.isSafeInteger(before)) refuse('platform.cursor_invalid')
  const rows = await findRows(ctx, filter, { before, limit: limit + 1 })
  const page = pageFrom(rows, limit, (row) => [row.seq])
  return { ...page, items: await auditLines(ctx, page.items) }
})

/** Whether the chain is whole, as far as it was recomputed. */
export const auditChain = query(routes['GET /api/c/:community/audit/chain'], async (ctx) => {
  const head = await chainHead(ctx.tx, ctx.communityId)
  const check = await lastCheck(ctx.tx, ctx.communityId)
  return {
    rows: head?.seq ?? 0,
    head: head?.hash.toString('hex').slice(0, hashShown) ?? '',
    check: check
      ? {
          checked_at: check.checked_at.toISOString(),
          whole_chain: check.whole_chain,
          rows: check.seq,
          broken_at: check.broken_at,
        }
      : null,
  }
})

/** Shows one line whole: who it was and what the values are. The look itself is noted. Refusal: `platform.not_found`. */
export const viewAuditLine = command(routes['POST /api/c/:community/audit/:seq/views'], {
  async handle(ctx, { seq, reason }) {
    const [row] = await findRows(ctx, {}, { before: seq + 1, limit: 1 })
    if (row?.seq !== seq) refuse('platform.not_found')
    ctx.audit('audit_line', String(seq), { viewed: true, reason })
    return { seq }
  },
  async view(ctx, { seq }) {
    const [line] = await auditLines(ctx, await findRows(ctx, {}, { before: seq + 1, limit: 1 }), true)
    return line ?? refuse('platform.not_found')
  },
})
