import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant } from '../../../shared/schemas.ts'

/** What a draft belongs to: a thing and the field of one of its forms. */
const of = {
  thing_kind: z.enum(['request', 'question']),
  thing_id: id,
}
const field = z.string().regex(/^[a-z_]{1,40}$/)

const draftView = z.object({ field: z.string(), text: z.string(), saved_at: instant })

const access = { permission: 'desk.drafts' } as const

export const draftRoutes = defineRoutes({
  'GET /api/c/:community/desk/drafts': {
    name: 'desk.drafts',
    summary: '我在这件事上没写完的话（只有自己看得到）',
    access,
    params: inCommunity,
    query: z.object(of),
    output: z.object({ items: z.array(draftView) }),
  },
  'PUT /api/c/:community/desk/drafts': {
    name: 'desk.save_draft',
    summary: '存一份草稿；空的等于删掉',
    access,
    params: inCommunity,
    body: z.object({ ...of, field, text: z.string().max(6000) }),
    output: z.object({ saved_at: instant.nullable() }),
    repeatable: true,
  },
})
