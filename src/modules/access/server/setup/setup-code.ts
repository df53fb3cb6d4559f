import { z } from 'zod'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { id } from '../../../../shared/schemas.ts'
import { firstCommunityId } from '../../../territory/api.ts'
import { codeHash, oneTimeCode } from '../messages/codes.ts'

/** How long a code of the terminal holds, and how many wrong ones are looked at. */
export const setupCodeMinutes = 60
const wrongMost = 20

export const systemCaller = { accountId: null, communityId: 0, language: 'zh-CN', as: 'system' as const }

/** Run by the system only. */
const issue = command(
  {
    name: 'access.issue_setup_code',
    summary: '',
    access: 'administrator',
    output: z.object({ id: id.nullable() }),
  },
  {
    async handle(ctx) {
      if (await firstCommunityId(ctx.tx)) return { id: null }
      await ctx.tx
        .updateTable('access.setup_codes')
        .set({ voided_at: ctx.now })
        .where('community_id', '=', 0)
        .where('used_at', 'is', null)
        .where('voided_at', 'is', null)
        .execute()
      const codeId = ctx.newId()
      const { vault } = ctx.services
      const code_hash = codeHash(vault, 'setup', oneTimeCode(vault, 'setup', codeId))
      const expires_at = new Date(ctx.now.getTime() + setupCodeMinutes * 60_000)
      await ctx.tx
        .insertInto('access.setup_codes')
        .values({ community_id: 0, id: codeId, code_hash, issued_at: ctx.now, expires_at })
        .execute()
      ctx.audit('setup_code', codeId, { issued: true })
      return { id: codeId }
    },
    view: async (_, result) => result,
    auditsOnlyNoted: true,
  },
)

/**
 * A new code for the first administrator, in groups of four; those before it stop working. Null where the installation has a community
 * already. Whoever reads the terminal may have it; only its hash is kept.
 */
export async function issueSetupCode(platform: Platform): Promise<string | null> {
  const { id: codeId } = (await platform.perform(issue, systemCaller, {})) as { id: string | null }
  if (codeId === null) return null
  return oneTimeCode(platform.services.vault, 'setup', codeId).replaceAll(/(.{4})(?=.)/g, '$1-')
}

export type SetupCode = { id: string; code_hash: Buffer; expires_at: Date; wrong: number }

/** The code that holds; undefined where it expired, was used, or too many wrong ones were tried. */
export async function openSetupCode(ctx: ReadContext): Promise<SetupCode | undefined> {
  const row = (await ctx.tx
    .selectFrom('access.setup_codes')
    .select(['id', 'code_hash', 'expires_at', 'wrong'])
    .where('community_id', '=', 0)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()) as SetupCode | undefined
  return row && row.expires_at > ctx.now && row.wrong < wrongMost ? row : undefined
}
