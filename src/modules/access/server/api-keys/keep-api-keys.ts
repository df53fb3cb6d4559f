import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { apiKeyView } from '../../contract/api-key-routes.ts'
import { routes } from '../../contract.ts'
import { keyHash, keyText } from './key-text.ts'
import { isForKeys, moduleOf, scopesOf } from './scopes.ts'

const dayMilliseconds = 86_400_000
const tailCharacters = 4

type ApiKeyView = z.output<typeof apiKeyView>
type Row = {
  id: string
  name: string
  tail: string
  scopes: string[]
  made_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

const columns = ['id', 'name', 'tail', 'scopes', 'made_at', 'expires_at', 'last_used_at', 'revoked_at'] as const

function keys(ctx: ReadContext) {
  return ctx.tx.selectFrom('access.api_keys').select(columns).where('community_id', '=', ctx.communityId)
}

/** Keys of this community, the latest first. */
export const listApiKeys = query(routes['GET /api/c/:community/api-keys'], async (ctx, { after, limit }) => {
  let rows = keys(ctx)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after) {
    const [at, id] = instantCursor(after)
    rows = rows.where((eb) => eb(eb.refTuple('made_at', 'id'), '<', eb.tuple(at, id)))
  }
  const page = pageFrom((await rows.execute()) as Row[], limit, (row) => [row.made_at.toISOString(), row.id])
  return { items: page.items.map((row) => viewOf(ctx, row)), next: page.next }
})

/** What a key may be given. */
export const listScopes = query(routes['GET /api/c/:community/api-keys/scopes'], async (ctx) => ({
  items: ctx.services
    .operations()
    .filter(isForKeys)
    .map(({ route }) => ({ name: route.name, group: moduleOf(route.name), summary: route.summary }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
}))

/** Makes a key for a named program; the whole of it stands in this answer only. Refusal: `access.scope_unknown`. */
export const makeApiKey = command(routes['POST /api/c/:community/api-keys'], {
  async handle(ctx, { name, scopes, days }) {
    const allowed = scopesOf(ctx.services.operations(), scopes)
    if (!allowed) return refuse('access.scope_unknown', {}, [{ path: 'scopes', code: 'invalid' }])
    const id = ctx.newId()
    const key = keyText(ctx.services.vault, ctx.communityId, id)
    const expires_at = new Date(ctx.now.getTime() + days * dayMilliseconds)
    await ctx.tx
      .insertInto('access.api_keys')
      .values({
        community_id: ctx.communityId,
        id,
        name,
        key_hash: keyHash(ctx.services.vault, key),
        key_sealed: ctx.services.vault.encrypt(key),
        tail: key.slice(-tailCharacters),
        scopes: allowed,
        made_at: ctx.now,
        expires_at,
      })
      .execute()
    ctx.audit('api_key', id, { name, scopes: allowed, expires_at: expires_at.toISOString() })
    return { id }
  },
  view: async (ctx, { id }) => ({ ...(await oneKey(ctx, id)), key: keyText(ctx.services.vault, ctx.communityId, id) }),
})

/** It works no more from this moment on. Refusals: `platform.not_found`, `access.api_key_over`. */
export const revokeApiKey = command(routes['POST /api/c/:community/api-keys/:id/revoke'], {
  async handle(ctx, { id }) {
    const row = (await keys(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) as Row | undefined
    if (!row) return refuse('platform.not_found')
    if (row.revoked_at !== null) refuse('access.api_key_over')
    await ctx.tx
      .updateTable('access.api_keys')
      .set({ revoked_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('api_key', id, { revoked: true })
    return { id }
  },
  view: (ctx, { id }) => oneKey(ctx, id),
})

async function oneKey(ctx: ReadContext, id: string): Promise<ApiKeyView> {
  const row = (await keys(ctx).where('id', '=', id).executeTakeFirst()) as Row | undefined
  return row ? viewOf(ctx, row) : refuse('platform.not_found')
}

function viewOf(ctx: ReadContext, row: Row): ApiKeyView {
  const state = row.revoked_at !== null ? 'revoked' : row.expires_at <= ctx.now ? 'expired' : 'in_force'
  return {
    id: row.id,
    name: row.name,
    tail: row.tail,
    scopes: row.scopes,
    state,
    made_at: row.made_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    can: row.revoked_at === null ? ['revoke'] : [],
  }
}
