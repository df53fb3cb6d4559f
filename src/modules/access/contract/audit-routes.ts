import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, instant, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

/** A name of the code's own: of an entity, a command. */
const word = z.string().regex(/^[a-z][a-z0-9_.-]{0,79}$/, { error: 'invalid' })

export const auditFilter = z.object({
  /** A member of staff: by name of the register, or everybody who ever held a post. */
  person: id.optional(),
  post: id.optional(),
  entity: word.optional(),
  /** One thing, by its id; needs `entity`. */
  thing: z.string().min(1).max(80).optional(),
  command: word.optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
})

const field = z.object({
  name: z.string(),
  /** `covered`: shown with a reason only; `erased`: the value was deleted, its commitment stays in the chain. */
  shown: z.enum(['plain', 'covered', 'erased']),
  value: z.unknown(),
})

export const auditLine = z.object({
  seq: z.number().int(),
  /** An instant, or only a day where nobody is named. */
  at: z.union([instant, civilDate]),
  command: z.string(),
  /** `staff` with name and post; residents are named with a reason only; `account`: nobody of the register. */
  who: z.object({
    kind: z.enum(['staff', 'resident', 'account', 'key', 'system', 'anonymous']),
    person_id: id.nullable(),
    name: z.string().nullable(),
    post: z.string().nullable(),
    /** the absent colleagues in whose place it was done, by name */
    deputising_for: z.array(z.string()),
  }),
  /** The first twenty things it touched. */
  things: z.array(z.object({ entity: z.string(), id: z.string(), fields: z.array(field) })),
  things_count: z.number().int(),
  /** First characters of its hash, for comparing with a copy kept elsewhere. */
  hash: z.string(),
})

const access = { permission: 'access.read_audit' } as const
const seq = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const auditRoutes = defineRoutes({
  'GET /api/c/:community/audit': {
    name: 'access.audit',
    summary: '操作留痕：谁在什么时候对什么做了什么',
    access,
    params: inCommunity,
    query: pageQuery.extend(auditFilter.shape),
    output: pageOf(auditLine),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/audit/chain': {
    name: 'access.audit_chain',
    summary: '留痕是否完整：链的末尾和最近一次核对',
    access,
    params: inCommunity,
    output: z.object({
      rows: z.number().int(),
      head: z.string(),
      check: z
        .object({
          checked_at: instant,
          whole_chain: z.boolean(),
          rows: z.number().int(),
          broken_at: z.number().int().nullable(),
        })
        .nullable(),
    }),
  },
  'POST /api/c/:community/audit/:seq/views': {
    name: 'access.view_audit_line',
    summary: '看一条留痕里遮住的内容（写明用途，留下记录）',
    access: { permission: 'access.view_audit_line' },
    params: inCommunity.extend({ seq }),
    body: z.object({ reason: text(2, 200) }),
    output: auditLine,
    status: 201,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/audit/export': {
    name: 'access.export_audit',
    summary: '按筛选导出留痕（最多 5,000 条，不含遮住的内容；谁导出了什么会留下记录）',
    access,
    params: inCommunity,
    body: auditFilter,
    output: z.unknown(),
    binary: true,
    repeatable: true,
  },
})
