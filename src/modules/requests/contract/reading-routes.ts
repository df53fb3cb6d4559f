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
import { questionView } from './team-views.ts'
import { answerableKind, caseState, channel, itemClass, ratesRow, requestBrief, requestView, tier } from './views.ts'

/** `due`: what comes due next first; `newest`: last filed first; `changed`: last touched first. */
const listSort = z.enum(['due', 'newest', 'changed'])

/** Filters as they stand in the address of a list. Several values are joined by commas. */
export const listFilter = z.object({
  state: z.string().max(80).optional(),
  class: itemClass.optional(),
  item: text(0, 10).optional(),
  tier: tier.optional(),
  channel: channel.optional(),
  lead: answerableKind.optional(),
  /** `mine`: the bodies this person holds a post of */
  body: z.union([id, z.enum(['mine'])]).optional(),
  area: id.optional(),
  assignee: z.union([id, z.enum(['me', 'nobody'])]).optional(),
  overdue: z.enum(['yes']).optional(),
  reopened: z.enum(['yes']).optional(),
  /** comes due in what is left of today */
  due_today: z.enum(['yes']).optional(),
  /** sent back, and waiting for the desk */
  sent_back: z.enum(['yes']).optional(),
  /** refused twice, and waiting for a ruling */
  ruling: z.enum(['yes']).optional(),
  /** waits for the desk because nobody holds the post that would take it */
  vacancy: z.enum(['yes']).optional(),
  tag: id.optional(),
  filed_from: civilDate.optional(),
  filed_to: civilDate.optional(),
  /** what comes due next lies on or between these days */
  due_from: civilDate.optional(),
  due_to: civilDate.optional(),
  /** somebody of the register who asked for it */
  person: id.optional(),
  priority: z.enum(['1', '2', '3', '4']).optional(),
  q: z.string().trim().max(100).optional(),
  sort: listSort.default('due'),
})

const count = z.number().int()
const snoozed = z.object({ until: instant, reason: z.string() })
/** Where a row stands in its list. */
const listCursor = z.string().min(1).max(500)
const neighbour = z.object({ id, cursor: listCursor })
/** Search parts of addresses of the list, joined by `|`. */
const viewsText = z.string().max(20_000)

