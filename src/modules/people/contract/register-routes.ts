import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { fieldValues } from './field-routes.ts'
import {
  householdKind,
  householdView,
  personCard,
  personView,
  registerSource,
  relation,
  residenceRole,
  sex,
  tagView,
} from './views.ts'

const read = { permission: 'people.read' } as const
const write = { permission: 'people.register' } as const
const phone = z.string().trim().max(30)
const identityNumber = z.string().trim().max(30)
const tagCodes = z.array(z.string().max(40)).max(20)
const personRefusals = [
  'people.phone_invalid',
  'people.identity_invalid',
  'people.identity_disagrees',
  'people.identity_taken',
  'people.identity_coming',
  'people.tag_unknown',
  'people.field_unknown',
  'people.field_invalid',
] as const

const personFields = {
  name: text(1, 40),
  phone: phone.nullable().optional(),
  identity_number: identityNumber.nullable().optional(),
  sex: sex.nullable().optional(),
  birth_date: civilDate.nullable().optional(),
  tags: tagCodes.optional(),
  party_member: z.boolean().nullable().optional(),
  party_member_source: text(0, 100).nullable().optional(),
  newcomer: z.boolean().optional(),
  /** The community's own fields, by their ids. */
  custom: fieldValues.optional(),
}

const residenceFields = {
  dwelling_id: id,
  role: residenceRole,
  share_bp: z.number().int().min(1).max(10_000).nullable().default(null),
  lives_here: z.boolean().default(true),
  from_day: civilDate.nullable().default(null),
}

/** What the register is limited to and its order. */
export const registerFilter = z.object({
  /** compound, building, stairwell, grid or micro-grid */
  area: id.optional(),
  tag: z.string().max(40).optional(),
  role: residenceRole.optional(),
  newcomer: z.enum(['yes', 'no']).optional(),
  /** One of the community's own fields, of the person or of a dwelling of theirs, and what stands in it: a choice's code, yes, no, filled or empty. */
  field: id.optional(),
  value: z.string().max(20).optional(),
  /** by pronunciation, the eldest first, the last registered first */
  sort: z.enum(['name', 'eldest', 'registered']).default('name'),
})

