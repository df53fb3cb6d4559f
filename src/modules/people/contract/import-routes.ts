import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { importProposal, importSummary, importView } from './views.ts'

const columnKey = z.union([
  z.enum(['name', 'phone', 'identity', 'compound', 'building', 'stairwell', 'number', 'role', 'area', 'tags']),
  z.templateLiteral(['field:', z.uuid()]),
])

const imports = { permission: 'people.import' } as const

export const importRoutes = defineRoutes({
  'GET /api/c/:community/people/imports/template': {
    name: 'people.import_template',
    summary: '导入模板（Excel）',
    access: imports,
    params: inCommunity,
    output: z.unknown(),
    binary: true,
  },
  'GET /api/c/:community/people/imports': {
    name: 'people.imports',
    summary: '做过的导入',
    access: imports,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(importSummary),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/people/imports': {
    name: 'people.check_import',
    summary: '上传 .xlsx 或 .csv 预检，登记册不会改动',
    access: imports,
    params: inCommunity,
    output: importView,
    status: 201,
    upload: 'sheet',
    repeatable: true,
    refusals: ['people.sheet_unreadable', 'people.sheet_empty', 'people.sheet_too_long'],
  },
  'GET /api/c/:community/people/imports/:id': {
    name: 'people.show_import',
    summary: '一次导入的预检结果',
    access: imports,
    params: oneInCommunity,
    output: importView,
  },
  'GET /api/c/:community/people/imports/:id/columns': {
    name: 'people.import_columns',
    summary: '表格的列、对应登记册的哪一列、前几行的内容',
    access: imports,
    params: oneInCommunity,
    output: z.object({
      columns: z.array(z.object({ key: columnKey, heading: z.string() })),
      headings: z.array(z.object({ heading: z.string(), column: columnKey.nullable(), samples: z.array(z.string()) })),
    }),
    refusals: ['people.import_expired'],
  },
  'POST /api/c/:community/people/imports/:id/check': {
    name: 'people.recheck_import',
    summary: '说明表格各列的含义，重新预检；以后的表格也这样读',
    access: imports,
    params: oneInCommunity,
    body: z.object({
      columns: z
        .array(z.object({ heading: text(1, 500), column: columnKey.nullable() }))
        .max(60)
        .optional(),
    }),
    output: importView,
    refusals: [
      'people.sheet_heading_unknown',
      'people.sheet_column_twice',
      'people.sheet_columns_missing',
      'people.import_applied',
      'people.import_running',
      'people.import_expired',
    ],
  },
  'POST /api/c/:community/people/imports/:id/apply': {
    name: 'people.apply_import',
    summary: '把没有问题的行写入登记册',
    access: imports,
    params: oneInCommunity,
    output: importView,
    refusals: [
      'people.import_applied',
      'people.import_running',
      'people.import_expired',
      'people.import_not_checked',
      'people.import_undecided',
      'people.import_stale',
    ],
  },
  'POST /api/c/:community/people/imports/:id/retry': {
    name: 'people.retry_import',
    summary: '没做完的预检、写入或撤销，从停下的地方再试',
    access: imports,
    params: oneInCommunity,
    output: importView,
    refusals: ['people.import_not_failed'],
  },
  'POST /api/c/:community/people/imports/:id/give-up': {
    name: 'people.give_up_import',
    summary: '不导入这份表格了：表格内容马上清掉，登记册不变；撤销到一半的，余下的留下',
    access: imports,
    params: oneInCommunity,
    output: importView,
    refusals: ['people.import_applied', 'people.import_running'],
  },
  'GET /api/c/:community/people/imports/:id/proposals': {
    name: 'people.import_proposals',
    summary: '可能已经登记过的行，和登记并排',
    access: imports,
    params: oneInCommunity,
    query: pageQuery,
    output: pageOf(importProposal),
    refusals: ['platform.cursor_invalid', 'people.import_expired'],
  },
  'POST /api/c/:community/people/imports/:id/decisions': {
    name: 'people.decide_import',
    summary: '说明这些行和登记是不是同一个人：逐行，或其余的一起',
    access: imports,
    params: oneInCommunity,
    body: z.object({
      decisions: z
        .array(
          z.object({
            row: z.number().int().min(1).max(2_000_000),
            decision: z.enum(['same', 'different', 'skip']),
            person_id: id.optional(),
          }),
        )
        .max(100)
        .default([]),
      rest: z.enum(['different', 'skip']).optional(),
    }),
    output: importView,
    refusals: [
      'people.import_row_unknown',
      'people.import_same_number',
      'people.import_applied',
      'people.import_running',
      'people.import_expired',
      'people.import_not_checked',
    ],
  },
  'POST /api/c/:community/people/imports/:id/undo': {
    name: 'people.undo_import',
    summary: '30 天内撤销导入：之后没有改动、没有办过事的登记撤回，其余的留下并说明原因',
    access: imports,
    params: oneInCommunity,
    output: importView,
    refusals: ['people.import_not_applied', 'people.import_undo_late'],
  },
  'GET /api/c/:community/people/imports/:id/errors': {
    name: 'people.import_errors',
    summary: '原表加一列错误说明，有问题的格子上色、加批注',
    access: imports,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['people.import_expired'],
  },
})
