import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { code, password } from './sign-in-routes.ts'

const done = z.object({ ok: z.literal(true) })

/** The password of who is signed in. Served by better-auth, not by `run`, as signing in is. */
export const passwordRoutes = defineRoutes({
  'GET /api/auth/own-password': {
    name: 'access.own_password',
    summary: '我的登录密码：设过没有，验证码能发到哪个号码',
    access: 'account',
    output: z.object({
      set: z.boolean(),
      /** Null where the account has no number that was verified: no code can be sent. */
      phone_masked: z.string().nullable(),
    }),
  },
  'POST /api/auth/own-password/code': {
    name: 'access.send_own_password_code',
    summary: '给自己的手机号发验证码，用来设置或更换密码',
    access: 'account',
    output: z.object({ valid_seconds: z.number().int(), again_after_seconds: z.number().int() }),
    repeatable: true,
    refusals: ['access.origin_refused', 'access.no_number_for_code', 'access.code_too_often', 'access.code_not_sent'],
  },
  'POST /api/auth/own-password': {
    name: 'access.change_own_password',
    summary: '用现在的密码换一个（其他设备会退出登录）',
    access: 'account',
    body: z.object({ current: password, password }),
    output: done,
    repeatable: true,
    refusals: [
      'access.origin_refused',
      'access.locked',
      'access.sign_in_too_often',
      'access.password_too_weak',
      'access.password_wrong',
    ],
  },
  'POST /api/auth/own-password/by-code': {
    name: 'access.set_own_password',
    summary: '用刚收到的验证码设置或更换密码（其他设备会退出登录）',
    access: 'account',
    body: z.object({ code, password }),
    output: done,
    repeatable: true,
    refusals: [
      'access.origin_refused',
      'access.no_number_for_code',
      'access.locked',
      'access.sign_in_too_often',
      'access.password_too_weak',
      'access.code_wrong',
      'access.code_expired',
      'access.code_void',
    ],
  },
})
