import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import {
  civilDate,
  id,
  inCommunity,
  instant,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../../shared/schemas.ts'
import { waysToPost } from '../../bodies/contract.ts'

const phone = z.string().trim().min(1).max(30)

const invitationStates = ['open', 'accepted', 'expired', 'withdrawn'] as const

export const invitationView = z.object({
  id,
  name: z.string(),
  phone_masked: z.string(),
  post: z.object({ id, title: z.string() }),
  state: z.enum(invitationStates),
  invited_by: z.string().nullable(),
  invited_at: instant,
  expires_at: instant,
  sendings: z.number().int(),
  accepted_at: instant.nullable(),
  can: z.array(z.enum(['resend', 'withdraw'])),
})

/** With the code: in the answer to inviting and sending again only, for handing over. */
const invitedView = invitationView.extend({ code: z.string() })

const recoveryStates = ['open', 'confirmed', 'expired', 'withdrawn'] as const
const documents = ['identity_card', 'household_register', 'passport', 'other'] as const

export const recoveryView = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  old_phone_masked: z.string().nullable(),
  new_phone_masked: z.string(),
  document: z.enum(documents),
  note: z.string(),
  state: z.enum(recoveryStates),
  opened_by: z.string(),
  opened_at: instant,
  expires_at: instant,
  confirmed_by: z.string().nullable(),
  confirmed_at: instant.nullable(),
  /** `confirm` is for somebody other than who opened it and whom it is for. */
  can: z.array(z.enum(['confirm', 'withdraw'])),
})

const invites = { permission: 'access.invite_staff' } as const
const recovers = { permission: 'access.recover' } as const

export const staffRoutes = defineRoutes({
  'GET /api/c/:community/invitations': {
    name: 'access.invitations',
    summary: '邀请到岗的人：发出的、接受的、过期的',
    access: invites,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(invitationView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/invitations': {
    name: 'access.invite',
    summary: '用手机号邀请一个人到岗（7 天内有效的一次性邀请码）',
    access: invites,
    params: inCommunity,
    body: z.object({
      name: text(1, 40),
      phone,
      post_id: id,
      how: z.enum(waysToPost),
      until: civilDate.nullish(),
    }),
    output: invitedView,
    status: 201,
    refusals: [
      'access.phone_invalid',
      'platform.not_found',
      'platform.not_allowed',
      'bodies.post_closed',
      'bodies.period_unfit',
      'bodies.seats_full',
      'access.already_invited',
    ],
  },
  'POST /api/c/:community/invitations/:id/resend': {
    name: 'access.resend_invitation',
    summary: '再发一次邀请（换新码，旧码作废）',
    access: invites,
    params: oneInCommunity,
    output: invitedView,
    refusals: ['platform.not_found', 'access.invitation_over', 'access.invitation_sent_often'],
  },
  'POST /api/c/:community/invitations/:id/withdraw': {
    name: 'access.withdraw_invitation',
    summary: '撤回邀请',
    access: invites,
    params: oneInCommunity,
    output: invitationView,
    refusals: ['platform.not_found', 'access.invitation_over'],
  },
  'POST /api/c/:community/own/invitation': {
    name: 'access.accept_invitation',
    summary: '接受邀请：连上登记，开始任期',
    access: 'account',
    limits: [{ of: 'person', most: 20, seconds: 3_600 }],
    params: inCommunity,
    body: z.object({ code: z.string().trim().min(4).max(30) }),
    output: z.object({ name: z.string(), title: z.string() }),
    refusals: [
      'access.invitation_wrong',
      'access.invitation_over',
      'access.invitation_other_phone',
      'access.already_bound',
      'access.person_taken',
      'bodies.post_closed',
      'bodies.person_unknown',
      'bodies.period_unfit',
      'bodies.term_overlaps',
      'bodies.seats_full',
    ],
  },
  'GET /api/c/:community/recoveries': {
    name: 'access.recoveries',
    summary: '窗口恢复账号：等第二人确认的和办过的',
    access: recovers,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(recoveryView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/people/:id/recoveries': {
    name: 'access.open_recovery',
    summary: '当面看过证件后，申请给居民换登录手机号（要另一人确认）',
    access: recovers,
    params: oneInCommunity,
    body: z.object({ phone, document: z.enum(documents), note: text(0, 200).default('') }),
    output: recoveryView,
    status: 201,
    refusals: [
      'access.phone_invalid',
      'platform.not_found',
      'access.recovery_own',
      'access.not_bound',
      'access.recovery_elsewhere',
      'access.phone_in_use',
      'access.recovery_open',
    ],
  },
  'POST /api/c/:community/recoveries/:id/confirm': {
    name: 'access.confirm_recovery',
    summary: '第二人核对后确认：换手机号，设备都退出，两步登录和密码清掉',
    access: recovers,
    limits: [{ of: 'person', most: 20, seconds: 3_600 }],
    params: oneInCommunity,
    body: z.object({ code: z.string().trim().min(4).max(30) }),
    output: recoveryView,
    refusals: [
      'platform.not_found',
      'access.recovery_over',
      'access.recovery_own',
      'access.recovery_same_person',
      'access.recovery_code_wrong',
      'access.recovery_elsewhere',
      'access.phone_in_use',
    ],
  },
  'POST /api/c/:community/recoveries/:id/withdraw': {
    name: 'access.withdraw_recovery',
    summary: '撤回恢复申请',
    access: recovers,
    params: oneInCommunity,
    output: recoveryView,
    refusals: ['platform.not_found', 'access.recovery_over'],
  },
})
