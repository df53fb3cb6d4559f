import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { communityKinds } from './kinds.ts'
import { communityView, regionView } from './views.ts'

const decide = { permission: 'territory.settings' }
const phone = z.string().regex(/^[0-9+][0-9 -]{2,24}$/, { error: 'invalid' })
/** A community's own words for menus and places: name of the thing → what it is called here. */
const names = z.record(z.string().regex(/^[a-z][a-z0-9_.]{0,49}$/), text(1, 20))
const modules = z.array(z.string().regex(/^[a-z][a-z_]{0,29}$/)).max(60)

const communityFacts = {
  phone: phone.nullish(),
  supervision_phone: phone.nullish(),
  office_hours: text(0, 100).nullish(),
  address: text(0, 100).nullish(),
  names: names.refine((value) => Object.keys(value).length <= 200, { error: 'invalid' }).optional(),
  modules: modules.nullish(),
}
export const communityRoutes = defineRoutes({
  'GET /api/communities': {
    name: 'territory.communities',
    summary: '社区名单',
    access: 'public',
    query: pageQuery,
    output: pageOf(
      z.object({ id: z.number().int(), name: z.string(), region_path: z.array(z.string()), demo: z.boolean() }),
    ),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/regions': {
    name: 'territory.regions',
    summary: '国家行政区划：一个地方下面的地方（GB/T 2260，到镇街）',
    access: 'administrator',
    /** Provinces without it. */
    query: z.object({
      below: z
        .string()
        .regex(/^\d{6}$/, { error: 'invalid' })
        .optional(),
    }),
    output: z.object({ items: z.array(regionView) }),
    refusals: ['territory.region_unknown'],
  },
  'POST /api/communities': {
    name: 'territory.open_community',
    summary: '开通一个社区',
    access: 'administrator',
    body: z.object({
      name: text(2, 40),
      /** GB/T 2260, six digits: the district or county. */
      district_code: z.string().regex(/^\d{6}$/, { error: 'invalid' }),
      town: z.object({ code: z.string().regex(/^\d{9}$/, { error: 'invalid' }), name: text(2, 40) }),
      /** National statistical code of the community, twelve digits. */
      code: z.string().regex(/^\d{12}$/, { error: 'invalid' }),
      kind: z.enum(communityKinds).default('urban'),
      time_zone: z.string().max(50).default('Asia/Shanghai'),
      demo: z.boolean().default(false),
      ...communityFacts,
    }),
    output: communityView,
    status: 201,
    refusals: [
      'territory.region_unknown',
      'territory.code_unfit',
      'territory.time_zone_unknown',
      'territory.code_taken',
    ],
  },
  'GET /api/c/:community': {
    name: 'territory.community',
    summary: '社区的名称、电话、菜单叫法和时钟',
    access: 'public',
    params: inCommunity,
    output: communityView,
    refusals: ['platform.not_found'],
  },
  'PATCH /api/c/:community': {
    name: 'territory.edit_community',
    summary: '修改社区的名称、电话、叫法和启用的模块',
    access: decide,
    params: inCommunity,
    body: z.object({ name: text(2, 40).optional(), ...communityFacts }),
    output: communityView,
    refusals: ['platform.not_allowed', 'platform.not_found'],
  },
})
