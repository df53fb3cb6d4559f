import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { decisionFilter } from './filters.ts'
import { meetingKinds } from './kinds.ts'
import { decisionView, optionCodes } from './views.ts'

const read = { permission: 'deliberation.read' } as const
const acting = ['platform.not_found', 'platform.not_allowed'] as const
const count = z.number().int()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const unitRow = z.object({
  body: z.object({ id, name: z.string() }),
  /** problems it brought to meetings */
  brought: count,
  promised: count,
  open: count,
  late: count,
  done: count,
  /** days its oldest open promise has stood */
  oldest_days: count.nullable(),
  decisions: z.array(decisionView),
})

const figure = z.object({
  held: count,
  invited: count,
  came: count,
  decided: count,
  /** done, or late: known whether in time */
  due: count,
  in_time: count,
  done: count,
})

export const decisionRoutes = defineRoutes({
  'GET /api/c/:community/decisions': {
    name: 'deliberation.decisions',
    summary: '会上的决定：谁办、办到哪一步',
    access: read,
    params: inCommunity,
    query: pageQuery.extend(decisionFilter.shape),
    /** `bodies`: units that own any decision the reader sees, to choose from; `found`: counting stops at 1 000 */
    output: pageOf(decisionView).extend({
      found: count,
      bodies: z.array(z.object({ id, name: z.string() })),
    }),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/decisions/:id/finish': {
    name: 'deliberation.finish_decision',
    summary: '办好了：写明怎么办的，有照片更好',
    access: read,
    params: oneInCommunity,
    body: z.object({ words: text(2, 500), file_ids: z.array(id).max(9).default([]) }),
    output: decisionView,
    refusals: [...acting, 'deliberation.decision_over'],
  },
  'POST /api/c/:community/decisions/:id/drop': {
    name: 'deliberation.drop_decision',
    summary: '不办了，写明原因',
    access: { permission: 'deliberation.keep' },
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300) }),
    output: decisionView,
    refusals: [...acting, 'deliberation.decision_over'],
  },
  'POST /api/c/:community/decisions/:id/move': {
    name: 'deliberation.move_decision',
    summary: '改期限，写明原因',
    access: { permission: 'deliberation.keep' },
    params: oneInCommunity,
    body: z.object({ due_day: civilDate, reason: text(2, 300) }),
    output: decisionView,
    refusals: [...acting, 'deliberation.decision_over', 'deliberation.due_past'],
  },
  'POST /api/c/:community/decisions/:id/tie': {
    name: 'deliberation.tie_decision',
    summary: '改一项任务办的是表决选中的哪几项；都不选是整次表决的',
    access: { permission: 'deliberation.keep' },
    params: oneInCommunity,
    body: z.object({ option_codes: optionCodes }),
    output: decisionView,
    refusals: [...acting, 'deliberation.not_of_ballot', 'deliberation.not_chosen'],
  },
  'POST /api/c/:community/decisions/:id/reopen': {
    name: 'deliberation.reopen_decision',
    summary: '其实没办好，重新打开',
    access: { permission: 'deliberation.keep' },
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300) }),
    output: decisionView,
    refusals: [...acting, 'deliberation.decision_open'],
  },
  'GET /api/c/:community/decisions/:id/files/:file': {
    name: 'deliberation.decision_file',
    summary: '决定办好的照片',
    access: read,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/promises': {
    name: 'deliberation.promises',
    summary: '联席会：各单位答应了什么、还有什么没办、多久了',
    access: read,
    params: inCommunity,
    output: z.object({ units: z.array(unitRow) }),
  },
  'GET /api/c/:community/meetings-figures': {
    name: 'deliberation.figures',
    summary: '会议开了几次、到会、决定按期办好',
    access: read,
    params: inCommunity,
    query: z.object({ from: month, to: month }),
    output: z.object({ total: figure, kinds: z.array(figure.extend({ kind: z.enum(meetingKinds) })) }),
    refusals: ['deliberation.months_unfit'],
  },
  'GET /api/c/:community/decision-owners': {
    name: 'deliberation.owners',
    summary: '可以负责的岗位和单位',
    access: { permission: 'deliberation.keep' },
    params: inCommunity,
    output: z.object({
      posts: z.array(z.object({ id, name: z.string() })),
      bodies: z.array(z.object({ id, name: z.string() })),
    }),
  },
})
