import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Language } from '../../../../shared/languages.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { communityMap } from '../../../territory/api.ts'
import { routes, type sessionView } from '../../contract.ts'
import { languageOfAccount } from '../language.ts'
import { postTitles } from '../post-titles.ts'
import { secondStepOf } from '../second-step.ts'
import { verifiedPhone } from '../verified-phone.ts'

export type SessionView = z.output<typeof sessionView>

const nobody: SessionView = {
  account: null,
  language: null,
  persons: [],
  posts: [],
  permissions: [],
  administrator: false,
  second_step: { on: false, needed_from: null, barred: false },
  demo: false,
}

/** Who is signed in, and what they may do in the community asked about. */
export const sessionQuery = query(routes['GET /api/session'], async (ctx) => {
  const { accountId, administrator, permissions } = ctx.actor
  if (accountId === null) return nobody
  const persons = await bindingsOf(ctx, accountId)
  const phone = await verifiedPhone(ctx.tx, accountId)
  const own = await sql<{ name: string | null }>`select access.account_name(${accountId}) as name`.execute(ctx.tx)
  const here = persons.find((person) => person.community === ctx.communityId) ?? persons[0]
  const phone_masked = phone === null ? null : maskPhone(phone)
  return {
    account: { id: accountId, name: here?.name ?? own.rows[0]?.name ?? phone_masked ?? '', phone_masked },
    language: await languageOfAccount(ctx.tx, accountId),
    persons,
    posts: await postTitles(ctx),
    permissions: [...permissions.keys()].sort(),
    administrator,
    second_step: await secondStepOf(ctx, accountId),
    demo: await isDemo(ctx, accountId),
  }
})

/** The same for the server's own pages. `communityId` 0 where the page belongs to none. */
export async function sessionSummary(
  platform: Platform,
  accountId: string | null,
  communityId: number,
  language: Language = 'zh-CN',
): Promise<SessionView> {
  const caller = { accountId, communityId, language }
  return (await platform.perform(sessionQuery, caller, {})) as SessionView
}

async function bindingsOf(ctx: ReadContext, accountId: string): Promise<SessionView['persons']> {
  const found = await sql<{ community_id: number; person_id: string; person_name: string }>`
    select * from access.bindings_of(${accountId})`.execute(ctx.tx)
  const communities = await communityMap(
    ctx.tx,
    found.rows.map((row) => row.community_id),
  )
  return found.rows.map((row) => ({
    community: row.community_id,
    community_name: communities.get(row.community_id)?.name ?? '',
    id: row.person_id,
    name: row.person_name,
  }))
}

async function isDemo(ctx: ReadContext, accountId: string): Promise<boolean> {
  if (!ctx.services.config.demo) return false
  const found = await sql<{ demo: boolean }>`select access.is_demo_account(${accountId}) as demo`.execute(ctx.tx)
  return found.rows[0]?.demo ?? false
}
