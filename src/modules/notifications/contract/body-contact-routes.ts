import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity } from '../../../shared/schemas.ts'

const keep = { permission: 'notifications.body_contacts' } as const

export const bodyContactView = z.object({
  body: z.object({ id, name: z.string() }),
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  changed_at: instant,
})
const contacts = z.object({ items: z.array(bodyContactView) })

/** Where organisations themselves are told. */
export const bodyContactRoutes = defineRoutes({
  'GET /api/c/:community/body-contacts': {
    name: 'notifications.body_contacts',
    summary: '单位自己收消息的邮箱和手机号',
    access: keep,
    params: inCommunity,
    output: contacts,
  },
  'PUT /api/c/:community/bodies/:id/contact': {
    name: 'notifications.keep_body_contact',
    summary: '记单位收消息的邮箱、手机号；都不填就不再发',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      mail: z.email().max(200).nullable(),
      phone: z
        .string()
        .regex(/^1[3-9]\d{9}$/)
        .nullable(),
    }),
    output: contacts,
    refusals: ['notifications.body_unknown'],
  },
})
