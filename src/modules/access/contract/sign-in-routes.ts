import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'

export const phone = z.string().trim().min(1).max(30)
export const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
export const password = z.string().min(1).max(128)
const done = z.object({ ok: z.literal(true) })
/** `second_step`: half-way; a code of the authenticator is still asked for. */
export const signedIn = done.extend({ second_step: z.literal(true).optional() })

/**
 * Signing in and out. Served by better-auth (server/sign-in.ts), not by `run`: accounts live outside the transactions. Cookies carry
 * the session; nothing secret stands in an answer. Calls from a page of another origin are refused.
 */
export const signInRoutes = defineRoutes({
  'POST /api/auth/codes': {
    name: 'access.send_code',
    summary: '发送 6 位验证码（5 分钟有效）',
    access: 'public',
    body: z.object({ phone, purpose: z.enum(['sign_in', 'password']).default('sign_in') }),
    output: z.object({ valid_seconds: z.number().int(), again_after_seconds: z.number().int() }),
    repeatable: true,
    refusals: ['access.origin_refused', 'access.phone_invalid', 'access.code_too_often', 'access.code_not_sent'],
  },
  'POST /api/auth/sign-in-by-code': {
    name: 'access.sign_in_by_code',
    summary: '用验证码登录（第一次登录即建立账号）',
    access: 'public',
    body: z.object({ phone, code }),
    output: signedIn,
    repeatable: true,
    refusals: [
      'access.origin_refused',
      'access.phone_invalid',
      'access.locked',
      'access.sign_in_too_often',
      'access.code_wrong',
      'access.code_expired',
      'access.code_void',
    ],
  },
  'POST /api/auth/sign-in-by-password': {
    name: 'access.sign_in_by_password',
    summary: '用密码登录',
    access: 'public',
    body: z.object({ phone, password }),
    output: signedIn,
    repeatable: true,
    refusals: [
      'access.origin_refused',
      'access.phone_invalid',
      'access.locked',
      'access.sign_in_too_often',
      'access.sign_in_wrong',
    ],
  },
  'POST /api/auth/password': {
    name: 'access.set_password',
    summary: '用验证码设置或更换密码（其他设备会退出登录）',
    access: 'public',
    body: z.object({ phone, code, password }),
    output: done,
    repeatable: true,
    refusals: [
      'access.origin_refused',
      'access.phone_invalid',
      'access.locked',
      'access.sign_in_too_often',
      'access.password_too_weak',
      'access.code_wrong',
      'access.code_expired',
      'access.code_void',
    ],
  },
  'POST /api/auth/sign-out': {
    name: 'access.sign_out',
    summary: '退出登录',
    access: 'public',
    output: done,
    repeatable: true,
    refusals: ['access.origin_refused'],
  },
  'POST /api/demo/sign-in': {
    name: 'access.sign_in_as_demo',
    summary: '以演示身份进入（只在演示社区）',
    access: 'public',
    body: z.object({ community: z.number().int(), identity: z.string().max(60) }),
    output: done,
    repeatable: true,
    refusals: ['access.origin_refused'],
  },
})
