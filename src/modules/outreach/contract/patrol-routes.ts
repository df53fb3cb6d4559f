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
import {
  findingState,
  findingView,
  how,
  ownRoute,
  patrolFigures,
  patrolWalker,
  routeBrief,
  routeView,
  walkView,
  wantedRoute,
} from './patrol-views.ts'

const plan = { permission: 'outreach.plan' } as const
const patrol = { permission: 'outreach.patrol' } as const
const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
const oneWalk = oneInCommunity.extend({ walk: id })
const routeRefusals = [
  'outreach.area_unknown',
  'outreach.walker_unknown',
  'outreach.rhythm_unfit',
  'outreach.point_unknown',
] as const

export const patrolRoutes = defineRoutes({
  'GET /api/c/:community/patrol-routes': {
    name: 'outreach.patrol_routes',
    summary: '巡查路线，按名称',
    access: plan,
    params: inCommunity,
    query: pageQuery.extend({ retired: z.enum(['no', 'yes']).default('no') }),
    output: pageOf(routeBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/patrol-routes/walkers': {
    name: 'outreach.patrol_walkers',
    summary: '可以去巡查的人和岗位',
    access: plan,
    params: inCommunity,
    output: z.object({ items: z.array(patrolWalker) }),
  },
  'GET /api/c/:community/patrol-routes/:id': {
    name: 'outreach.patrol_route',
    summary: '一条巡查路线',
    access: plan,
    params: oneInCommunity,
    output: routeView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/patrol-routes': {
    name: 'outreach.make_route',
    summary: '设一条巡查路线',
    access: plan,
    params: inCommunity,
    body: wantedRoute,
    output: routeView,
    status: 201,
    refusals: routeRefusals,
  },
  'POST /api/c/:community/patrol-routes/:id/revise': {
    name: 'outreach.revise_route',
    summary: '改一条巡查路线；留下的点码不变，去掉的点停用',
    access: plan,
    params: oneInCommunity,
    body: wantedRoute,
    output: routeView,
    refusals: ['platform.not_found', 'outreach.route_retired', ...routeRefusals],
  },
  'POST /api/c/:community/patrol-routes/:id/retire': {
    name: 'outreach.retire_route',
    summary: '停用一条巡查路线',
    access: plan,
    params: oneInCommunity,
    output: routeView,
    refusals: ['platform.not_found', 'outreach.route_retired'],
  },
  'POST /api/c/:community/patrol-routes/:id/restore': {
    name: 'outreach.restore_route',
    summary: '重新启用一条巡查路线',
    access: plan,
    params: oneInCommunity,
    output: routeView,
    refusals: ['platform.not_found', 'outreach.route_in_use'],
  },
  'POST /api/c/:community/patrol-routes/:id/excuse': {
    name: 'outreach.excuse_missed',
    summary: '写明一次漏走的原因，不再算漏走',
    access: plan,
    params: oneInCommunity,
    body: z.object({ day: civilDate, reason: text(2, 200) }),
    output: routeView,
    refusals: ['platform.not_found', 'outreach.not_missed'],
  },
  'GET /api/c/:community/patrols/missed': {
    name: 'outreach.missed_patrols',
    summary: '漏走的巡查，近的在前',
    access: plan,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(z.object({ route_id: id, route: z.string(), area: z.string(), day: civilDate })),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/patrols/figures': {
    name: 'outreach.patrol_figures',
    summary: '巡查的数字，按地方；不是哪一个人的',
    access: plan,
    params: inCommunity,
    query: z.object({ from: month, to: month }),
    output: z.object({ total: patrolFigures, items: z.array(patrolFigures) }),
    refusals: ['outreach.months_unfit'],
  },
  'GET /api/c/:community/patrol-findings': {
    name: 'outreach.findings',
    summary: '巡查发现，新的在前',
    access: plan,
    params: inCommunity,
    query: pageQuery.extend({ state: findingState.optional(), route: id.optional() }),
    output: pageOf(findingView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/patrol-points/by-code/:code': {
    name: 'outreach.point_by_code',
    summary: '扫巡查点的码看到的：是哪一个点，还用不用',
    access: patrol,
    params: inCommunity.extend({ code: z.string().trim().toUpperCase().min(4).max(20) }),
    output: z.object({
      point_id: id,
      name: z.string(),
      route_id: id,
      route: z.string(),
      /** taken out of use, or its route */
      retired: z.boolean(),
      /** the reader walks this route */
      mine: z.boolean(),
    }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/patrols': {
    name: 'outreach.own_patrols',
    summary: '我要巡查的路线，和等我去看的整改',
    access: patrol,
    params: inCommunity,
    output: z.object({ items: z.array(ownRoute), to_verify: z.array(findingView) }),
  },
  'POST /api/c/:community/patrol-routes/:id/walks/:walk': {
    name: 'outreach.note_patrol',
    summary: '记下一次巡查：到了哪些点，走完了没有；重复发送只算一次',
    access: patrol,
    params: oneWalk,
    body: z.object({
      started_at: instant,
      reached: z
        .array(
          z.object({
            point_id: id,
            how,
            metres: z.number().int().min(0).max(100_000).nullable().default(null),
            accuracy: z.number().int().min(0).max(100_000).nullable().default(null),
            reason: text(0, 200).default(''),
            at: instant,
          }),
        )
        .max(40)
        .default([]),
      finished_at: instant.optional(),
    }),
    output: walkView,
    refusals: [
      'platform.not_found',
      'outreach.route_retired',
      'outreach.point_unknown',
      'outreach.reason_needed',
      'outreach.points_left',
    ],
  },
  'POST /api/c/:community/patrol-routes/:id/walks/:walk/findings': {
    name: 'outreach.note_finding',
    summary: '巡查中的发现：登记成诉求，或只记下来',
    access: patrol,
    params: oneWalk,
    body: z.object({
      /** made on the phone */
      finding_id: id,
      point_id: id.optional(),
      words: text(4, 2_000),
      place_detail: text(0, 60).default(''),
      /** left out: only noted */
      item_code: text(1, 10).optional(),
      at: instant,
      file_ids: z.array(id).max(9).default([]),
    }),
    output: walkView,
    status: 201,
    refusals: [
      'platform.not_found',
      'outreach.point_unknown',
      'requests.item_unknown',
      'requests.item_retired',
      'requests.not_ours',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.person_unknown',
      'requests.contact_needed',
    ],
  },
  'GET /api/c/:community/patrol-findings/:id': {
    name: 'outreach.finding',
    summary: '一条巡查发现',
    access: patrol,
    params: oneInCommunity,
    output: findingView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/patrol-findings/:id/verify': {
    name: 'outreach.verify_finding',
    summary: '到现场看过：整改好了，或还没好（退回去再办）',
    access: patrol,
    params: oneInCommunity,
    body: z.object({
      rectified: z.boolean(),
      words: text(0, 500).default(''),
      /** what it looks like now */
      file_ids: z.array(id).max(6).default([]),
    }),
    output: findingView,
    refusals: ['platform.not_found', 'outreach.not_to_verify', 'requests.state_forbids', 'requests.window_over'],
  },
  'GET /api/c/:community/patrol-findings/:id/photos/:file': {
    name: 'outreach.finding_photo',
    summary: '巡查发现的照片：发现时拍的，再去看时拍的',
    access: patrol,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
})
