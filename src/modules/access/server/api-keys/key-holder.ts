import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { type KeyHolder, tally } from '../../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../../platform/keys/sealed-column.ts'
import { keyHashes, keyText } from './key-text.ts'

const sealed = sealedColumn({
  name: 'access.api_keys',
  table: 'access.api_keys',
  key: { id: 'uuid' },
  column: 'key_sealed',
  hashed: { purpose: 'api_key', columns: ['key_hash'] },
})

const oldMost = 5_000

/** Programs' keys: sealed texts with their hashes. Those made before texts were kept are needed of the oldest key until they are sealed. */
export const apiKeys: KeyHolder = {
  name: sealed.name,
  async count(ctx) {
    const [oldest] = ctx.services.vault.ring.keys()
    return tally([...(await sealed.count(ctx)), [oldest?.version ?? 1, (await notSealed(ctx)).length]])
  },
  async reseal(ctx, most) {
    return (await sealOld(ctx, most)) + ((await sealed.reseal?.(ctx, most)) ?? 0)
  },
}

type Old = { id: string; key_hash: Buffer }

async function notSealed(ctx: ReadContext): Promise<Old[]> {
  const rows = await ctx.tx
    .selectFrom('access.api_keys')
    .select(['id', 'key_hash'])
    .where('community_id', '=', ctx.communityId)
    .where('key_sealed', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('id')
    .limit(oldMost)
    .execute()
  return rows as Old[]
}

/** Their texts follow from their ids as long as the key they were made with is there. */
async function sealOld(ctx: WriteContext, most: number): Promise<number> {
  const { vault } = ctx.services
  const rows = (await notSealed(ctx)).flatMap(({ id, key_hash }) => {
    const text = keyText(vault, ctx.communityId, id)
    const known = keyHashes(vault, text).some((hash) => hash.equals(key_hash))
    return known ? [{ id, sealed: vault.encrypt(text).toString('hex') }] : []
  })
  const piece = rows.slice(0, most)
  if (piece.length === 0) return 0
  await sql`
    update access.api_keys k set key_sealed = decode(r.sealed, 'hex')
    from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb) as r (id uuid, sealed text)
    where k.community_id = ${ctx.communityId} and k.id = r.id`.execute(ctx.tx)
  return piece.length
}
