import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'

const keep = { permission: 'requests.keep_lines' } as const
const take = { permission: 'requests.take_calls' } as const

const lineView = z.object({
  id,
  name: z.string(),
  made_at: instant,
  retired_at: instant.nullable(),
  /** null: nothing was heard of it yet */
  last_rang_at: instant.nullable(),
})

/** Somebody rings, or was answered elsewhere and isn't written up yet. The number is masked until the call is taken. */
const ringView = z.object({
  id,
  line: z.string(),
  phone_masked: z.string().nullable(),
  rang_at: instant,
  answered_at: instant.nullable(),
  /** of the register, with this number; told of the one that rings longest */
  callers: z.array(z.object({ name: z.string(), home: z.string() })),
})

/** Signed word of a telephone system: `signature` = hex HMAC-SHA256 by the line's secret over the other members, a line each. */
export const lineEvent = z.object({
  line: id,
  /** when it was said, as sent (ISO 8601); good for five minutes */
  at: instant,
  event: z.enum(['ringing', 'answered', 'ended']),
  /** the system's own name of the call: the same in all its events */
  call: z.string().trim().min(1).max(100),
  /** left out where the caller withholds it */
  from: z.string().trim().max(60).default(''),
  /** https address of the recording, if there is one */
  recording: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]).default(''),
  signature: z.string().regex(/^[\da-f]{64}$/i),
})

/** The hotline's lines, and what the telephone system behind them tells. */
export const lineRoutes = defineRoutes({
  'GET /api/c/:community/lines': {
    name: 'requests.lines',
    summary: '接到系统里的电话线路',
    access: keep,
    params: inCommunity,
    output: z.object({ items: z.array(lineView) }),
  },
  'POST /api/c/:community/lines': {
    name: 'requests.add_line',
    summary: '接入一条电话线路；密钥只在这时给出',
    access: keep,
    params: inCommunity,
    body: z.object({ name: text(2, 30) }),
    output: lineView.extend({ secret: z.string() }),
    status: 201,
    refusals: ['requests.lines_full'],
  },
  'POST /api/c/:community/lines/:id/retire': {
    name: 'requests.retire_line',
    summary: '停用一条线路：它的消息不再收',
    access: keep,
    params: oneInCommunity,
    body: z.object({}),
    output: lineView,
    refusals: ['platform.not_found', 'requests.line_retired'],
  },
  'POST /api/c/:community/line-events': {
    name: 'requests.hear_line',
    summary: '电话系统报来的振铃、接起、挂断（签名）',
    access: 'public',
    params: inCommunity,
    body: lineEvent,
    output: z.object({ heard: z.literal(true) }),
    // The same event said twice is heard once, by the call's own name.
    repeatable: true,
    limits: [{ of: 'guest', most: 3_000, seconds: 3_600 }],
    refusals: ['requests.event_unsigned', 'requests.event_stale', 'requests.phone_unreadable'],
  },
  'GET /api/c/:community/rings': {
    name: 'requests.rings',
    summary: '正在响的电话，和接了还没登记的电话',
    access: take,
    params: inCommunity,
    output: z.object({ ringing: z.array(ringView), unwritten: z.array(ringView) }),
  },
})
