/** The catalogue and the boundary as sheets: taken out, looked at, taken in, taken back. */
import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { code, itemBody } from './catalogue-routes.ts'
import { answerableKind, itemClass } from './views.ts'

const edit = { permission: 'requests.edit_catalogue' } as const
const see = { permission: 'requests.see_catalogue' } as const
const count = z.number().int()
const unreadable = ['requests.sheet_unreadable', 'requests.sheet_headings', 'requests.sheet_long'] as const

/** An item as a row says it: nothing is left out. */
export const wholeItem = itemBody
  .omit({ reason: true })
  .required({ checklist: true, filing_criterion: true, may_act: true, instead: true, questions: true })
  .extend({ code, class: itemClass })

export const itemsPreview = z.object({
  rows: z.array(
    z.object({
      /** as numbered in the sheet */
      row: count,
      code: z.string(),
      name: z.string(),
      verdict: z.enum(['new', 'changed', 'same', 'wrong']),
      problems: z.array(
        z.object({
          column: z.string(),
          problem: z.enum([
            'code',
            'twice',
            'retired',
            'class_fixed',
            'required',
            'unknown',
            'too_long',
            'limit',
            'number',
          ]),
          value: z.string(),
        }),
      ),
      changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
      /** to be handed in again where it is good */
      item: wholeItem.nullable(),
      /** the revision looked at; null for a new one */
      revision: count.nullable(),
    }),
  ),
  /** headings nobody understands: what stands below them is passed over */
  unknown: z.array(z.string()),
})

const arrangement = z.object({ answerable: answerableKind, body_id: id.nullable() }).nullable()
export const boundaryPreview = z.object({
  /** what would change, and what can't be read; all other cells stay */
  rows: z.array(
    z.object({
      row: count,
      code: z.string(),
      name: z.string(),
      place: z.string(),
      compound_id: id.nullable(),
      verdict: z.enum(['changed', 'wrong']),
      before: z.string(),
      after: z.string(),
      wanted: arrangement,
    }),
  ),
  unknown: z.array(z.string()),
})

export const catalogueImport = z.object({
  id,
  kind: z.enum(['items', 'boundary']),
  reason: z.string(),
  changed: count,
  imported_at: instant,
  undone: z.boolean(),
})

export const sheetRoutes = defineRoutes({
  'POST /api/c/:community/catalogue/sheet/file': {
    name: 'requests.catalogue_sheet',
    summary: '需求清单导出 Excel（全部栏目，改好可以再导入）',
    access: see,
    params: inCommunity,
    body: z.object({}),
    output: z.unknown(),
    binary: true,
    repeatable: true,
  },
  'POST /api/c/:community/boundary/sheet/file': {
    name: 'requests.boundary_sheet',
    summary: '责任边界表导出 Excel（条目 × 小区）',
    access: see,
    params: inCommunity,
    body: z.object({}),
    output: z.unknown(),
    binary: true,
    repeatable: true,
  },
  'POST /api/c/:community/catalogue/sheet/preview': {
    name: 'requests.preview_catalogue_sheet',
    summary: '预检清单表格：逐行说哪里不对、会改什么，清单不动',
    access: edit,
    params: inCommunity,
    output: itemsPreview,
    upload: 'sheet',
    repeatable: true,
    refusals: unreadable,
  },
  'POST /api/c/:community/boundary/sheet/preview': {
    name: 'requests.preview_boundary_sheet',
    summary: '预检责任边界表格：逐格说会改什么，边界不动',
    access: edit,
    params: inCommunity,
    output: boundaryPreview,
    upload: 'sheet',
    repeatable: true,
    refusals: unreadable,
  },
  'POST /api/c/:community/catalogue/sheet': {
    name: 'requests.take_catalogue_sheet',
    summary: '导入预检过的条目（成为新版本，可以整批撤回）',
    access: edit,
    params: inCommunity,
    body: z.object({
      rows: z
        .array(z.object({ item: wholeItem, revision: count.nullable() }))
        .min(1)
        .max(1_000),
      reason: text(2, 200),
    }),
    output: catalogueImport,
    status: 201,
    refusals: ['requests.item_changed', 'requests.item_retired', 'requests.elsewhere_needed'],
  },
  'POST /api/c/:community/boundary/sheet': {
    name: 'requests.take_boundary_sheet',
    summary: '导入预检过的责任边界（可以整批撤回）',
    access: edit,
    params: inCommunity,
    body: z.object({
      cells: z
        .array(z.object({ code, compound_id: id.nullable(), wanted: arrangement }))
        .min(1)
        .max(5_000),
      reason: text(2, 200),
    }),
    output: catalogueImport,
    status: 201,
    refusals: ['requests.item_unknown', 'requests.place_unknown', 'requests.body_unknown'],
  },
  'GET /api/c/:community/catalogue/imports': {
    name: 'requests.catalogue_imports',
    summary: '最近导入过的清单和边界表格',
    access: edit,
    params: inCommunity,
    output: z.object({ items: z.array(catalogueImport) }),
  },
  'POST /api/c/:community/catalogue/imports/:id/undo': {
    name: 'requests.undo_catalogue_import',
    summary: '整批撤回一次导入（成为新版本；之后又改过的不动）',
    access: edit,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: z.object({ import: catalogueImport, kept: count }),
    refusals: ['platform.not_found', 'requests.import_undone'],
  },
})
