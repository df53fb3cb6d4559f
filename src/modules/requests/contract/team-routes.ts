import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { likelyDuplicate, presentView, questionView, teamView } from './team-views.ts'
import { requestView } from './views.ts'
import { base, seen, work } from './work.ts'

const reads = { permission: 'requests.read' } as const
const notes = { permission: 'requests.note' } as const
/** Ids of the rows of a page, joined with commas. */
const idList = z
  .string()
  .max(4_000)
  .transform((ids) => ids.split(','))
  .pipe(z.array(id).max(100))

export const teamRoutes = defineRoutes({
  'GET /api/c/:community/requests/:id/team': {
    name: 'requests.team',
    summary: '一件诉求的计时、征询、标签、关联、诉求人和可撤回的操作',
    access: reads,
    params: oneInCommunity,
    output: teamView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/duplicates': {
    name: 'requests.duplicates',
    summary: '可能是同一件事的诉求（同类、同地、用词相近）',
    access: reads,
    params: oneInCommunity,
    output: z.object({ items: z.array(likelyDuplicate) }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/presence': {
    name: 'requests.presence',
    summary: '谁正在看、谁正在写（只给工作人员看，不留记录）',
    access: reads,
    params: oneInCommunity,
    query: z.object({ writing: z.enum(['yes', 'no']).default('no'), leaving: z.enum(['yes', 'no']).default('no') }),
    output: z.object({ version: z.number().int(), present: z.array(presentView) }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/presence': {
    name: 'requests.presences',
    summary: '这一页的诉求，哪几件有同事正在看、正在写（没有人的不列）',
    access: reads,
    params: inCommunity,
    /** ids of the page's rows, with commas */
    query: z.object({ ids: idList }),
    output: z.object({ items: z.array(z.object({ id, present: z.array(presentView) })) }),
  },
  'POST /api/c/:community/requests/:id/questions': work(
    'requests.ask',
    '征询：问一个岗位或单位，写明最晚什么时候答；责任不变',
    'requests.note',
    z.object({
      post_id: id.optional(),
      person_id: id.optional(),
      body_id: id.optional(),
      /** `part`: does a part of the work by its own time, without which the request isn't solved */
      kind: z.enum(['question', 'part']).default('question'),
      question: text(2, 500),
      due_at: instant,
    }),
    ['requests.receiver_unknown', 'requests.body_unknown', 'requests.due_in_past', 'requests.too_many_questions'],
  ),
  'POST /api/c/:community/questions/:id/answer': {
    name: 'requests.answer_question',
    summary: '回答征询',
    access: notes,
    params: oneInCommunity,
    body: z.object({ text: text(1, 2000) }),
    output: questionView,
    refusals: ['platform.not_found', 'requests.question_closed'],
  },
  'POST /api/c/:community/questions/:id/withdraw': {
    name: 'requests.withdraw_question',
    summary: '不用再答了',
    access: notes,
    params: oneInCommunity,
    body: z.object({}),
    output: questionView,
    refusals: ['platform.not_found', 'requests.question_closed'],
  },
  'POST /api/c/:community/requests/:id/snooze': work(
    'requests.snooze',
    '稍后再办：到时候带着理由回到清单最前，期限照常走',
    'requests.handle',
    z.object({ until: instant, reason: text(2, 200), ...seen }),
    ['requests.due_in_past', 'requests.snooze_too_far'],
  ),
  'POST /api/c/:community/requests/:id/wake': work(
    'requests.wake',
    '不等了，放回今天的清单',
    'requests.handle',
    z.object({}),
    ['requests.not_snoozed'],
  ),
  'POST /api/c/:community/requests/:id/merge': work(
    'requests.merge',
    '并入另一件（同一件事）：诉求人一起跟进，原编号仍能查到',
    'requests.dispatch',
    z.object({ into_id: id, reason: text(0, 300).default(''), ...seen }),
    ['requests.merge_target_unknown', 'requests.merge_target_closed', 'requests.merge_confidential'],
  ),
  'POST /api/c/:community/requests/:id/unmerge': work(
    'requests.unmerge',
    '取消并入，恢复为单独一件',
    'requests.dispatch',
    z.object({ reason: text(2, 300), ...seen }),
    ['requests.merge_target_closed'],
  ),
  'POST /api/c/:community/requests/:id/split': work(
    'requests.split',
    '拆成两件：各有负责单位和期限，互相关联，诉求人两边都能看到',
    'requests.handle',
    z.object({ item_code: text(1, 10), description: text(4, 2000), reason: text(2, 300), ...seen }),
    [
      'requests.item_unknown',
      'requests.item_retired',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.split_too_many',
    ],
  ),
  'POST /api/c/:community/requests/:id/tags': work(
    'requests.tag',
    '加标签、去标签',
    'requests.note',
    z.object({ add: z.array(id).max(10).default([]), remove: z.array(id).max(10).default([]) }),
    ['requests.tag_unknown', 'requests.tags_full'],
  ),
  'POST /api/c/:community/requests/:id/amend': work(
    'requests.amend',
    '改标题、地点说明、缓急：只和别人改到同一栏时才要您决定',
    'requests.handle',
    z.object({
      title: z.object({ was: z.string(), to: text(2, 40) }).optional(),
      place_detail: z.object({ was: z.string(), to: text(0, 100) }).optional(),
      priority: z.object({ was: z.number().int(), to: z.number().int().min(1).max(4) }).optional(),
      /** why; needed for another urgency */
      reason: text(0, 300).default(''),
    }),
    ['requests.fields_changed', 'requests.reason_needed'],
  ),
  'POST /api/c/:community/requests/:id/undo': {
    name: 'requests.undo',
    summary: '撤回自己刚才的分派、转交、改条目、标签、稍后或修改（30 秒内，没有别人接着办）',
    access: reads,
    params: oneInCommunity,
    body: z.object({ version: z.number().int() }),
    output: requestView,
    refusals: [...base, 'requests.undo_over'],
  },
})
