import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity } from '../../../shared/schemas.ts'

/** Stable id of an act: `request.assign`, `go:/people`. */
const actId = z.string().regex(/^[a-z]+[.:][\w/?=&-]{1,80}$/)

/** One press, one with Ctrl, or up to three after each other; '' none. */
const keys = z.string().regex(/^(|Ctrl\+([a-z]|Enter)|Escape|Enter|Space|[!-~]( [!-~]){0,2})$/)

const actsMost = 100

export const personalKeys = z.object({
  /** Single letters and signs are off (WCAG 2.1.4). */
  off: z.boolean(),
  keys: z.record(actId, keys).refine((chosen) => Object.keys(chosen).length <= actsMost, { error: 'too_big' }),
})

const access = { permission: 'desk.keys' } as const

export const keyRoutes = defineRoutes({
  'GET /api/c/:community/my/keys': {
    name: 'desk.keys',
    summary: '我改过的快捷键',
    access,
    params: inCommunity,
    output: personalKeys,
  },
  'PUT /api/c/:community/my/keys': {
    name: 'desk.set_keys',
    summary: '修改我的快捷键；一个键只能做一件事',
    access,
    params: inCommunity,
    body: personalKeys,
    output: personalKeys,
    refusals: ['platform.not_a_member', 'desk.key_reserved', 'desk.keys_conflict'],
  },
})
