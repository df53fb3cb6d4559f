import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { choices, words } from './forms.ts'
import { boardView, ownVote } from './roll-views.ts'
import { ballotBrief, openBallot, ownBallot } from './views.ts'

const casting = [
  'ballots.not_open_yet',
  'ballots.closed',
  'ballots.secret_unfit',
  'ballots.not_on_roll',
  'ballots.choices_missing',
  'ballots.choices_unknown',
  'ballots.points_unfit',
  'ballots.choices_many',
  'ballots.rank_gap',
  'ballots.over_budget',
  'ballots.words_unfit',
  'ballots.voted_already',
] as const
const code = z.string().min(1).max(40)
/** Guessing a code of ten letters is hopeless at this pace. */
const byCode = [{ of: 'guest', most: 20, seconds: 600 }] as const

export const residentRoutes = defineRoutes({
  'GET /api/c/:community/my/ballots': {
    name: 'ballots.own_list',
    summary: '这里在表决什么，哪些我能投',
    access: 'member',
    params: inCommunity,
    query: pageQuery.extend({ show: z.enum(['now', 'past']).default('now') }),
    output: pageOf(ballotBrief.extend({ votes: z.number().int(), voted: z.number().int() })),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/ballots/:id': {
    name: 'ballots.own_one',
    summary: '一次表决，和我的票',
    access: 'member',
    params: oneInCommunity,
    output: ownBallot,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/ballots/:id/cast': {
    name: 'ballots.cast',
    summary: '投票',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ voter_id: id, choices, words }),
    output: ownVote,
    status: 201,
    refusals: ['platform.not_found', ...casting],
  },
  'POST /api/c/:community/my/ballots/:id/objections': {
    name: 'ballots.object',
    summary: '对名册或结果提出异议',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ text: text(5, 500) }),
    output: ownBallot,
    status: 201,
    refusals: ['platform.not_found', 'ballots.no_objections_now', 'ballots.objections_many'],
  },
  'POST /api/c/:community/ballots/by-code': {
    name: 'ballots.by_code',
    summary: '用信上的投票码打开表决',
    access: 'public',
    params: inCommunity,
    body: z.object({ code }),
    output: z.object({ ballot: openBallot, vote: ownVote.omit({ name: true, units: true }) }),
    limits: byCode,
    repeatable: true,
    refusals: ['ballots.code_unknown'],
  },
  'POST /api/c/:community/ballots/by-code/cast': {
    name: 'ballots.cast_by_code',
    summary: '用信上的投票码投票',
    access: 'public',
    params: inCommunity,
    body: z.object({ code, choices, words }),
    output: ownVote.omit({ name: true, units: true }),
    status: 201,
    limits: byCode,
    refusals: ['ballots.code_unknown', ...casting],
  },
  'GET /api/c/:community/open/ballots': {
    name: 'ballots.open_list',
    summary: '公开的表决',
    access: 'public',
    params: inCommunity,
    query: pageQuery,
    output: pageOf(ballotBrief.extend({ on_roll: z.number().int(), took: z.number().int() })),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/open/ballots/:id': {
    name: 'ballots.open_one',
    summary: '一次表决：规则、进度、结果和怎么算出来的',
    access: 'public',
    params: oneInCommunity,
    output: openBallot,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/open/ballots/:id/board': {
    name: 'ballots.board',
    summary: '墙上的进度：各楼、各单元多少户已表态',
    access: 'public',
    params: oneInCommunity,
    output: boardView,
    refusals: ['platform.not_found'],
  },
})
