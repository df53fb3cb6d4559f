import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { hearingWays, walkersMost } from './kinds.ts'
import { affectedView, voterView, wordsView } from './roll-views.ts'

const read = { permission: 'ballots.read' } as const
const manage = { permission: 'ballots.manage' } as const
const enter = { permission: 'ballots.enter' } as const
const locked = ['platform.not_found', 'platform.not_allowed', 'ballots.phase_unfit'] as const
const oneDwelling = oneInCommunity.extend({ dwelling: id })
const affectedList = z.object({ items: z.array(affectedView) })
const filedMost = 50

/** Households one by one: what they said with their vote, who is visited, whom a lift affects. */
export const householdRoutes = defineRoutes({
  'GET /api/c/:community/ballots/:id/words': {
    name: 'ballots.words',
    summary: '各户写的：为什么不同意、同意的条件',
    access: read,
    params: oneInCommunity,
    query: pageQuery.extend({ kind: z.enum(['reason', 'condition']).optional() }),
    output: pageOf(wordsView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/words': {
    name: 'ballots.note_words',
    summary: '补记一户的理由或条件（已转成诉求的不能改）',
    access: enter,
    params: oneInCommunity.extend({ voter: id }),
    body: z.object({ text: text(0, 300) }),
    output: voterView,
    refusals: [...locked, 'ballots.not_on_roll', 'ballots.words_unfit', 'ballots.not_voted', 'ballots.words_filed'],
  },
  'POST /api/c/:community/ballots/:id/words/file': {
    name: 'ballots.file_words',
    summary: '把不同意的理由转成诉求（没有自动转成的）',
    access: manage,
    params: oneInCommunity,
    body: z.object({ voter_ids: z.array(id).min(1).max(filedMost), item_code: z.string().min(1).max(20) }),
    output: z.object({ filed: z.number().int() }),
    refusals: [
      ...locked,
      'requests.item_unknown',
      'requests.item_retired',
      'requests.not_ours',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.person_unknown',
      'requests.contact_needed',
    ],
  },
  'POST /api/c/:community/ballots/:id/visits': {
    name: 'ballots.plan_visits',
    summary: '给还没送达、没见到的住户（或还没表态的住户）安排上门',
    access: manage,
    params: oneInCommunity,
    body: z.object({
      from_day: civilDate,
      until_day: civilDate,
      walker_ids: z.array(id).min(1).max(walkersMost),
      /** not_reached: nothing delivered and no door opened so far; not_answered: whoever hasn't voted */
      who: z.enum(['not_reached', 'not_answered']).default('not_reached'),
    }),
    output: z.object({ round_id: id, households: z.number().int() }),
    status: 201,
    refusals: [
      ...locked,
      'ballots.nobody_left',
      'outreach.days_disordered',
      'outreach.walker_unknown',
      'outreach.area_unknown',
      'outreach.too_many_dwellings',
      'outreach.no_dwellings',
      'outreach.nobody_reaches',
    ],
  },
  'GET /api/c/:community/ballots/:id/visits': {
    name: 'ballots.visits',
    summary: '为这次表决安排的上门',
    access: read,
    params: oneInCommunity,
    output: z.object({
      /** dwellings to go to now: nothing reached them, or they haven't answered */
      not_reached: z.number().int(),
      not_answered: z.number().int(),
      items: z.array(
        z.object({ round_id: id, name: z.string(), households: z.number().int(), opened: z.number().int() }),
      ),
    }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/ballots/:id/affected': {
    name: 'ballots.affected',
    summary: '加装电梯直接影响哪几户，听取过没有',
    access: read,
    params: oneInCommunity,
    output: affectedList,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/ballots/:id/affected/others': {
    name: 'ballots.not_affected',
    summary: '名册上还没有列为受影响的房屋，按门牌找',
    access: manage,
    params: oneInCommunity,
    query: z.object({ q: text(0, 40).default('') }),
    output: z.object({ items: z.array(z.object({ dwelling_id: id, name: z.string() })) }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/ballots/:id/affected': {
    name: 'ballots.own_affected',
    summary: '加装电梯影响哪几户、怎么听取的、谈定什么（名册上的人看）',
    access: 'member',
    params: oneInCommunity,
    output: z.object({ items: z.array(affectedView.omit({ dwelling_id: true, said: true })) }),
    refusals: ['platform.not_found', 'ballots.not_on_roll'],
  },
  'POST /api/c/:community/ballots/:id/affected': {
    name: 'ballots.mark_affected',
    summary: '补一户受影响的',
    access: manage,
    params: oneInCommunity,
    body: z.object({ dwelling_id: id, why: text(2, 200) }),
    output: affectedList,
    refusals: [...locked, 'ballots.not_a_lift', 'ballots.dwelling_unknown', 'ballots.affected_already'],
  },
  'POST /api/c/:community/ballots/:id/affected/:dwelling/hear': {
    name: 'ballots.hear_affected',
    summary: '记下怎么听取的、说了什么、谈定什么',
    access: manage,
    params: oneDwelling,
    body: z.object({
      day: civilDate,
      how: z.enum(hearingWays),
      said: text(2, 1_000),
      agreed: text(0, 1_000).default(''),
    }),
    output: affectedList,
    refusals: [...locked, 'ballots.day_unfit', 'ballots.dwelling_unknown'],
  },
  'POST /api/c/:community/ballots/:id/affected/:dwelling/drop': {
    name: 'ballots.drop_affected',
    summary: '这一户不受影响，写明原因',
    access: manage,
    params: oneDwelling,
    body: z.object({ reason: text(2, 200) }),
    output: affectedList,
    refusals: [...locked, 'ballots.dwelling_unknown'],
  },
})
