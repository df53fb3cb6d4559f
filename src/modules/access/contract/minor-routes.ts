import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

const field = z.enum(['phone', 'identity_number'])

/** A wish to see a minor's number. `open`: waits for a word; `approved`: may be seen once, until `expires_at`. */
export const minorView = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  field,
  reason: z.string(),
  asked_by: z.string(),
  asked_at: instant,
  state: z.enum(['open', 'approved', 'declined', 'used', 'expired']),
  decided_by: z.string().nullable(),
  decided_at: instant.nullable(),
  expires_at: instant,
  can: z.array(z.enum(['approve', 'decline'])),
})

const decide = { permission: 'access.approve_minor_views' } as const

export const minorRoutes = defineRoutes({
  'POST /api/c/:community/people/:id/minor-views': {
    name: 'access.ask_minor_view',
    summary: '请书记同意查看未成年人的号码（写明用途）',
    access: { permission: 'access.reveal_phone' },
    params: oneInCommunity,
    body: z.object({ field, reason: text(2, 200) }),
    output: minorView,
    status: 201,
    refusals: ['access.not_a_minor', 'access.minor_view_open'],
  },
  'GET /api/c/:community/minor-views': {
    name: 'access.minor_views',
    summary: '查看未成年人号码的申请：等我同意的，或我提出的',
    access: { permission: 'access.reveal_phone' },
    params: inCommunity,
    query: pageQuery,
    output: pageOf(minorView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/minor-views/:id/approve': {
    name: 'access.approve_minor_view',
    summary: '同意查看一次未成年人的号码（24 小时内）',
    access: decide,
    params: oneInCommunity,
    output: minorView,
    refusals: ['platform.not_found', 'access.minor_view_own', 'access.minor_view_over'],
  },
  'POST /api/c/:community/minor-views/:id/decline': {
    name: 'access.decline_minor_view',
    summary: '不同意查看未成年人的号码',
    access: decide,
    params: oneInCommunity,
    output: minorView,
    refusals: ['platform.not_found', 'access.minor_view_own', 'access.minor_view_over'],
  },
})
