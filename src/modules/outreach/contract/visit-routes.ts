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
import { answers, mark, outcome, questionView, visitView } from './views.ts'

const walk = { permission: 'outreach.walk' } as const
const settle = { permission: 'outreach.settle' } as const
const oneVisit = oneInCommunity.extend({ dwelling: id })

export const visitRoutes = defineRoutes({
  'GET /api/c/:community/my/rounds': {
    name: 'outreach.own_rounds',
    summary: '我要走访的：还开着的几轮',
    access: walk,
    params: inCommunity,
    output: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string(),
          note: z.string(),
          from_day: civilDate,
          until_day: civilDate,
          questions: z.array(questionView),
          dwellings: z.number().int(),
          left: z.number().int(),
        }),
      ),
    }),
  },
  'GET /api/c/:community/my/rounds/:id/visits': {
    name: 'outreach.own_visits',
    summary: '一轮里我要走的住户，按走的先后',
    access: walk,
    params: oneInCommunity,
    query: pageQuery,
    output: pageOf(visitView),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'GET /api/c/:community/rounds/:id/visits/:dwelling': {
    name: 'outreach.visit',
    summary: '一户的走访',
    access: walk,
    params: oneVisit,
    output: visitView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/rounds/:id/visits/:dwelling': {
    name: 'outreach.note_visit',
    summary: '记下一户的走访；只带改了的内容，和别人改的同一处对不上时两边都留着',
    access: walk,
    params: oneVisit,
    body: z.object({
      /** the revision on which the changes were made */
      base: z.number().int().min(0),
      /** stood before the door; the id is made on the phone */
      knock: z.object({ id, outcome, at: instant }).optional(),
      next_day: civilDate.nullable().optional(),
      note: text(0, 1_000).optional(),
      answers: answers.optional(),
      confirmed: z.boolean().optional(),
      persons: z
        .array(z.object({ person_id: id, says: z.enum(['here', 'gone']) }))
        .max(50)
        .default([]),
      /** people the register doesn't know; ids are made on the phone */
      newcomers: z
        .array(
          z.object({
            id,
            name: text(1, 40),
            phone: z.string().trim().max(30).default(''),
            note: text(0, 200).default(''),
          }),
        )
        .max(10)
        .default([]),
      file_ids: z.array(id).max(9).default([]),
    }),
    output: visitView,
    refusals: [
      'platform.not_found',
      'outreach.round_not_open',
      'outreach.answer_unfit',
      'outreach.person_unknown',
      'outreach.phone_unfit',
      'outreach.changed_meanwhile',
    ],
  },
  'POST /api/c/:community/rounds/:id/visits/:dwelling/needs': {
    name: 'outreach.note_need',
    summary: '走访中发现的需求，替住户登记成诉求',
    access: walk,
    params: oneVisit,
    body: z.object({
      item_code: text(1, 10),
      description: text(4, 2_000),
      /** whose need it is, of those the register knows there */
      for_person_id: id.optional(),
      contact_phone: z.string().trim().max(30).optional(),
      file_ids: z.array(id).max(9).default([]),
    }),
    output: visitView,
    status: 201,
    refusals: [
      'platform.not_found',
      'outreach.round_not_open',
      'requests.item_unknown',
      'requests.item_retired',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.person_unknown',
      'requests.contact_needed',
    ],
  },
  'GET /api/c/:community/rounds/:id/visits/:dwelling/photos/:file': {
    name: 'outreach.visit_photo',
    summary: '走访时拍的照片',
    access: walk,
    params: oneVisit.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/register-marks': {
    name: 'outreach.register_marks',
    summary: '走访带回的登记更正，等着登记的人办',
    access: settle,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(mark.extend({ dwelling_id: id, dwelling: z.string(), round: z.string(), at: instant })),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/register-marks/:id/settle': {
    name: 'outreach.settle_mark',
    summary: '一条登记更正办好了（登记改过了，或不用改）',
    access: settle,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_found', 'outreach.mark_settled'],
  },
  'GET /api/c/:community/register-confirmed': {
    name: 'outreach.register_confirmed',
    summary: '人员底数：各小区有多少住房当面确认过，多久以前',
    access: settle,
    params: inCommunity,
    output: z.object({
      items: z.array(
        z.object({
          area_id: id.nullable(),
          name: z.string(),
          dwellings: z.number().int(),
          within_half_year: z.number().int(),
          within_year: z.number().int(),
          longer_ago: z.number().int(),
          never: z.number().int(),
        }),
      ),
    }),
  },
})
