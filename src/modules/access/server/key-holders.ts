import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type KeyHolder, tally, versionAt } from '../../../platform/keys/holder.ts'
import { apiKeys } from './api-keys/key-holder.ts'
import { authSecrets } from './auth-secrets.ts'

/** Codes that somebody has in hand: they are used or expire within days. */
const codes: KeyHolder = {
  name: 'access.codes',
  passing: true,
  async count(ctx) {
    const found = await sql<{ at: Date; count: number }>`
      select at, count(*)::int as count from (
        select issued_at as at from access.binding_codes
          where community_id = ${ctx.communityId} and used_at is null and voided_at is null and expires_at > ${ctx.now}
        union all select issued_at from access.setup_codes
          where community_id = ${ctx.communityId} and used_at is null and voided_at is null and expires_at > ${ctx.now}
        union all select invited_at from access.invitations
          where community_id = ${ctx.communityId} and accepted_at is null and withdrawn_at is null and expires_at > ${ctx.now}
        union all select opened_at from access.recoveries
          where community_id = ${ctx.communityId} and confirmed_at is null and withdrawn_at is null and expires_at > ${ctx.now}
      ) as open group by at`.execute(ctx.tx)
    return tally(found.rows.map((row) => [versionAt(ctx, row.at), row.count]))
  },
}

type SecondStep = { id: string; secret: string; backup_codes: string }
const envelope = /^\$ba\$(\d+)\$/

/** Secrets of authenticators and codes on paper, as better-auth seals them. They belong to the installation. */
const secondSteps: KeyHolder = {
  name: 'access.second_steps',
  async count(ctx) {
    if (ctx.communityId !== 0) return new Map()
    const found = await sql<{ version: number; count: number }>`select * from access.second_steps_by_key()`.execute(
      ctx.tx,
    )
    return tally(found.rows.map((row) => [row.version, Number(row.count)]))
  },
  async reseal(ctx, most) {
    if (ctx.communityId !== 0) return 0
    const { version } = ctx.services.vault.ring.current()
    const found = await sql<SecondStep>`select * from access.second_steps_not_by(${version}, ${most})`.execute(ctx.tx)
    for (const step of found.rows) {
      await sql`select access.reseal_second_step(${step.id}, ${step.secret}, ${step.backup_codes},
        ${await resealed(ctx, step.secret)}, ${await resealed(ctx, step.backup_codes)})`.execute(ctx.tx)
    }
    return found.rows.length
  },
}

async function resealed(ctx: WriteContext, sealed: string): Promise<string> {
  const { vault } = ctx.services
  const first = envelope.test(sealed) ? undefined : authSecrets(vault).secret
  const keys = new Map(vault.secrets('sessions').map(({ version, value }) => [version, value]))
  const { version } = vault.ring.current()
  const plain = await symmetricDecrypt({ key: first ?? { keys, currentVersion: version }, data: sealed })
  return symmetricEncrypt({ key: { keys, currentVersion: version }, data: plain })
}

/** Cookies of sessions: signed anew when their owner comes next, within thirty days or never. */
const sessions: KeyHolder = {
  name: 'access.sessions',
  passing: true,
  async count(ctx) {
    if (ctx.communityId !== 0) return new Map()
    const [oldest] = ctx.services.vault.ring.keys()
    const found = await sql<{ version: number | null; count: number }>`
      select version, count::int from access.sessions_by_key(${ctx.now})`.execute(ctx.tx)
    return tally(found.rows.map((row) => [row.version ?? oldest?.version ?? 1, row.count]))
  },
}

export const keyHolders: readonly KeyHolder[] = [apiKeys, codes, secondSteps, sessions]
