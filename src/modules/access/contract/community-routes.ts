import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

export const bindingView = z.object({
  person_id: id,
  bound: z.boolean(),
  bound_at: instant.nullable(),
  how: z.enum(['phone', 'code', 'demo', 'system', 'invitation']).nullable(),
  /** Until when nobody signs in with the person's number, after too many wrong codes or passwords. */
  locked_until: instant.nullable(),
})

/** How many devices a member of staff is signed in on; `staff` is false for everybody else, of whom nothing is said. */
export const loginsView = z.object({ staff: z.boolean(), devices: z.number().int(), last_seen: instant.nullable() })

export const boundView = z.object({ person_id: id, name: z.string() })

export const viewLogRow = z.object({
  id,
  person_id: id,
  person_name: z.string(),
  field: z.enum(['phone', 'identity_number', 'sensitive']),
  reason: z.string(),
  viewer_name: z.string().nullable(),
  viewer_post: z.string().nullable(),
  viewed_at: instant,
  /** Of somebody under age: who approved, or how many guardians were told because the one who leads looked. */
  minor: z.object({ approved_by: z.string().nullable(), guardians_told: z.number().int().nullable() }).nullable(),
})

const issue = { permission: 'access.issue_codes' } as const
const reason = text(2, 200)
const endLogins = { permission: 'access.end_logins' } as const

export const communityRoutes = defineRoutes({
  'POST /api/c/:community/own/binding/phone': {
    name: 'access.bind_by_phone',
    summary: '用登录的手机号连接居民登记',
    access: 'account',
    params: inCommunity,
    output: boundView,
    status: 201,
    refusals: [
      'access.already_bound',
      'access.phone_not_verified',
      'access.no_entry_for_phone',
      'access.several_entries_for_phone',
      'access.person_taken',
    ],
  },
  'POST /api/c/:community/own/binding/code': {
    name: 'access.bind_by_code',
    summary: '用社区给的绑定码连接居民登记',
    access: 'account',
    limits: [{ of: 'person', most: 20, seconds: 3_600 }],
    params: inCommunity,
    body: z.object({ code: z.string().trim().toUpperCase().min(4).max(20) }),
    output: boundView,
    status: 201,
    refusals: ['access.already_bound', 'access.binding_code_wrong', 'access.binding_code_expired'],
  },
  'GET /api/c/:community/people/:id/binding': {
    name: 'access.show_binding',
    summary: '这条登记连着账号吗',
    access: issue,
    params: oneInCommunity,
    output: bindingView,
  },
  'POST /api/c/:community/people/:id/binding-codes': {
    name: 'access.issue_binding_code',
    summary: '当面核对证件后，给居民一个绑定码（7 天内用一次）',
    access: issue,
    params: oneInCommunity,
    output: z.object({ code: z.string(), expires_at: instant }),
    status: 201,
  },
  'POST /api/c/:community/people/:id/binding/end': {
    name: 'access.unbind',
    summary: '断开登记与账号的连接（换手机、过户）',
    access: issue,
    params: oneInCommunity,
    output: bindingView,
    refusals: ['access.not_bound'],
  },
  'POST /api/c/:community/people/:id/unlock': {
    name: 'access.unlock',
    summary: '解开因多次输错而锁住的登录',
    access: issue,
    params: oneInCommunity,
    output: bindingView,
    refusals: ['access.not_locked'],
  },
  'GET /api/c/:community/people/:id/logins': {
    name: 'access.staff_logins',
    summary: '这位工作人员在几台设备上登录着',
    access: endLogins,
    params: oneInCommunity,
    output: loginsView,
  },
  'POST /api/c/:community/people/:id/logins/end': {
    name: 'access.end_staff_logins',
    summary: '让这位工作人员的设备都退出登录（写明原因）',
    access: endLogins,
    params: oneInCommunity,
    body: z.object({ reason }),
    output: loginsView,
    refusals: ['access.not_staff', 'access.not_bound'],
  },
  'POST /api/c/:community/people/:id/phone-views': {
    name: 'access.reveal_phone',
    summary: '查看完整手机号（写明用途，留下记录）',
    access: { permission: 'access.reveal_phone' },
    params: oneInCommunity,
    body: z.object({ reason }),
    output: z.object({ phone: z.string() }),
    status: 201,
    refusals: ['access.nothing_to_reveal', 'access.minor_needs_approval'],
  },
  'POST /api/c/:community/people/:id/identity-views': {
    name: 'access.reveal_identity',
    summary: '查看完整身份证号（写明用途，留下记录）',
    access: { permission: 'access.reveal_identity' },
    params: oneInCommunity,
    body: z.object({ reason }),
    output: z.object({ identity_number: z.string() }),
    status: 201,
    refusals: ['access.nothing_to_reveal', 'access.minor_needs_approval'],
  },
  'GET /api/c/:community/view-log': {
    name: 'access.view_log',
    summary: '谁在什么时候看了谁的信息',
    access: { permission: 'access.read_view_log' },
    params: inCommunity,
    query: pageQuery.extend({ person_id: id.optional() }),
    output: pageOf(viewLogRow),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/own/view-log': {
    name: 'access.own_view_log',
    summary: '谁看过我的信息',
    access: 'member',
    params: inCommunity,
    query: pageQuery,
    output: pageOf(viewLogRow.omit({ person_id: true, person_name: true })),
    refusals: ['platform.cursor_invalid'],
  },
})
