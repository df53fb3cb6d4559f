import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { lookedFor, typedCells } from './fill-routes.ts'
import { fillView, partDue, partView, rowView } from './fill-views.ts'

const give = { permission: 'forms.fill' } as const
/** Whoever holds the area, and the office. */
const part = { permission: 'forms.fill_part' } as const
const notOpen = ['forms.handed_in_already', 'forms.filling_now'] as const

export const partRoutes = defineRoutes({
  'POST /api/c/:community/form-fills/:id/parts': {
    name: 'forms.give_parts',
    summary: '把一期报表按片分给人填：指定几个地方，或每个网格（小区、楼栋）一份；分到的人会收到通知',
    access: give,
    params: oneInCommunity,
    body: z.object({
      area_ids: z.array(id).max(200).default([]),
      /** One for each area of this kind. */
      level: z.enum(['grid', 'compound', 'building']).optional(),
    }),
    output: fillView,
    refusals: ['platform.not_allowed', ...notOpen, 'forms.area_unknown', 'forms.part_empty'],
  },
  'DELETE /api/c/:community/form-parts/:id': {
    name: 'forms.take_part_back',
    summary: '收回一片，由社区自己填；已经填的留着',
    access: give,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_allowed', ...notOpen],
  },
  'GET /api/c/:community/form-parts': {
    name: 'forms.parts',
    summary: '分给我的报表（我负责的地方，还没报出的）',
    access: part,
    params: inCommunity,
    output: z.object({ items: z.array(partDue) }),
  },
  'GET /api/c/:community/form-parts/:id': {
    name: 'forms.part',
    summary: '分给我的一片：进度、空着的',
    access: part,
    params: oneInCommunity,
    output: partView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/form-parts/:id/rows': {
    name: 'forms.part_rows',
    summary: '分给我的各行（号码遮住）',
    access: part,
    params: oneInCommunity,
    query: pageQuery.extend(lookedFor),
    output: pageOf(rowView),
    refusals: ['platform.not_found', 'platform.cursor_invalid', 'forms.looks_noted'],
  },
  'POST /api/c/:community/form-parts/:id/looks': {
    name: 'forms.look_at_part',
    summary: '看分给我的含敏感内容的各行：每次都记入审计和本人的查看记录',
    access: part,
    params: oneInCommunity,
    body: pageQuery.extend(lookedFor),
    output: pageOf(rowView),
    refusals: ['platform.not_found', 'platform.cursor_invalid', 'forms.filler_only'],
  },
  'POST /api/c/:community/form-parts/:id/cells': {
    name: 'forms.type_in_part',
    summary: '在分给我的各行里手填几格；空的就是清掉',
    access: part,
    params: oneInCommunity,
    body: z.object({ cells: typedCells }),
    output: partView,
    refusals: ['platform.not_found', ...notOpen, 'forms.row_unknown', 'forms.column_not_typed'],
  },
  'POST /api/c/:community/form-parts/:id/kept': {
    name: 'forms.keep_part_carried',
    summary: '分给我的各行里沿用上期的都看过了，不变',
    access: part,
    params: oneInCommunity,
    output: partView,
    refusals: ['platform.not_found', ...notOpen],
  },
  'POST /api/c/:community/form-parts/:id/done': {
    name: 'forms.finish_part',
    summary: '这一片填好了；还要改可以再打开',
    access: part,
    params: oneInCommunity,
    body: z.object({ done: z.boolean(), note: text(0, 200).default('') }),
    output: partView,
    refusals: ['platform.not_found', ...notOpen],
  },
})
