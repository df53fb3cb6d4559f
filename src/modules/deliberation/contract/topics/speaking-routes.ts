import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { contributionKinds, sides } from './kinds.ts'
import { contributionView, ownTopic, ownTopicBrief, publicTopic, publicTopicBrief, queuedView } from './views.ts'

const read = { permission: 'deliberation.read' } as const
const keep = { permission: 'deliberation.keep' } as const
const severalMost = 100
const listed = pageQuery.extend({ kind: z.enum(['argument', 'question', 'amendment']).default('argument') })
const said = z.object({
  kind: z.enum(contributionKinds),
  side: z.enum(sides).optional(),
  option_id: id.optional(),
  /** the argument, question or amendment it is a word to */
  parent_id: id.optional(),
  text: text(2, 500),
})
const saying = [
  'deliberation.topic_over',
  'deliberation.parent_unknown',
  'deliberation.side_needed',
  'deliberation.option_unknown',
] as const
const moderating = ['platform.not_found', 'platform.not_allowed', 'deliberation.topic_over'] as const

export const speakingRoutes = defineRoutes({
  'GET /api/c/:community/topics/:id/contributions': {
    name: 'deliberation.contributions',
    summary: '议题下大家说的话',
    access: read,
    params: oneInCommunity,
    query: listed,
    output: pageOf(contributionView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/topics/:id/contributions': {
    name: 'deliberation.note_contribution',
    summary: '代记一句话（会上、电话里、上门听到的）',
    access: keep,
    params: oneInCommunity,
    body: said.extend({ heard: text(1, 40) }),
    output: contributionView,
    status: 201,
    refusals: ['platform.not_found', 'platform.not_allowed', ...saying],
  },
  'GET /api/c/:community/contributions': {
    name: 'deliberation.contribution_queue',
    summary: '等着看的发言、等着答的问题',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({ show: z.enum(['look', 'answer', 'settle', 'hidden']).default('look') }),
    output: pageOf(queuedView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/contributions/:id/moderate': {
    name: 'deliberation.moderate',
    summary: '看过一条发言：放出、收起（写明原因）、并入一样的',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      act: z.enum(['show', 'hide', 'merge']),
      reason: text(0, 200).default(''),
      into_id: id.optional(),
    }),
    output: contributionView,
    refusals: [...moderating, 'deliberation.merge_unfit', 'deliberation.reason_needed', 'deliberation.said_withdrawn'],
  },
  'POST /api/c/:community/contributions/moderate': {
    name: 'deliberation.moderate_several',
    summary: '一次看过几条发言：都放出，或用一个原因都收起',
    access: keep,
    params: inCommunity,
    body: z.object({
      ids: z.array(id).min(1).max(severalMost),
      act: z.enum(['show', 'hide']),
      reason: text(0, 200).default(''),
    }),
    /** `left`: taken back meanwhile, of a topic that ended, or not the reader's to decide */
    output: z.object({ done: z.number().int(), left: z.number().int() }),
    refusals: ['deliberation.reason_needed'],
  },
  'POST /api/c/:community/contributions/:id/answer': {
    name: 'deliberation.answer_question',
    summary: '答一个问题，署姓名和岗位',
    access: read,
    params: oneInCommunity,
    body: z.object({ text: text(2, 1_000) }),
    output: contributionView,
    refusals: [...moderating, 'deliberation.not_a_question', 'deliberation.said_withdrawn'],
  },
  'POST /api/c/:community/contributions/:id/settle': {
    name: 'deliberation.settle_amendment',
    summary: '采纳或不采纳一条修改意见，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ accept: z.boolean(), reason: text(2, 500) }),
    output: contributionView,
    refusals: [...moderating, 'deliberation.not_an_amendment', 'deliberation.said_withdrawn'],
  },
  'GET /api/c/:community/my/topics': {
    name: 'deliberation.own_topics',
    summary: '我能参加的议事厅和议题',
    access: 'member',
    params: inCommunity,
    query: pageQuery.extend({ show: z.enum(['open', 'ended']).default('open') }),
    output: pageOf(ownTopicBrief).extend({ halls: z.array(z.string()) }),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/topics/:id': {
    name: 'deliberation.own_topic',
    summary: '一个议题',
    access: 'member',
    params: oneInCommunity,
    output: ownTopic,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/topics/:id/contributions': {
    name: 'deliberation.own_contributions',
    summary: '邻居们说的话',
    access: 'member',
    params: oneInCommunity,
    query: listed,
    output: pageOf(contributionView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/my/topics/:id/contributions': {
    name: 'deliberation.contribute',
    summary: '说一个理由、问一句、提一条修改意见',
    access: 'member',
    params: oneInCommunity,
    body: said,
    output: contributionView,
    status: 201,
    refusals: [
      'platform.not_found',
      'deliberation.not_of_hall',
      ...saying,
      'deliberation.said_already',
      'deliberation.said_much',
    ],
    limits: [{ of: 'person', most: 20, seconds: 600 }],
  },
  'POST /api/c/:community/my/contributions/:id/withdraw': {
    name: 'deliberation.withdraw_contribution',
    summary: '收回自己说的话',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: contributionView,
    refusals: ['platform.not_found', 'deliberation.topic_over', 'deliberation.said_withdrawn'],
  },
  'GET /api/c/:community/open-topics': {
    name: 'deliberation.open_topics',
    summary: '公开的议题',
    access: 'public',
    params: inCommunity,
    query: z.object({ after: z.string().max(500).optional() }),
    output: pageOf(publicTopicBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/open-topics/:id': {
    name: 'deliberation.open_topic_page',
    summary: '一个公开的议题：方案、各有多少人说话、结果',
    access: 'public',
    params: oneInCommunity,
    output: publicTopic,
    refusals: ['platform.not_found'],
  },
})
