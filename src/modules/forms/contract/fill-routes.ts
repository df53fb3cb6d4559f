import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import {
  civilDate,
  exportRun,
  id,
  inCommunity,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../../shared/schemas.ts'
import { fillView, rowView } from './fill-views.ts'
import { ways } from './views.ts'

const edition = z.coerce.number().int().min(1).max(100_000)
const rowNumber = z.number().int().min(1).max(10_000_000)

const fill = { permission: 'forms.fill' } as const
const handIn = { permission: 'forms.hand_in' } as const
const takeOut = z.object({
  fill_id: id,
  /** What was handed in then; without it as it stands. */
  edition: edition.optional(),
  /** Telephone and identity numbers whole: needs a right of its own and a reason, and stands in everybody's view log. */
  whole: z.boolean().default(false),
  reason: text(0, 200).default(''),
})
/** Which rows, narrowed. */
export const lookedFor = {
  show: z.enum(['all', 'gaps', 'carried', 'gone']).default('all'),
  column: z.string().max(12).optional(),
  q: z.string().trim().max(40).default(''),
}
export const typedCells = z
  .array(z.object({ no: rowNumber, column: z.string().max(12), value: z.union([text(0, 200), z.number()]) }))
  .min(1)
  .max(200)
const taking = [
  'forms.filler_only',
  'platform.not_found',
  'platform.not_allowed',
  'forms.reason_needed',
  'forms.filling_now',
] as const

export const fillRoutes = defineRoutes({
  'POST /api/c/:community/forms/:id/fills': {
    name: 'forms.begin_fill',
    summary: '开始填一期：从登记册取数（在后台），手填的列带出上期的',
    access: fill,
    params: oneInCommunity,
    body: z.object({ period: z.string().max(10), asked_on: civilDate.optional() }),
    output: fillView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'forms.ended',
      'forms.period_unfit',
      'forms.period_taken',
      'forms.approval_needed',
    ],
  },
  'GET /api/c/:community/form-fills/:id': {
    name: 'forms.fill',
    summary: '一期报表：进度、缺项、报出经过',
    access: fill,
    params: oneInCommunity,
    output: fillView,
    refusals: ['platform.not_allowed'],
  },
  'GET /api/c/:community/form-fills/:id/rows': {
    name: 'forms.rows',
    summary: '一期报表的各行（号码遮住）；可以只看有缺项的、某一列空着的、沿用上期的',
    access: fill,
    params: oneInCommunity,
    query: pageQuery.extend({
      ...lookedFor,
      edition: edition.optional(),
    }),
    output: pageOf(rowView),
    refusals: ['platform.not_allowed', 'platform.cursor_invalid', 'forms.looks_noted'],
  },
  'POST /api/c/:community/form-fills/:id/looks': {
    name: 'forms.look',
    summary: '看含敏感内容的报表的各行：只有填表人能看，每次都记入审计和本人的查看记录',
    access: fill,
    params: oneInCommunity,
    body: pageQuery.extend(lookedFor),
    output: pageOf(rowView),
    refusals: ['platform.not_allowed', 'platform.cursor_invalid', 'forms.filler_only'],
  },
  'POST /api/c/:community/form-fills/:id/filler': {
    name: 'forms.take_over',
    summary: '接过一期含敏感内容的报表来填',
    access: fill,
    params: oneInCommunity,
    output: fillView,
    refusals: ['platform.not_allowed', 'forms.handed_in_already'],
  },
  'POST /api/c/:community/form-fills/:id/cells': {
    name: 'forms.type_in',
    summary: '手填几格；空的就是清掉',
    access: fill,
    params: oneInCommunity,
    body: z.object({ cells: typedCells }),
    output: fillView,
    refusals: [
      'platform.not_allowed',
      'forms.handed_in_already',
      'forms.filling_now',
      'forms.row_unknown',
      'forms.column_not_typed',
    ],
  },
  'POST /api/c/:community/form-fills/:id/kept': {
    name: 'forms.keep_carried',
    summary: '沿用上期的都看过了，不变',
    access: fill,
    params: oneInCommunity,
    body: z.object({ column: z.string().max(12).optional() }),
    output: fillView,
    refusals: ['platform.not_allowed', 'forms.handed_in_already', 'forms.filling_now'],
  },
  'POST /api/c/:community/form-fills/:id/refresh': {
    name: 'forms.refresh',
    summary: '按登记册现在的内容重新取数，手填的留着',
    access: fill,
    params: oneInCommunity,
    output: fillView,
    refusals: ['platform.not_allowed', 'forms.handed_in_already', 'forms.filling_now'],
  },
  'POST /api/c/:community/form-fills/:id/hand-ins': {
    name: 'forms.hand_in',
    summary: '报出：留下一份不再变动的底稿；有缺项的要说明照报',
    access: handIn,
    params: oneInCommunity,
    body: z.object({
      edition: z.number().int(),
      handed_to: text(1, 60),
      way: z.enum(ways),
      note: text(0, 500).default(''),
      /** It has gaps, and is handed in all the same. */
      with_gaps: z.boolean().default(false),
    }),
    output: fillView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'forms.handed_in_already',
      'forms.filling_now',
      'forms.changed_meanwhile',
      'forms.nothing_in_it',
      'forms.gaps_left',
    ],
  },
  'POST /api/c/:community/form-fills/:id/reopened': {
    name: 'forms.reopen',
    summary: '报出后发现要改：说明原因重新打开，报出的底稿留着',
    access: handIn,
    params: oneInCommunity,
    body: z.object({ reason: text(1, 200) }),
    output: fillView,
    refusals: ['platform.not_allowed', 'forms.not_handed_in', 'forms.copy_forgotten'],
  },
  'DELETE /api/c/:community/form-fills/:id': {
    name: 'forms.drop_fill',
    summary: '撤掉没报出过的一期',
    access: fill,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_allowed', 'forms.handed_in_already'],
  },
  'POST /api/c/:community/form-fills/export': {
    name: 'forms.export',
    summary: '导出一期报表，填进上级的表样（最多 5,000 行；谁导出了什么会留下记录）',
    access: fill,
    params: inCommunity,
    body: takeOut,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: [...taking, 'forms.export_large'],
  },
  'POST /api/c/:community/form-fills/exports': {
    name: 'forms.start_export',
    summary: '导出较长的报表：在后台生成，7 天内可取',
    access: fill,
    params: inCommunity,
    body: takeOut,
    output: exportRun,
    status: 202,
    refusals: [...taking, 'forms.export_running'],
  },
  'GET /api/c/:community/form-fills/exports': {
    name: 'forms.exports',
    summary: '我最近在后台生成的报表',
    access: fill,
    params: inCommunity,
    output: z.object({ items: z.array(exportRun) }),
  },
  'GET /api/c/:community/form-fills/exports/:id/file': {
    name: 'forms.export_file',
    summary: '取后台生成的报表文件（只有导出的人自己能取）',
    access: fill,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
})
