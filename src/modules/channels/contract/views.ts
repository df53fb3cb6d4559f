import { z } from 'zod'
import { can, id, instant, text } from '../../../shared/schemas.ts'

export const groupKind = z.enum(['wechat', 'wecom', 'dingtalk', 'feishu'])
/** Follows from the group's area; a compound's group counts as a micro-grid's, a stairwell's as a building's. */
export const level = z.enum(['grid', 'micro_grid', 'building'])

const area = z.object({ id, name: z.string() })

export const groupView = z.object({
  id,
  name: z.string(),
  kind: groupKind,
  /** `body`: an organisation's own group, told what the organisation is called to */
  level: z.enum([...level.options, 'body']),
  /** the place, or the organisation */
  area,
  keeper: z.object({ person_id: id, name: z.string() }).nullable(),
  note: z.string(),
  /** what its robot can do; null for a plain WeChat group. Its address and keys are never shown. */
  robot: z
    .object({
      /** posts into the group */
      sends: z.boolean(),
      /** its messages come in as drafts */
      hears: z.boolean(),
      last_sent_at: instant.nullable(),
      last_heard_at: instant.nullable(),
      /** what its last messages that were given up ended with */
      failed: z.number().int(),
      fault: z.string(),
    })
    .nullable(),
  retired_at: instant.nullable(),
  can,
})

/** What the maker of a robot gives; left out stays as it is, '' takes it away. */
export const robotKeys = z.object({
  webhook: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(400)]).optional(),
  /** DingTalk and Feishu: the key their messages are signed with */
  secret: text(0, 100).optional(),
  /** WeCom: Token; Feishu: Verification Token */
  token: text(0, 100).optional(),
  /** WeCom: EncodingAESKey (43 characters); Feishu: Encrypt Key; DingTalk: the robot's AppSecret */
  key: text(0, 100).optional(),
  /** WeCom: the corporation's id, which every message is for */
  receiver: text(0, 60).optional(),
})

export const draftSource = z.enum(['paste', 'share', 'sound', 'wecom', 'dingtalk', 'feishu', 'email'])
export const draftState = z.enum(['waiting', 'filed', 'merged', 'dismissed'])
export const sureness = z.enum(['high', 'medium', 'low'])

export const draftRow = z.object({
  id,
  source: draftSource,
  state: draftState,
  made_at: instant,
  group: z.object({ id, name: z.string() }).nullable(),
  speaker: z.string(),
  /** its beginning; '' once its term is over, or while a spoken note waits to be typed */
  text: z.string(),
  place: z.string(),
  item: z.object({ code: z.string(), name: z.string() }).nullable(),
  sureness,
  photos: z.number().int(),
  /** length of the spoken note; null where there is none */
  seconds: z.number().int().nullable(),
})

/** Somebody of the register it may come from, and why. */
const whoGuess = z.object({
  person_id: id,
  name: z.string(),
  home: z.string(),
  why: z.array(z.enum(['name', 'surname', 'dwelling', 'phone', 'mail'])),
})

export const draftView = draftRow.extend({
  whole_text: z.string(),
  phone_masked: z.string().nullable(),
  /** where it came from by e-mail, to be written back to; null once it is settled */
  mail_address: z.string().nullable(),
  photos_of: z.array(
    z.object({
      file_id: id,
      media_type: z.string(),
      width: z.number().int().nullable(),
      height: z.number().int().nullable(),
    }),
  ),
  /** its words are a machine's, to be held against the sound */
  recognised: z.boolean(),
  /** a sound that can be played */
  sound: z.boolean(),
  forgotten: z.boolean(),
  proposals: z.object({
    who: z.array(whoGuess),
    where: z
      .object({
        area_id: id,
        dwelling_id: id.nullable(),
        name: z.string(),
        why: z.enum(['words', 'group']),
        said: z.string(),
      })
      .nullable(),
    what: z.array(z.object({ code: z.string(), name: z.string(), matched: z.array(z.string()) })),
  }),
  request: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  reason: z.string(),
  settled_at: instant.nullable(),
  can,
})

export const whoFound = z.object({ who: z.array(whoGuess) })

export const deliveryState = z.enum(['to_pass', 'passed', 'waiting', 'sending', 'sent', 'failed', 'withdrawn'])

/** `groups`: all it is for; `done`: passed on or sent. Counted by branch, never by who did it. */
const counts = { groups: z.number().int(), done: z.number().int(), failed: z.number().int() }

export const broadcastRow = z.object({
  id,
  title: z.string(),
  area: area.nullable(),
  made_at: instant,
  withdrawn_at: instant.nullable(),
  ...counts,
  /** groups the reader looks after that still wait to be told */
  mine_left: z.number().int(),
})

export const wordings = z.object({
  all: text(4, 600),
  grid: text(0, 600).default(''),
  micro_grid: text(0, 600).default(''),
  building: text(0, 600).default(''),
})

export const broadcastView = broadcastRow.extend({
  wordings: z.object({ all: z.string(), grid: z.string(), micro_grid: z.string(), building: z.string() }),
  /** each branch below, by grid */
  branches: z.array(z.object({ name: z.string(), ...counts })),
  deliveries: z.array(
    z.object({
      group_id: id,
      group: z.string(),
      area: z.string(),
      level,
      kind: groupKind,
      mine: z.boolean(),
      /** somebody looks after it; else nobody may pass it on unless told */
      kept: z.boolean(),
      state: deliveryState,
      /** ready to be copied */
      text: z.string(),
      done_at: instant.nullable(),
      in_digest: z.boolean(),
      fault: z.string(),
      can,
    }),
  ),
  can,
})
