import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Signed } from '../../../../platform/http/routes.ts'
import type { Limiter } from '../../../../platform/limits.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOfKey, keyHashes } from './key-text.ts'

const callsAMinute = { most: 300, seconds: 60 }
const bearer = /^Bearer\s+(linli_\S{1,100})$/i

/**
 * The key of a call's `Authorization: Bearer linli_…`; undefined where there is none. Refusals: `access.key_unknown` for one that doesn't
 * hold (any more), `platform.too_many_requests`.
 */
export async function signKey(
  platform: Platform,
  limiter: Limiter,
  request: FastifyRequest,
): Promise<Signed | undefined> {
  const key = bearer.exec(request.headers.authorization ?? '')?.[1]
  if (key === undefined) return undefined
  const { clock, vault } = platform.services
  const communityId = communityOfKey(key) ?? refuse('access.key_unknown')
  const found = await sql<{ id: string; scopes: string[] }>`
    select used.* from unnest(${keyHashes(vault, key)}::bytea[]) as h (hash)
    cross join lateral access.use_api_key(${communityId}, h.hash, ${clock.now()}) as used limit 1`.execute(
    platform.database.kysely,
  )
  const { id, scopes } = found.rows[0] ?? refuse('access.key_unknown')
  const seconds = await limiter.take([{ key: `api_key ${id}`, limits: [callsAMinute] }])
  if (seconds > 0) refuse('platform.too_many_requests', { seconds })
  return { accountId: null, key: { id, communityId, scopes } }
}
