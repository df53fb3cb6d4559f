import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, oneInCommunity, pageOf, pageQuery } from '../../../shared/schemas.ts'
import { importSummary, importView } from './views.ts'

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
    refusals: [
      'people.sheet_unreadable',
      'people.sheet_empty',
      'people.sheet_too_long',
      'people.sheet_columns_missing',
    ],
  },
  'GET /api/c/:community/people/imports/:id': {
    name: 'people.show_import',
    summary: '一次导入的预检结果',
    access: imports,
    params: oneInCommunity,
    output: importView,
  },
  'POST /api/c/:community/people/imports/:id/apply': {
    name: 'people.apply_import',
    summary: '把没有问题的行写入登记册',
    access: imports,
    params: oneInCommunity,
    output: importView,
    refusals: ['people.import_applied', 'people.import_expired'],
  },
  'GET /api/c/:community/people/imports/:id/errors': {
    name: 'people.import_errors',
    summary: '原表加一列错误说明',
    access: imports,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['people.import_expired'],
  },
})
