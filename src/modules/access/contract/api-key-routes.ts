import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

export const apiKeyView = z.object({
  id,
  name: z.string(),
  /** Last characters, to know it by. */
  tail: z.string(),
  scopes: z.array(z.string()),
  state: z.enum(['in_force', 'expired', 'revoked']),
  made_at: instant,
  expires_at: instant,
  last_used_at: instant.nullable(),
  can: z.array(z.enum(['revoke'])),
})

const keeps = { permission: 'access.keep_api_keys' } as const

export const apiKeyRoutes = defineRoutes({
  'GET /api/c/:community/api-keys': {
    name: 'access.api_keys',
    summary: '给程序用的接口密钥',
    access: keeps,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(apiKeyView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/api-keys/scopes': {
    name: 'access.api_key_scopes',
    summary: '接口密钥可以允许做哪些事',
    access: keeps,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ name: z.string(), group: z.string(), summary: z.string() })) }),
  },
  'POST /api/c/:community/api-keys': {
    name: 'access.make_api_key',
    summary: '新建一个接口密钥（完整的只显示这一次）',
    access: keeps,
    params: inCommunity,
    body: z.object({
      name: text(2, 40),
      /** Names of operations, or `module.*` for all of a module that keys may be given. */
      scopes: z.array(z.string().min(1).max(80)).min(1).max(500),
      days: z.number().int().min(1).max(730),
    }),
    output: apiKeyView.extend({ key: z.string() }),
    status: 201,
    refusals: ['access.scope_unknown'],
  },
  'POST /api/c/:community/api-keys/:id/revoke': {
    name: 'access.revoke_api_key',
    summary: '停用一个接口密钥，马上生效',
    access: keeps,
    params: oneInCommunity,
    output: apiKeyView,
    refusals: ['platform.not_found', 'access.api_key_over'],
  },
})
