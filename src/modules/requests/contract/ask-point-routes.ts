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

const edit = { permission: 'requests.edit_ask_points' } as const
const itemsMost = 6

const fields = z.object({
  name: text(2, 30),
  /** left out: the whole community */
  area_id: id.optional(),
  place_detail: text(0, 60).default(''),
  /** in words, as on the poster: 周一到周五 8:30–17:30 */
  hours: text(0, 60).default(''),
  duty_post_id: id.optional(),
  /** who is there and when, by a duty roster */
  roster_id: id.optional(),
  /** what is asked for there most */
  item_codes: z.array(text(1, 10)).max(itemsMost).default([]),
  valid_until: civilDate.optional(),
})

/** What the poster and the page behind its code tell everybody. */
export const askPointView = z.object({
  id,
  code: z.string(),
  name: z.string(),
  area_id: id.nullable(),
  place: z.string(),
  place_detail: z.string(),
  hours: z.string(),
  /** title of the post on duty, and its public number */
  on_duty: z.object({ title: z.string(), phone: z.string().nullable() }).nullable(),
  /** by the duty roster it follows: its week, whether somebody is there now, when next */
  duty: z
    .object({
      week: z.array(
        z.object({
          /** 1 Monday … 7 Sunday */
          weekdays: z.array(z.number().int()),
          shifts: z.array(z.object({ starts: z.string(), ends: z.string() })),
        }),
      ),
      now: z.boolean(),
      next: z.object({ day: civilDate, starts: z.string(), ends: z.string() }).nullable(),
    })
    .nullable(),
  items: z.array(z.object({ code: z.string(), name: z.string() })),
  valid_until: civilDate.nullable(),
  /** taken down, or past its day: where to go instead, in words or at another point */
  closed: z
    .object({ instead: z.string(), point: z.object({ code: z.string(), name: z.string() }).nullable() })
    .nullable(),
})

export const askPointRow = askPointView.extend({
  duty_post_id: id.nullable(),
  roster_id: id.nullable(),
  roster: z.string(),
  /** who is on duty now by the roster */
  there_now: z.array(z.string()),
  made_at: instant,
  retired_at: instant.nullable(),
  /** requests filed from its poster; counts stop at 1 000 */
  filed: z.number().int(),
})

const fieldRefusals = [
  'requests.place_unknown',
  'requests.receiver_unknown',
  'requests.roster_unknown',
  'requests.item_unknown',
] as const

export const askPointRoutes = defineRoutes({
  'GET /api/c/:community/ask-points/by-code/:code': {
    name: 'requests.ask_point_by_code',
    summary: '扫海报上的码看到的问需点（不用登录）',
    access: 'public',
    params: inCommunity.extend({ code: z.string().trim().toUpperCase().min(4).max(20) }),
    output: askPointView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/ask-points': {
    name: 'requests.ask_points',
    summary: '问需点',
    access: edit,
    params: inCommunity,
    query: pageQuery.extend({ retired: z.enum(['no', 'yes']).default('no') }),
    output: pageOf(askPointRow),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/ask-points/:id': {
    name: 'requests.ask_point',
    summary: '一个问需点',
    access: edit,
    params: oneInCommunity,
    output: askPointRow,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/ask-points': {
    name: 'requests.open_ask_point',
    summary: '设一个问需点',
    access: edit,
    params: inCommunity,
    body: fields,
    output: askPointRow,
    status: 201,
    refusals: fieldRefusals,
  },
  'POST /api/c/:community/ask-points/:id/revise': {
    name: 'requests.revise_ask_point',
    summary: '改问需点的地点、时间、值班岗位、常见事项',
    access: edit,
    params: oneInCommunity,
    body: fields,
    output: askPointRow,
    refusals: ['platform.not_found', 'requests.ask_point_closed', ...fieldRefusals],
  },
  'POST /api/c/:community/ask-points/:id/retire': {
    name: 'requests.retire_ask_point',
    summary: '撤掉问需点，写明以后去哪里',
    access: edit,
    params: oneInCommunity,
    body: z.object({ instead: text(0, 200).default(''), instead_id: id.optional() }),
    output: askPointRow,
    refusals: ['platform.not_found', 'requests.ask_point_closed', 'requests.instead_needed'],
  },
})
