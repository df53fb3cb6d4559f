/** Duty rosters (值班表): who is on duty when, by a weekly pattern and by days that differ. */
import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, civilDate, id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'

const read = { permission: 'bodies.read' } as const
const edit = { permission: 'bodies.edit' } as const
const own = { permission: 'bodies.absences' } as const

const rosterKinds = ['desk', 'hotline', 'place'] as const
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'invalid' })
const hours = { starts: clock, ends: clock }
const person = z.object({ id, name: z.string() })
const shiftView = z.object({ ...hours, person })

const rosterBrief = z.object({
  id,
  name: z.string(),
  kind: z.enum(rosterKinds),
  on_rest_days: z.enum(['usual', 'nobody']),
  closed: z.boolean(),
})

/** Who is on duty now, and who is next. */
export const dutyView = rosterBrief.extend({
  now: z.array(shiftView),
  next: z.object({ day: civilDate, ...hours, names: z.array(z.string()) }).nullable(),
})

export const swapView = z.object({
  id,
  roster: z.object({ id, name: z.string() }),
  day: civilDate,
  ...hours,
  person,
  with_person: person,
  /** what is taken in exchange */
  back: z.object({ day: civilDate, ...hours }).nullable(),
  note: z.string(),
  asked_at: instant,
  can,
})

export const rosterView = z.object({
  roster: rosterBrief,
  pattern: z.array(shiftView.extend({ weekday: z.number().int() })),
  days: z.array(
    z.object({
      day: civilDate,
      /** what the calendar says of it where that differs from the weekday */
      holiday: z.enum(['rest', 'work']).nullable(),
      /** differs from the pattern */
      own: z.boolean(),
      note: z.string(),
      shifts: z.array(shiftView.extend({ mine: z.boolean() })),
      /** worked, and nobody is on duty */
      gap: z.boolean(),
    }),
  ),
  swaps: z.array(swapView),
  /** whoever holds a post, for who keeps the roster or swaps */
  people: z.array(z.object({ id, name: z.string(), title: z.string() })),
  can,
})

const rosterBody = z.object({
  name: text(2, 30),
  kind: z.enum(rosterKinds),
  on_rest_days: z.enum(['usual', 'nobody']).default('nobody'),
})
const oneDay = oneInCommunity.extend({ day: civilDate })
const unfit = ['bodies.shift_unfit', 'bodies.duty_without_post'] as const

export const rosterRoutes = defineRoutes({
  'GET /api/c/:community/rosters': {
    name: 'bodies.rosters',
    summary: '值班表：现在谁值班，下一班是谁',
    access: read,
    params: inCommunity,
    query: z.object({ kind: z.enum(rosterKinds).optional() }),
    output: z.object({ items: z.array(dutyView), can }),
  },
  'GET /api/c/:community/rosters/:id': {
    name: 'bodies.roster',
    summary: '一张值班表：每周的班、几天的安排、等着答应的换班',
    access: read,
    params: oneInCommunity,
    /** without a day: from this week's Monday on; four weeks */
    query: z.object({ from: civilDate.optional() }),
    output: rosterView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/rosters': {
    name: 'bodies.add_roster',
    summary: '新建值班表',
    access: edit,
    params: inCommunity,
    body: rosterBody,
    output: rosterView,
    status: 201,
    refusals: ['platform.not_allowed', 'bodies.rosters_full'],
  },
  'PATCH /api/c/:community/rosters/:id': {
    name: 'bodies.change_roster',
    summary: '改值班表的名称、用处、节假日规则，或停用',
    access: edit,
    params: oneInCommunity,
    body: rosterBody.partial().extend({ closed: z.boolean().optional() }),
    output: rosterView,
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
  'PUT /api/c/:community/rosters/:id/pattern': {
    name: 'bodies.set_pattern',
    summary: '定每周哪天哪班谁值（整张换）',
    access: edit,
    params: oneInCommunity,
    body: z.object({
      shifts: z.array(z.object({ weekday: z.number().int().min(1).max(7), ...hours, person_id: id })).max(100),
    }),
    output: rosterView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'bodies.roster_closed', ...unfit],
  },
  'PUT /api/c/:community/rosters/:id/days/:day': {
    name: 'bodies.set_duty_day',
    summary: '某一天另外安排；没有班就是没人值',
    access: edit,
    params: oneDay,
    body: z.object({
      shifts: z.array(z.object({ ...hours, person_id: id })).max(20),
      note: text(0, 60).default(''),
    }),
    output: rosterView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'bodies.roster_closed', 'bodies.duty_day_past', ...unfit],
  },
  'DELETE /api/c/:community/rosters/:id/days/:day': {
    name: 'bodies.clear_duty_day',
    summary: '某一天回到每周的安排',
    access: edit,
    params: oneDay,
    output: rosterView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'bodies.duty_day_past'],
  },
  'POST /api/c/:community/rosters/:id/swaps': {
    name: 'bodies.ask_swap',
    summary: '请同事代一班，或和他换一班（对方答应才算）',
    access: own,
    params: oneInCommunity,
    body: z.object({
      day: civilDate,
      ...hours,
      with_person_id: id,
      back: z.object({ day: civilDate, ...hours }).optional(),
      note: text(0, 100).default(''),
    }),
    output: rosterView,
    status: 201,
    refusals: [
      'platform.not_found',
      'bodies.duty_day_past',
      'bodies.not_on_duty',
      'bodies.swap_unfit',
      'bodies.swap_open',
    ],
  },
  'POST /api/c/:community/roster-swaps/:id/settle': {
    name: 'bodies.settle_swap',
    summary: '答应或不答应换班；自己提的可以收回',
    access: own,
    params: oneInCommunity,
    body: z.object({ outcome: z.enum(['agreed', 'declined', 'taken_back']) }),
    output: rosterView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'bodies.swap_over',
      'bodies.duty_day_past',
      'bodies.not_on_duty',
    ],
  },
})
