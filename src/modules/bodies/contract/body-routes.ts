import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { bodyKinds, departmentKinds, offices } from './kinds.ts'
import { answeringView, bodyBrief, bodyView, compoundPage } from './views.ts'

export const phone = z.string().regex(/^[0-9+][0-9 -]{2,24}$/, { error: 'invalid' })
const edit = { permission: 'bodies.edit' }
const oneMember = oneInCommunity.extend({ member: id })
const oneService = oneInCommunity.extend({ service: id })

/** Days of a term, both included; without `from` it begins now, without `until` it has no end yet. */
export const period = { from: civilDate.optional(), until: civilDate.nullish() }

const bodyFacts = {
  area_id: id.nullish(),
  powers: text(0, 1000).nullish(),
  duties: text(0, 1000).nullish(),
  decision_rule: text(0, 1000).nullish(),
  public_phone: phone.nullish(),
  hours: text(0, 100).nullish(),
  established_on: civilDate.nullish(),
  filed_on: civilDate.nullish(),
}
const opened = ['platform.not_found', 'platform.not_allowed', 'bodies.body_dissolved'] as const

export const bodyRoutes = defineRoutes({
  'GET /api/c/:community/bodies': {
    name: 'bodies.bodies',
    summary: '社区里的组织和单位',
    access: { permission: 'bodies.read' },
    params: inCommunity,
    query: pageQuery.extend({
      kind: z.enum(bodyKinds).optional(),
      department_kind: z.enum(departmentKinds).optional(),
      area_id: id.optional(),
      q: text(1, 40).optional(),
    }),
    output: pageOf(bodyBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/bodies/:id': {
    name: 'bodies.body',
    summary: '一个组织或单位的成员、岗位和服务范围',
    access: { permission: 'bodies.read' },
    params: oneInCommunity,
    output: bodyView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/bodies': {
    name: 'bodies.found_body',
    summary: '登记一个组织或单位',
    access: edit,
    params: inCommunity,
    body: z.object({
      kind: z.enum(bodyKinds),
      name: text(2, 60),
      department_kind: z.enum(departmentKinds).nullish(),
      ...bodyFacts,
    }),
    output: bodyView,
    status: 201,
    refusals: ['bodies.area_unknown', 'platform.not_allowed', 'bodies.department_kind_unfit', 'bodies.name_taken'],
  },
  'PATCH /api/c/:community/bodies/:id': {
    name: 'bodies.edit_body',
    summary: '修改组织或单位的名称、职责和联系方式',
    access: edit,
    params: oneInCommunity,
    body: z.object({ name: text(2, 60).optional(), ...bodyFacts }),
    output: bodyView,
    refusals: [...opened, 'bodies.area_unknown', 'bodies.name_taken'],
  },
  'POST /api/c/:community/bodies/:id/dissolve': {
    name: 'bodies.dissolve_body',
    summary: '组织解散：成员、服务和岗位同时到期',
    access: edit,
    params: oneInCommunity,
    body: z.object({}),
    output: bodyView,
    refusals: opened,
  },
  'POST /api/c/:community/bodies/:id/services': {
    name: 'bodies.set_service',
    summary: '登记由谁服务哪个小区、从何时到何时',
    access: edit,
    params: oneInCommunity,
    /** Without a compound: the whole community. */
    body: z.object({ compound_id: id.nullish(), ...period }),
    output: bodyView,
    status: 201,
    refusals: [
      ...opened,
      'bodies.service_unfit',
      'bodies.compound_unknown',
      'bodies.period_unfit',
      'bodies.service_overlaps',
    ],
  },
  'POST /api/c/:community/bodies/:id/services/:service/end': {
    name: 'bodies.end_service',
    summary: '服务结束',
    access: edit,
    params: oneService,
    body: z.object({ until: civilDate.optional() }),
    output: bodyView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'bodies.term_ended', 'bodies.period_unfit'],
  },
  'POST /api/c/:community/bodies/:id/members': {
    name: 'bodies.add_member',
    summary: '添加成员：登记在册的居民，或外单位的人',
    access: edit,
    params: oneInCommunity,
    body: z.object({
      person_id: id.nullish(),
      outside_name: text(1, 40).nullish(),
      unit: text(0, 60).nullish(),
      office: z.enum(offices).default('member'),
      title: text(0, 20).nullish(),
      public: z.boolean().default(false),
      public_phone: phone.nullish(),
      ...period,
    }),
    output: bodyView,
    status: 201,
    refusals: [
      ...opened,
      'bodies.member_unnamed',
      'bodies.person_unknown',
      'bodies.period_unfit',
      'bodies.member_overlaps',
    ],
  },
  'POST /api/c/:community/bodies/:id/members/:member/end': {
    name: 'bodies.end_member',
    summary: '成员离任',
    access: edit,
    params: oneMember,
    body: z.object({ until: civilDate.optional() }),
    output: bodyView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'bodies.term_ended', 'bodies.period_unfit'],
  },
  'GET /api/c/:community/compounds/:id': {
    name: 'bodies.compound_page',
    summary: '小区五方：谁在任、管什么、怎么联系、哪里空缺',
    access: 'public',
    params: oneInCommunity,
    output: compoundPage,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/answering': {
    name: 'bodies.answering',
    summary: '谁负责这里：每个网格的网格员、电话和监督电话',
    access: 'public',
    params: inCommunity,
    output: answeringView,
    refusals: ['platform.not_found'],
  },
})
