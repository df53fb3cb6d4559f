import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { conditionStates } from './kinds.ts'
import { files } from './project-routes.ts'
import { conditionView, ownCondition } from './views.ts'

const filter = z.object({ state: z.enum(conditionStates).optional() })

/** Conditions are households' own words: staff of the place read them, and each household its own. */
export const conditionRoutes = defineRoutes({
  'GET /api/c/:community/projects/:id/conditions': {
    name: 'projects.conditions',
    summary: '住户同意时提的条件，一条一条落实',
    access: { permission: 'projects.read' },
    forKeys: false,
    params: oneInCommunity,
    query: pageQuery.extend(filter.shape),
    output: pageOf(conditionView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/projects/:id/conditions/:condition': {
    name: 'projects.settle_condition',
    summary: '一条条件做到了，或者做不到、为什么；记错了可以改回',
    access: { permission: 'projects.lead' },
    params: oneInCommunity.extend({ condition: id }),
    body: z.object({
      state: z.enum(conditionStates),
      note: text(2, 500),
      day: civilDate.optional(),
      file_ids: files,
    }),
    output: conditionView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'projects.state_unfit', 'projects.day_ahead'],
  },
  'POST /api/c/:community/projects/:id/conditions/:condition/add': {
    name: 'projects.add_condition',
    summary: '同一户还提了一条，单独记下、单独落实',
    access: { permission: 'projects.lead' },
    params: oneInCommunity.extend({ condition: id }),
    body: z.object({ text: text(2, 500) }),
    output: conditionView,
    status: 201,
    refusals: ['platform.not_found', 'platform.not_allowed', 'projects.state_unfit', 'projects.conditions_full'],
  },
  'POST /api/c/:community/projects/:id/conditions/:condition/drop': {
    name: 'projects.drop_condition',
    summary: '拿掉补记错的一条；投票时提的不能拿掉',
    access: { permission: 'projects.lead' },
    params: oneInCommunity.extend({ condition: id }),
    body: z.object({ reason: text(2, 300) }),
    output: z.object({ id }),
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'projects.state_unfit',
      'projects.condition_voted',
      'projects.condition_settled',
    ],
  },
  'POST /api/c/:community/projects/:id/conditions/export': {
    name: 'projects.export_conditions',
    summary: '导出一个项目的住户条件（谁导出过会留下记录）',
    access: { permission: 'projects.lead' },
    params: oneInCommunity,
    body: filter,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/project-conditions': {
    name: 'projects.own_conditions',
    summary: '我家同意时提的条件，后来怎样：同住的成年人都看得到',
    access: 'member',
    params: inCommunity,
    query: z.object({ project: id.optional() }),
    output: z.object({ items: z.array(ownCondition) }),
  },
})
