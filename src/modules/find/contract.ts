import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id, inCommunity, text } from '../../shared/schemas.ts'

const use = { permission: 'find.use' }

/** What the palette finds: at most eight of each kind. Kinds the actor may not see stay empty. */
export const found = z.object({
  requests: z.array(z.object({ id, number: z.string(), title: z.string(), item: z.string(), closed: z.boolean() })),
  people: z.array(z.object({ id, name: z.string(), phone_masked: z.string().nullable(), home: z.string().nullable() })),
  areas: z.array(z.object({ id, name: z.string(), kind: z.string() })),
  dwellings: z.array(z.object({ id, name: z.string(), area_id: id })),
  items: z.array(z.object({ code: z.string(), name: z.string() })),
})

export const routes = defineRoutes({
  'GET /api/c/:community/find': {
    name: 'find.find',
    summary: '按编号、地址、姓名或拼音首字母、清单事项查找，每类最多 8 条',
    access: use,
    params: inCommunity,
    query: z.object({ q: text(1, 40) }),
    output: found,
  },
  'POST /api/c/:community/find/by-phone': {
    name: 'find.find_by_phone',
    summary: '按手机号或末四位查找人和诉求，查找会记入审计',
    access: use,
    params: inCommunity,
    body: z.object({ digits: z.string().regex(/^\d{4,15}$/) }),
    output: found,
    repeatable: true,
    refusals: ['platform.not_allowed'],
  },
})

export const refusals = defineRefusals({})

export const events = defineEvents({})