export const registerRoutes = defineRoutes({
  'GET /api/c/:community/people': {
    name: 'people.list',
    summary: '居民登记册（按读音、年长或登记先后，敏感信息已遮住）',
    access: read,
    params: inCommunity,
    query: pageQuery.extend(registerFilter.shape),
    output: pageOf(personCard.extend({ custom: z.record(z.string(), z.string()) })),
    refusals: ['platform.cursor_invalid', 'people.tag_unknown', 'people.field_unknown'],
  },
  'GET /api/c/:community/people/search': {
    name: 'people.search',
    summary: '按姓名、拼音首字母或房号找人（最多 20 位）；按号码找另有一条，会留下记录',
    access: read,
    params: inCommunity,
    query: z.object({ q: z.string().trim().min(1).max(60) }),
    output: z.object({ items: z.array(personCard) }),
  },
  'POST /api/c/:community/people/search-by-number': {
    name: 'people.search_by_number',
    summary: '按手机号或尾号（四位）、只有数字的门牌找人（最多 20 位；谁查了哪个号码会留下记录）',
    access: read,
    params: inCommunity,
    body: z.object({ digits: z.string().regex(/^\d{4,15}$/) }),
    output: z.object({ items: z.array(personCard) }),
    repeatable: true,
  },
  'POST /api/c/:community/people/duplicates': {
    name: 'people.find_duplicates',
    summary: '登记之前看看是不是已经登记过（按号码查会留下记录）',
    access: write,
    params: inCommunity,
    body: z.object({ name: text(1, 40), phone: phone.optional(), identity_number: identityNumber.optional() }),
    output: z.object({
      items: z.array(personCard.extend({ why: z.array(z.enum(['identity_number', 'phone', 'name'])) })),
    }),
    repeatable: true,
  },
  'GET /api/c/:community/people/:id': {
    name: 'people.show',
    summary: '一位居民的登记',
    access: read,
    params: oneInCommunity,
    output: personView,
  },
  'POST /api/c/:community/people': {
    name: 'people.register',
    summary: '登记一位居民',
    access: write,
    params: inCommunity,
    body: z.object({
      ...personFields,
      source: registerSource.exclude(['import', 'demo']).default('counter'),
      residence: z.object(residenceFields).optional(),
    }),
    output: personView,
    status: 201,
    refusals: [...personRefusals, 'people.dwelling_unknown', 'people.share_needs_title'],
  },
  'PATCH /api/c/:community/people/:id': {
    name: 'people.edit',
    summary: '更正登记内容',
    access: write,
    params: oneInCommunity,
    body: z.object({ ...personFields, name: text(1, 40).optional(), revision: z.number().int() }),
    output: personView,
    refusals: [...personRefusals, 'people.changed_meanwhile'],
  },
  'POST /api/c/:community/people/:id/residences': {
    name: 'people.move_in',
    summary: '登记住房关系（业主、共有人、租户、家属）',
    access: write,
    params: oneInCommunity,
    body: z.object(residenceFields),
    output: personView,
    status: 201,
    refusals: ['people.dwelling_unknown', 'people.share_needs_title', 'people.already_lives_there'],
  },
  'POST /api/c/:community/residences/:id/end': {
    name: 'people.move_out',
    summary: '结束一条住房关系（搬走、过户）',
    access: write,
    params: oneInCommunity,
    body: z.object({ until_day: civilDate.optional() }),
    output: personView,
    refusals: ['people.moved_out_already', 'people.days_disordered'],
  },
  'POST /api/c/:community/people/:id/death': {
    name: 'people.note_death',
    summary: '登记去世：住房、家庭、标签和通知到此为止，登记和历史保留',
    access: write,
    params: oneInCommunity,
    body: z.object({ day: civilDate }),
    output: z.object({ id }),
    refusals: ['platform.not_found', 'platform.not_allowed', 'people.days_disordered'],
  },
  'POST /api/c/:community/people/:id/death/undo': {
    name: 'people.undo_death',
    summary: '撤销登记错的去世（30 天内）：因此结束的住房、家庭、标签、电话、岗位和账号恢复',
    access: write,
    params: oneInCommunity,
    output: personView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'people.not_died',
      'people.undo_not_recorded',
      'people.undo_late',
    ],
  },
  'POST /api/c/:community/people/:id/children': {
    name: 'people.note_birth',
    summary: '登记出生：孩子和父母住在一起，归入父母的家庭',
    access: write,
    params: oneInCommunity,
    body: z.object({ name: text(1, 40), sex, birth_date: civilDate, identity_number: identityNumber.optional() }),
    output: personView,
    status: 201,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'people.days_disordered',
      'people.no_home',
      'people.identity_invalid',
      'people.identity_disagrees',
      'people.identity_taken',
      'people.identity_coming',
    ],
  },
  'POST /api/c/:community/people/:id/merge': {
    name: 'people.merge',
    summary: '把重复的登记并入另一条',
    access: write,
    params: oneInCommunity,
    body: z.object({ into: id }),
    output: personView,
    refusals: ['people.same_person', 'people.person_unknown'],
  },
  'POST /api/c/:community/people/:id/unmerge': {
    name: 'people.unmerge',
    summary: '把并错的登记拆回来（90 天内）：合并时跟过去的回来，合并以后发生的留在保留的那条',
    access: write,
    params: oneInCommunity,
    output: personView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'people.not_merged',
      'people.undo_not_recorded',
      'people.undo_late',
      'people.unmerge_chain',
      'people.unmerge_died',
    ],
  },
  'GET /api/c/:community/people/tags': {
    name: 'people.tags',
    summary: '居民情况标签',
    access: read,
    params: inCommunity,
    output: z.object({ items: z.array(tagView) }),
  },
  'POST /api/c/:community/people/tags': {
    name: 'people.add_tag',
    summary: '添加本社区自己的情况标签',
    access: { permission: 'people.tags' },
    params: inCommunity,
    body: z.object({ label: text(2, 10), sensitive: z.boolean().default(false) }),
    output: tagView,
    status: 201,
    refusals: ['people.tag_taken'],
  },
  'GET /api/c/:community/households/:id': {
    name: 'people.household',
    summary: '一户人家',
    access: read,
    params: oneInCommunity,
    output: householdView,
  },
  'POST /api/c/:community/households': {
    name: 'people.form_household',
    summary: '登记一户人家',
    access: write,
    params: inCommunity,
    body: z.object({ dwelling_id: id, kind: householdKind.default('family'), head_person_id: id }),
    output: householdView,
    status: 201,
    refusals: ['people.dwelling_unknown', 'people.person_unknown', 'people.in_a_household'],
  },
  'POST /api/c/:community/households/:id/members': {
    name: 'people.join_household',
    summary: '把一位居民加入这户',
    access: write,
    params: oneInCommunity,
    body: z.object({ person_id: id, relation }),
    output: householdView,
    status: 201,
    refusals: [
      'people.household_dissolved',
      'people.person_unknown',
      'people.in_a_household',
      'people.household_has_head',
    ],
  },
  'POST /api/c/:community/households/:id/departures': {
    name: 'people.leave_household',
    summary: '一位居民离开这户',
    access: write,
    params: oneInCommunity,
    body: z.object({ person_id: id }),
    output: householdView,
    refusals: ['people.not_in_household'],
  },
})
