import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { byHandRoutes } from './by-hand-routes.ts'
import { ballotWays, stageKinds, topicStates, whoKinds } from './kinds.ts'
import { templateCode, templateRoutes } from './template-routes.ts'
import { topicBrief, topicView } from './views.ts'

const read = { permission: 'deliberation.read' } as const
const keep = { permission: 'deliberation.keep' } as const
const acting = ['platform.not_found', 'platform.not_allowed', 'deliberation.topic_over'] as const
const optionsMost = 12
const requestsMost = 50
const fenMost = 1_000_000_000_000

const option = z.object({
  /** one that stands already; else a new one */
  id: id.optional(),
  title: text(1, 60),
  description: text(0, 500).default(''),
  cost_fen: z.number().int().min(1).max(fenMost).nullable().default(null),
})
const written = {
  title: text(4, 80),
  facts: text(0, 3_000).default(''),
  options: z.array(option).max(optionsMost).default([]),
}
const filter = {
  state: z.enum([...topicStates, 'all']).default('open'),
  stage: z.enum(stageKinds).optional(),
  template: templateCode.optional(),
  q: text(0, 40).optional(),
}
const brief = topicBrief.pick({ id: true, number: true, title: true, state: true, stage_name: true })

export const topicRoutes = defineRoutes({
  'GET /api/c/:community/topics': {
    name: 'deliberation.topics',
    summary: '议题清单',
    access: read,
    params: inCommunity,
    query: pageQuery.extend(filter),
    output: pageOf(topicBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/topics/export': {
    name: 'deliberation.export_topics',
    summary: '导出议题清单',
    access: keep,
    params: inCommunity,
    body: z.object(filter),
    output: z.unknown(),
    binary: true,
  },
  'POST /api/c/:community/topics': {
    name: 'deliberation.open_topic',
    summary: '列一个议题：从诉求、建言、上级决定，或自己提',
    access: keep,
    params: inCommunity,
    body: z.object({
      ...written,
      template: templateCode,
      who: z.enum(whoKinds).default('area'),
      area_id: id.nullable().default(null),
      body_id: id.nullable().default(null),
      open: z.boolean().default(true),
      /** everybody who lives or owns there hears of it; members of a body do anyway */
      tell_all: z.boolean().default(false),
      above: text(0, 500).default(''),
      request_ids: z.array(id).max(requestsMost).default([]),
      suggestion_id: id.nullable().default(null),
    }),
    output: topicView,
    status: 201,
    refusals: [
      'platform.not_allowed',
      'deliberation.place_unknown',
      'deliberation.body_unknown',
      'deliberation.body_needed',
      'deliberation.source_unknown',
      'deliberation.options_same',
      'deliberation.template_unknown',
    ],
  },
  'GET /api/c/:community/topics/:id': {
    name: 'deliberation.topic',
    summary: '一个议题',
    access: read,
    params: oneInCommunity,
    output: topicView,
    refusals: ['platform.not_found'],
  },
  ...byHandRoutes,
  'POST /api/c/:community/topics/:id/edit': {
    name: 'deliberation.edit_topic',
    summary: '改议题：问题、情况、方案；开始讨论后要写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ ...written, open: z.boolean(), reason: text(0, 300).default('') }),
    output: topicView,
    refusals: [
      ...acting,
      'deliberation.option_unknown',
      'deliberation.options_same',
      'deliberation.option_in_use',
      'deliberation.reason_needed',
    ],
  },
  'POST /api/c/:community/topics/:id/move': {
    name: 'deliberation.move_topic',
    summary: '进入另一步；日子跟着变的写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ stage: z.enum(stageKinds), reason: text(0, 300).default('') }),
    output: topicView,
    refusals: [...acting, 'deliberation.stage_unfit', 'deliberation.reason_needed'],
  },
  'POST /api/c/:community/topics/:id/dates': {
    name: 'deliberation.set_topic_dates',
    summary: '改各步的日子，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      stages: z
        .array(z.object({ kind: z.enum(stageKinds), until_day: civilDate }))
        .min(1)
        .max(stageKinds.length),
      reason: text(2, 300),
    }),
    output: topicView,
    refusals: [...acting, 'deliberation.stage_unfit', 'deliberation.days_unfit'],
  },
  'POST /api/c/:community/topics/:id/tie-request': {
    name: 'deliberation.tie_request',
    summary: '把一件诉求并进这个议题',
    access: keep,
    params: oneInCommunity,
    body: z.object({ number: text(1, 40) }),
    output: topicView,
    refusals: [...acting, 'deliberation.source_unknown', 'deliberation.requests_full'],
  },
  'POST /api/c/:community/topics/:id/untie-request': {
    name: 'deliberation.untie_request',
    summary: '把一件诉求移出这个议题',
    access: keep,
    params: oneInCommunity,
    body: z.object({ request_id: id }),
    output: topicView,
    refusals: [...acting, 'deliberation.source_unknown'],
  },
  'POST /api/c/:community/topics/:id/meeting': {
    name: 'deliberation.put_on_agenda',
    summary: '放进一次会议的议程',
    access: keep,
    params: oneInCommunity,
    body: z.object({ meeting_id: id, minutes: z.number().int().min(5).max(300).default(20) }),
    output: topicView,
    refusals: [
      ...acting,
      'deliberation.meeting_unknown',
      'deliberation.meeting_over',
      'deliberation.on_agenda_already',
    ],
  },
  'POST /api/c/:community/topics/:id/ballot': {
    name: 'deliberation.draft_topic_ballot',
    summary: '拟一次表决：问题和方案照议题填好',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      opens_day: civilDate,
      closes_day: civilDate,
      /** how the options are voted on, where there are several */
      how: z.enum(ballotWays).default('choose'),
    }),
    output: topicView,
    refusals: [...acting, 'deliberation.options_needed', 'deliberation.days_unfit'],
  },
  'POST /api/c/:community/topics/:id/decide': {
    name: 'deliberation.decide_topic',
    summary: '定下来：谁办、什么时候办好',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      text: text(2, 300),
      owner_post_id: id.optional(),
      owner_body_id: id.optional(),
      due_day: civilDate,
    }),
    output: topicView,
    refusals: [...acting, 'deliberation.owner_unknown', 'deliberation.due_past'],
  },
  'POST /api/c/:community/topics/:id/report': {
    name: 'deliberation.report_topic',
    summary: '告诉参与的人结果，议题结束',
    access: keep,
    params: oneInCommunity,
    body: z.object({ text: text(4, 2_000) }),
    output: topicView,
    refusals: [...acting, 'deliberation.tasks_open'],
  },
  'POST /api/c/:community/topics/:id/drop': {
    name: 'deliberation.drop_topic',
    summary: '不再议，写明原因（原因公开）',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(4, 300) }),
    output: topicView,
    refusals: acting,
  },
  'POST /api/c/:community/topics/:id/reopen': {
    name: 'deliberation.reopen_topic',
    summary: '重新打开，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(4, 300) }),
    output: topicView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'deliberation.topic_open'],
  },
  'GET /api/c/:community/requests/:id/topics': {
    name: 'deliberation.topics_of_request',
    summary: '一件诉求列进了哪些议题',
    access: read,
    params: oneInCommunity,
    output: z.object({ items: z.array(brief), can: z.array(z.string()) }),
  },
  'GET /api/c/:community/ballots/:id/topic': {
    name: 'deliberation.topic_of_ballot',
    summary: '一次表决是哪个议题的',
    access: 'public',
    params: oneInCommunity,
    output: z.object({ items: z.array(brief) }),
  },
  'GET /api/c/:community/meetings/:id/topics': {
    name: 'deliberation.topics_of_meeting',
    summary: '一次会议上的议题',
    access: read,
    params: oneInCommunity,
    output: z.object({ items: z.array(brief) }),
  },
  ...templateRoutes,
})
