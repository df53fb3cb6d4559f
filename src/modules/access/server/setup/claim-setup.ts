import { z } from 'zod'
import { command, query } from '../../../../platform/command/types.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { id } from '../../../../shared/schemas.ts'
import { firstCommunityId } from '../../../territory/api.ts'
import { codeHashes } from '../messages/codes.ts'
import { openSetupCode, systemCaller } from './setup-code.ts'

const hashes = z.array(z.string())
type Compared = { match: 'right' | 'wrong' | 'over'; id: string | null }

/** Asked by the system only. A code of former times is no guess: it is told that it is over. */
const compare = query(
  {
    name: 'access.compare_setup_code',
    summary: '',
    access: 'administrator',
    query: z.object({ hashes }),
    output: z.any(),
  },
  async (ctx, input): Promise<Compared> => {
    if (await firstCommunityId(ctx.tx)) refuse('platform.not_found')
    const given = bytesOf(input.hashes)
    const open = await openSetupCode(ctx)
    if (!open) return { match: 'over', id: null }
    if (isOf(given, open.code_hash)) return { match: 'right', id: open.id }
    const former = await ctx.tx
      .selectFrom('access.setup_codes')
      .select('id')
      .where('community_id', '=', 0)
      .where('code_hash', 'in', given)
      .executeTakeFirst()
    return { match: former ? 'over' : 'wrong', id: open.id }
  },
)

/** Run by the system only: after too many wrong ones the right one isn't looked at any more. */
const countWrong = command(
  {
    name: 'access.count_wrong_setup_code',
    summary: '',
    access: 'administrator',
    body: z.object({ id }),
    output: z.null(),
  },
  async (ctx, { id: codeId }) => {
    const { wrong } = await ctx.tx
      .updateTable('access.setup_codes')
      .set(({ eb }) => ({ wrong: eb('wrong', '+', 1) }))
      .where('community_id', '=', 0)
      .where('id', '=', codeId)
      .returning('wrong')
      .executeTakeFirstOrThrow()
    ctx.audit('setup_code', codeId, { wrong })
    return null
  },
)

/** Proves a typed code. Refusals: `platform.not_found` once set up, `access.setup_code_wrong`, `access.setup_code_over`. */
export async function proveSetupCode(platform: Platform, typed: string): Promise<void> {
  const found = (await platform.perform(compare, systemCaller, { hashes: hashesOf(platform, typed) })) as Compared
  if (found.match === 'right') return
  if (found.match === 'over') refuse('access.setup_code_over')
  await platform.perform(countWrong, systemCaller, { id: found.id })
  refuse('access.setup_code_wrong')
}

/** Run by the system only. */
const claim = command(
  {
    name: 'access.claim_setup',
    summary: '',
    access: 'administrator',
    body: z.object({ hashes, account_id: id }),
    output: z.null(),
  },
  async (ctx, { account_id, ...given }) => {
    if (await firstCommunityId(ctx.tx)) refuse('platform.not_found')
    const open = await openSetupCode(ctx)
    if (!open || !isOf(bytesOf(given.hashes), open.code_hash)) return refuse('access.setup_code_over')
    await ctx.tx
      .updateTable('access.setup_codes')
      .set({ used_at: ctx.now })
      .where('community_id', '=', 0)
      .where('id', '=', open.id)
      .execute()
    await ctx.tx
      .insertInto('access.administrators')
      .values({ account_id, appointed_at: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    ctx.audit('setup_code', open.id, { used: true })
    ctx.audit('account', account_id, { administrator: true })
    return null
  },
)

/** Uses the code up and makes the account the installation's administrator: both or neither. Refusal: `access.setup_code_over`. */
export async function claimSetup(platform: Platform, typed: string, accountId: string): Promise<void> {
  await platform.perform(claim, systemCaller, { hashes: hashesOf(platform, typed), account_id: accountId })
}

function hashesOf({ services }: Platform, typed: string): string[] {
  return codeHashes(services.vault, 'setup', typed).map((hash) => hash.toString('hex'))
}

function bytesOf(given: readonly string[]): Buffer[] {
  return given.map((hash) => Buffer.from(hash, 'hex'))
}

function isOf(given: readonly Buffer[], held: Buffer): boolean {
  return given.some((hash) => held.equals(hash))
}
