import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { elderSteps } from '../../../shared/elder.ts'
import { languages } from '../../../shared/languages.ts'
import { communityId, id, instant } from '../../../shared/schemas.ts'

export const systems = ['windows', 'mac', 'linux', 'android', 'harmony', 'iphone', 'ipad'] as const
export const browsers = ['wechat', 'edge', 'chrome', 'firefox', 'safari'] as const

export const demoIdentity = z.object({
  community: z.number().int(),
  community_name: z.string(),
  identity: z.string(),
  label: z.string(),
  note: z.string(),
  face: z.enum(['resident', 'work']),
})

export const sessionView = z.object({
  /** Null when nobody is signed in. `name` is the person's, else the masked telephone number. */
  account: z.object({ id, name: z.string(), phone_masked: z.string().nullable() }).nullable(),
  /** The language the account keeps as its own; null until it has chosen one. */
  language: z.enum(languages).nullable(),
  /** The step of the elder version the account keeps as its own, 0 for the standard one; null until it has chosen. */
  elder: z.literal(elderSteps).nullable(),
  /** Register entries the account is bound to, one per community at most. */
  persons: z.array(z.object({ community: z.number().int(), community_name: z.string(), id, name: z.string() })),
  /** Posts in force in the community asked about. */
  /** `deputy_for`: the absent colleague whose post it is. */
  posts: z.array(z.object({ id, kind: z.string(), title: z.string(), deputy_for: z.string().nullable() })),
  /** Permissions there; the server decides, this only shapes menus. */
  permissions: z.array(z.string()),
  administrator: z.boolean(),
  /** `needed_from`: from when on staff must have it here, for who lacks it; `barred`: until it is set up, no post counts. */
  second_step: z.object({ on: z.boolean(), needed_from: instant.nullable(), barred: z.boolean() }),
  /** True when the account is one of the demo identities. */
  demo: z.boolean(),
})

export const sessionRoutes = defineRoutes({
  'GET /api/session': {
    name: 'access.session',
    summary: '我是谁，在这个社区能办什么',
    access: 'public',
    query: z.object({ community: communityId.optional() }),
    output: sessionView,
  },
  'PUT /api/session/language': {
    name: 'access.choose_language',
    summary: '我用哪种语言，换了浏览器也一样',
    access: 'account',
    repeatable: true,
    body: z.object({ language: z.enum(languages) }),
    output: z.object({ language: z.enum(languages) }),
  },
  'PUT /api/session/elder': {
    name: 'access.choose_elder',
    summary: '我用长辈版的哪种字号，换了浏览器也一样',
    access: 'account',
    repeatable: true,
    body: z.object({ elder: z.literal(elderSteps) }),
    output: z.object({ elder: z.literal(elderSteps) }),
  },
  'GET /api/session/devices': {
    name: 'access.own_sessions',
    summary: '我在哪些设备上登录着',
    access: 'account',
    output: z.object({
      items: z.array(
        z.object({
          id,
          since: instant,
          last_seen: instant,
          system: z.enum(systems).nullable(),
          browser: z.enum(browsers).nullable(),
          /** From where, coarsely: the network part of the address, 'local' for one of the house's own. */
          network: z.string().nullable(),
          /** A device nobody has recognised as their own. */
          unknown: z.boolean(),
          current: z.boolean(),
        }),
      ),
    }),
  },
  'POST /api/session/devices/end-others': {
    name: 'access.end_other_sessions',
    summary: '让其他设备都退出登录',
    access: 'account',
    output: z.object({ ended: z.number().int() }),
  },
  'POST /api/session/devices/:id/recognise': {
    name: 'access.recognise_device',
    summary: '这台新设备是我自己的',
    access: 'account',
    params: z.object({ id }),
    output: z.object({ recognised: z.boolean() }),
  },
  'DELETE /api/session/devices/:id': {
    name: 'access.end_own_session',
    summary: '让一台设备退出登录',
    access: 'account',
    params: z.object({ id }),
    output: z.object({ ended: z.boolean() }),
  },
  'GET /api/demo/identities': {
    name: 'access.demo_identities',
    summary: '演示身份（只在演示模式）',
    access: 'public',
    output: z.object({ items: z.array(demoIdentity) }),
  },
})