export const readingRoutes = defineRoutes({
  'GET /api/c/:community/requests': {
    name: 'requests.list',
    summary: '诉求列表（筛选、全文搜索、按期限排序）',
    access: { permission: 'requests.read' },
    params: inCommunity,
    query: listFilter.extend(pageQuery.shape),
    output: pageOf(requestBrief.extend({ cursor: listCursor })),
    refusals: ['platform.cursor_invalid', 'requests.area_unknown'],
  },
  'GET /api/c/:community/requests/neighbours': {
    name: 'requests.neighbours',
    summary: '这一件在列表里的上一条和下一条（列表的筛选和排序都在地址里）',
    access: { permission: 'requests.read' },
    params: inCommunity,
    query: listFilter.extend({ at: listCursor }),
    output: z.object({ former: neighbour.nullable(), next: neighbour.nullable() }),
    refusals: ['platform.cursor_invalid', 'requests.area_unknown'],
  },
  'GET /api/c/:community/requests/counts': {
    name: 'requests.counts',
    summary: '几个保存的视图各有多少件（最多数到 100）',
    access: { permission: 'requests.read' },
    params: inCommunity,
    query: z.object({ views: viewsText }),
    /** in the order asked; null where the view holds what isn't known any more; `cap + 1` means more than `cap` */
    output: z.object({ counts: z.array(count.nullable()), cap: count }),
  },
  'GET /api/c/:community/requests/:id': {
    name: 'requests.one',
    summary: '一件诉求（工作人员）',
    access: { permission: 'requests.read' },
    params: oneInCommunity,
    output: requestView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/files/:file': {
    name: 'requests.file_bytes',
    summary: '诉求里的照片（工作人员）',
    access: { permission: 'requests.read' },
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/receivers': {
    name: 'requests.receivers',
    summary: '这件事可以派给、转交给、征询谁（单位、岗位、现任）',
    access: { permission: 'requests.read' },
    params: oneInCommunity,
    /** only whom that act accepts */
    query: z.object({ for: z.enum(['dispatch', 'hand_over', 'ask']).default('dispatch') }),
    output: z.object({
      proposed: z.object({
        body_id: id.nullable(),
        post_id: id.nullable(),
        person_id: id.nullable(),
        why: z.string(),
      }),
      receivers: z.array(
        z.object({
          body_id: id.nullable(),
          body_name: z.string(),
          post_id: id,
          title: z.string(),
          person_id: id,
          person_name: z.string().nullable(),
          /** away now: the last day, and who deputises */
          away: z.object({ until: civilDate, deputy: z.string().nullable() }).nullable(),
        }),
      ),
    }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/today': {
    name: 'requests.today',
    summary: '我今天的清单，按紧急程度',
    access: { permission: 'requests.handle' },
    params: inCommunity,
    /** `snoozed`: what was put off instead; `for`: what an absent colleague has, whom this person deputises for */
    query: pageQuery.extend({
      snoozed: z.enum(['yes']).optional(),
      for: id.optional(),
      /** by what comes due, or the more urgent first and then by what comes due */
      sort: z.enum(['due', 'priority']).default('due'),
    }),
    output: pageOf(requestBrief).extend({
      /** put off until now: these stand on top, with the reason of then */
      back: z.array(requestBrief.extend({ snooze: snoozed })),
      /** asked of this person, and asked by this person and late; both by due time */
      questions: z.array(questionView),
      unanswered: z.array(questionView),
      /** whom this person deputises for now, until when (last day), and how much is open there (capped at 100) */
      deputising: z.array(z.object({ person_id: id, name: z.string(), until: civilDate, open: count })),
      /** why a row stands where it does is told by these, not by colour: counts are capped at 100 */
      waiting: z.object({
        to_accept: count,
        to_contact: count,
        overdue: count,
        due_today: count,
        open: count,
        snoozed: count,
        questions: count,
        capped: z.boolean(),
      }),
    }),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'GET /api/c/:community/absences/matters': {
    name: 'requests.absence_matters',
    summary: '休假前看一看：手里有几件要交给代班的人',
    access: { permission: 'requests.handle' },
    params: inCommunity,
    query: z.object({ person_id: id, until: civilDate.optional() }),
    /** counts are capped at 100; `due`: come due up to that day, overdue ones too */
    output: z.object({ open: count, due: count, questions: count, capped: z.boolean() }),
    refusals: ['platform.not_allowed', 'bodies.holds_no_post'],
  },
  'GET /api/c/:community/call-backs': {
    name: 'requests.call_backs',
    summary: '该回访的诉求',
    access: { permission: 'requests.call_back' },
    params: inCommunity,
    query: pageQuery,
    output: pageOf(requestBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/desk': {
    name: 'requests.desk',
    summary: '书记台：急的、超过约定的、等我拿主意的各有几件',
    access: { permission: 'requests.desk' },
    params: inCommunity,
    output: z.object({
      now: instant,
      to_dispatch: count,
      overdue: count,
      due_today: count,
      sent_back: count,
      /** refused twice: wait for a ruling */
      ruling: count,
      to_call_back: count,
      /** missed and promised calls nobody has returned, and those of them that are late */
      to_return: count,
      late_to_return: count,
      open: count,
      /** counts above this are shown as "N+" */
      cap: count,
    }),
  },
  'GET /api/c/:community/desk/shares': {
    name: 'requests.desk_shares',
    summary: '书记台：归谁管的、哪个小区的各有几件没办完',
    access: { permission: 'requests.desk' },
    params: inCommunity,
    output: z.object({
      by_lead: z.array(z.object({ lead: answerableKind, open: count, overdue: count })),
      compounds: z.array(z.object({ id, name: z.string(), open: count, overdue: count })),
    }),
  },
  'GET /api/c/:community/desk/items': {
    name: 'requests.desk_items',
    summary: '书记台：这个月比上个月多起来的事',
    access: { permission: 'requests.desk' },
    params: inCommunity,
    output: z.object({
      /** first day of this month */
      from: civilDate,
      /** more often this month than up to the same day of the last */
      rising: z.array(z.object({ code: z.string(), name: z.string(), this_month: count, last_month: count })),
    }),
  },
  'GET /api/c/:community/rates': {
    name: 'requests.rates',
    summary: '按区域和月份的响应率、解决率、满意率（带分子分母）',
    access: { permission: 'requests.read' },
    params: inCommunity,
    query: z.object({
      area: id.optional(),
      from: z.string().regex(/^\d{4}-\d{2}$/),
      to: z.string().regex(/^\d{4}-\d{2}$/),
    }),
    output: z.object({ months: z.array(ratesRow), formula: z.record(z.string(), z.string()) }),
    refusals: ['requests.area_unknown', 'platform.not_allowed'],
  },
  'GET /api/c/:community/open-numbers': {
    name: 'requests.open_numbers',
    summary: '公开数字：全社区每月件数和三项比率（不含任何个人）',
    access: 'public',
    params: inCommunity,
    output: z.object({
      months: z.array(ratesRow),
      formula: z.record(z.string(), z.string()),
      /** null: too few to be shown */
      state_counts: z.array(z.object({ state: caseState, count: count.nullable() })),
      /** the smallest figure about persons that is shown here */
      least: count,
    }),
  },
})
