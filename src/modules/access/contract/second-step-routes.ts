import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'

/** Six digits of the authenticator, or a code on paper as it is printed. */
const code = z.string().trim().min(6).max(20)
const password = z.string().min(1).max(128).optional()
const done = z.object({ ok: z.literal(true) })
const papers = z.array(z.string())
const tries = ['access.locked', 'access.sign_in_too_often', 'access.second_step_locked', 'access.second_step_wrong']

/** The second step at sign-in. Served by better-auth, not by `run`, as signing in is. */
export const secondStepRoutes = defineRoutes({
  'GET /api/auth/second-step': {
    name: 'access.second_step',
    summary: '我的两步登录',
    access: 'account',
    output: z.object({
      on: z.boolean(),
      /** Codes on paper that weren't used yet. */
      papers_left: z.number().int(),
      /** Whether changing it asks for the account's password. */
      password: z.boolean(),
    }),
  },
  'POST /api/auth/second-step/begin': {
    name: 'access.begin_second_step',
    summary: '开始设置两步登录：给验证器的地址和备用码（只显示这一次）',
    access: 'account',
    body: z.object({ password }),
    output: z.object({ address: z.string(), secret: z.string(), papers }),
    repeatable: true,
    refusals: ['access.origin_refused', 'access.second_step_on', 'access.password_wrong'],
  },
  'POST /api/auth/second-step/finish': {
    name: 'access.finish_second_step',
    summary: '用验证器上的 6 位数字完成设置（其他设备会退出登录）',
    access: 'account',
    body: z.object({ code }),
    output: done,
    repeatable: true,
    refusals: ['access.origin_refused', ...tries, 'access.second_step_off'],
  },
  'POST /api/auth/second-step/check': {
    name: 'access.check_second_step',
    summary: '登录的第二步：验证器上的 6 位数字，或一个备用码',
    access: 'public',
    body: z.object({ code }),
    output: done,
    repeatable: true,
    refusals: ['access.origin_refused', ...tries, 'access.second_step_over'],
  },
  'POST /api/auth/second-step/papers': {
    name: 'access.renew_papers',
    summary: '换一套备用码（旧的作废）',
    access: 'account',
    body: z.object({ code, password }),
    output: z.object({ papers }),
    repeatable: true,
    refusals: ['access.origin_refused', ...tries, 'access.second_step_off', 'access.password_wrong'],
  },
  'POST /api/auth/second-step/off': {
    name: 'access.drop_second_step',
    summary: '关闭两步登录（其他设备会退出登录）',
    access: 'account',
    body: z.object({ code, password }),
    output: done,
    repeatable: true,
    refusals: ['access.origin_refused', ...tries, 'access.second_step_off', 'access.password_wrong'],
  },
})
