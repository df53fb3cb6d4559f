import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { listFilter } from './reading-routes.ts'
import { teamRoutes } from './team-routes.ts'
import { workRoutes } from './work-routes.ts'

const bodyOf = {
  dispatch: workRoutes['POST /api/c/:community/requests/:id/dispatch'].body.omit({ version: true }),
  hand_over: workRoutes['POST /api/c/:community/requests/:id/hand-over'].body.omit({ version: true }),
  note: workRoutes['POST /api/c/:community/requests/:id/note'].body.omit({ file_ids: true }),
  reclassify: workRoutes['POST /api/c/:community/requests/:id/reclassify'].body.omit({ version: true }),
  snooze: teamRoutes['POST /api/c/:community/requests/:id/snooze'].body.omit({ version: true }),
  tag: teamRoutes['POST /api/c/:community/requests/:id/tags'].body,
  call_back: workRoutes['POST /api/c/:community/requests/:id/call-back'].body.omit({ version: true }),
}

/** One act of several, with the body of the single act. Texts may hold {编号}, {诉求}, {地点}: filled in for each request. */
export const bulkStep = z.discriminatedUnion('act', [
  bodyOf.dispatch.extend({ act: z.literal('dispatch') }),
  bodyOf.hand_over.extend({ act: z.literal('hand_over') }),
  bodyOf.note.extend({ act: z.literal('note') }),
  bodyOf.reclassify.extend({ act: z.literal('reclassify') }),
  /** `requests.amend` of the priority alone */
  z.object({
    act: z.literal('prioritise'),
    priority: z.number().int().min(1).max(4),
    reason: text(0, 300).default(''),
  }),
  bodyOf.snooze.extend({ act: z.literal('snooze') }),
  bodyOf.tag.extend({ act: z.literal('tag') }),
  bodyOf.call_back.extend({ act: z.literal('call_back') }),
])

/** No act goes to more at once. */
export const bulkMost = 2_000
const stepsMost = 6

/** Chosen rows, or all that a filter finds. */
const target = z.object({ ids: z.array(id).min(1).max(bulkMost).optional(), filter: listFilter.optional() })
const steps = z.array(bulkStep).min(1).max(stepsMost)
const body = z.object({ target, steps })
const count = z.number().int()
const refusedWhy = z.array(z.object({ code: z.string(), sentence: z.string(), count }))

export const bulkRun = z.object({
  id,
  title: z.string(),
  state: z.enum(['running', 'stopped', 'finished']),
  total: count,
  done: count,
  refused: count,
  why: refusedWhy,
  started_at: instant,
  finished_at: instant.nullable(),
})

export const macroView = z.object({
  id,
  name: z.string(),
  /** as kept: what goes in is normalised, what goes out is not touched again */
  steps: z.array(z.looseObject({ act: z.string() })),
  shared: z.boolean(),
  owner: z.object({ id, name: z.string() }),
  version: count,
  can: z.array(z.enum(['change', 'share', 'delete'])),
})

const work = { permission: 'requests.handle' }
const macroBody = { name: text(1, 30), steps, shared: z.boolean().default(false) }

export const bulkRoutes = defineRoutes({
  'POST /api/c/:community/bulk-previews': {
    name: 'requests.preview_bulk',
    summary: '批量办理之前先看：能办几件，办不了的为什么，会改成什么样',
    access: work,
    params: inCommunity,
    body,
    output: z.object({
      total: count,
      /** more match than may go at once */
      too_many: z.boolean(),
      most: count,
      go: count,
      refused: refusedWhy,
      /** the first of them: what will stand there, texts that go out included */
      samples: z.array(
        z.object({
          id,
          number: z.string(),
          title: z.string(),
          changes: z.array(z.object({ act: z.string(), before: z.string(), after: z.string() })),
        }),
      ),
    }),
    repeatable: true,
    refusals: ['requests.area_unknown', 'requests.item_unknown', 'requests.receiver_unknown'],
  },
  'POST /api/c/:community/bulk-runs': {
    name: 'requests.start_bulk',
    summary: '批量办理（在后台一件一件办，和单件办理同一套规则）',
    access: work,
    params: inCommunity,
    body: body.extend({ title: text(0, 60).default('') }),
    output: bulkRun,
    status: 202,
    refusals: ['requests.area_unknown', 'requests.bulk_nothing', 'requests.bulk_too_many', 'requests.bulk_running'],
  },
  'GET /api/c/:community/bulk-runs': {
    name: 'requests.bulk_runs',
    summary: '我最近的批量办理',
    access: work,
    params: inCommunity,
    output: z.object({ items: z.array(bulkRun) }),
  },
  'GET /api/c/:community/bulk-runs/:id': {
    name: 'requests.bulk_run',
    summary: '一次批量办理到哪一步了',
    access: work,
    params: oneInCommunity,
    output: bulkRun,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/bulk-runs/:id/stop': {
    name: 'requests.stop_bulk',
    summary: '停下批量办理；已办的不退回',
    access: work,
    params: oneInCommunity,
    output: bulkRun,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/bulk-runs/:id/file': {
    name: 'requests.bulk_file',
    summary: '批量办理的结果（Excel：每件办成没有，为什么）',
    access: work,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/receivers': {
    name: 'requests.all_receivers',
    summary: '可以交办的岗位和现任',
    access: work,
    params: inCommunity,
    output: z.object({
      receivers: z.array(
        z.object({ post_id: id, title: z.string(), person_id: id, person_name: z.string(), body_name: z.string() }),
      ),
    }),
  },
  'GET /api/c/:community/macros': {
    name: 'requests.macros',
    summary: '批量步骤：一次做几步',
    access: work,
    params: inCommunity,
    output: z.object({ items: z.array(macroView) }),
  },
  'POST /api/c/:community/macros': {
    name: 'requests.save_macro',
    summary: '存一套批量步骤',
    access: work,
    params: inCommunity,
    body: z.object(macroBody),
    output: macroView,
    status: 201,
    refusals: ['platform.not_allowed', 'requests.macro_name_taken', 'requests.too_many_macros'],
  },
  'PUT /api/c/:community/macros/:id': {
    name: 'requests.change_macro',
    summary: '改批量步骤',
    access: work,
    params: oneInCommunity,
    body: z.object({ ...macroBody, version: count.optional() }),
    output: macroView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'requests.macro_changed_meanwhile',
      'requests.macro_name_taken',
    ],
  },
  'DELETE /api/c/:community/macros/:id': {
    name: 'requests.delete_macro',
    summary: '删除批量步骤',
    access: work,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
})
