import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { type KeyHolder, tally, versionAt } from '../../../platform/keys/holder.ts'
import { keyHashes, keyText } from './api-keys/key-text.ts'
import { authSecrets } from './auth-secrets.ts'

type ApiKey = { id: string; key_hash: Buffer }

/** The hashes of programs' keys that still work: made anew of the key's text, which follows from its id. */
const apiKeys: KeyHolder = {
  name: 'access.api_keys',
  async count(ctx) {
    const rows = await keysInForce(ctx)
    const versions = ctx.services.vault.ring.keys().map((key) => key.version)
    const current = ctx.services.vault.ring.current().version
    const newestFirst = [current, ...versions.filter((version) => version !== current).reverse()]
    return tally(
      rows.map((row) => {
        const at = hashesOf(ctx, row.id).findIndex((hash) => hash.equals(row.key_hash))
        return [newestFirst[at] ?? versions[0] ?? current, 1]
      }),
    )
  },
  async reseal(ctx, most) {
    const rows = (await keysInForce(ctx)).flatMap(({ id, key_hash }) => {
      const [hash] = hashesOf(ctx, id)
      return hash && !hash.equals(key_hash) ? [{ id, hash: hash.toString('hex') }] : []
    })
    const piece = rows.slice(0, most)
    await sql`
      update access.api_keys k set key_hash = decode(r.hash, 'hex') from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb) as r (id uuid, hash text)
      where k.community_id = ${ctx.communityId} and k.id = r.id`.execute(ctx.tx)
    return piece.length
  },
}

const apiKeysMost = 5_000

async function keysInForce(ctx: ReadContext): Promise<ApiKey[]> {
  const rows = await ctx.tx
    .selectFrom('access.api_keys')
    .select(['id', 'key_hash'])
    .where('community_id', '=', ctx.communityId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('id')
    .limit(apiKeysMost)
    .execute()
  return rows as ApiKey[]
}

function hashesOf(ctx: ReadContext, id: string): Buffer[] {
  const { vault } = ctx.services
  return keyHashes(vault, keyText(vault, ctx.communityId, id))
}

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

export const keyHolders: readonly KeyHolder[] = [apiKeys, codes, secondSteps]
