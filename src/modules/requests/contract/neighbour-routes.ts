import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { enteredChannels, neighbourMatter, neighboursView } from './closing-views.ts'

const output = z.object({ items: z.array(neighbourMatter) })
const word = z.object({ done: z.boolean(), comment: text(0, 300).default('') })
const slipCode = z.string().trim().min(8).max(20)
const byCode = z.object({ code: slipCode })
const keep = { permission: 'requests.call_back' } as const

/** A person mistypes a few times, a program thousands. */
const slipTries = [
  { of: 'guest', most: 60, seconds: 600 },
  { of: 'person', most: 60, seconds: 600 },
] as const

export const neighbourRoutes = defineRoutes({
  'GET /api/c/:community/my/neighbour-matters': {
    name: 'requests.neighbour_matters',
    summary: '身边说办好了的公共事：请邻居看一眼',
    access: 'member',
    params: inCommunity,
    output,
  },
  'POST /api/c/:community/my/neighbour-matters/:id/word': {
    name: 'requests.neighbour_word',
    summary: '邻居说一句：真办好了，还是没办好',
    access: 'member',
    params: oneInCommunity,
    body: word,
    output,
    refusals: [
      'platform.not_found',
      'requests.own_matter',
      'requests.not_done_why',
      'requests.state_forbids',
      'requests.window_over',
    ],
  },
  'GET /api/c/:community/requests/:id/neighbours': {
    name: 'requests.neighbours_said',
    summary: '邻居对这次办结说了什么，几户说办好了',
    access: { permission: 'requests.read' },
    params: oneInCommunity,
    output: neighboursView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/neighbour-doors': {
    name: 'requests.neighbour_doors',
    summary: '按门牌找一户邻居，记它说的话',
    access: keep,
    params: oneInCommunity,
    query: z.object({ q: text(1, 60) }),
    output: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/requests/:id/neighbour-slips': {
    name: 'requests.make_neighbour_slips',
    summary: '给一片住户印“请看一眼”的条子，一户一个码（再印码不变）；经办人自己不能印',
    access: keep,
    params: oneInCommunity,
    body: z.object({ area_id: id }),
    output: z.object({
      matter: neighbourMatter,
      slips: z.array(z.object({ id, place: z.string(), code: z.string() })),
    }),
    refusals: [
      'platform.not_found',
      'requests.not_open_to_neighbours',
      'requests.state_forbids',
      'requests.window_over',
      'requests.area_unknown',
      'requests.slips_none',
      'requests.slips_many',
    ],
  },
  'POST /api/c/:community/requests/:id/neighbour-words': {
    name: 'requests.enter_neighbour_word',
    summary: '记下一户邻居当面、来电说的话；经办人自己不能记',
    access: keep,
    params: oneInCommunity,
    body: word.extend({ dwelling_id: id, channel: z.enum(enteredChannels) }),
    output: neighboursView,
    status: 201,
    refusals: [
      'platform.not_found',
      'requests.not_open_to_neighbours',
      'requests.state_forbids',
      'requests.window_over',
      'requests.place_unknown',
      'requests.own_matter',
      'requests.not_done_why',
    ],
  },
  'POST /api/c/:community/requests/:id/neighbour-words/:word/take-back': {
    name: 'requests.take_back_neighbour_word',
    summary: '撤回记错的一户邻居的话（还没办结、没重新办时）',
    access: keep,
    params: oneInCommunity.extend({ word: id }),
    body: z.object({}).default({}),
    output: neighboursView,
    refusals: [
      'platform.not_found',
      'requests.not_open_to_neighbours',
      'requests.state_forbids',
      'requests.window_over',
    ],
  },
  'POST /api/c/:community/neighbour-slips/by-code': {
    name: 'requests.neighbour_slip',
    summary: '凭条子上的码看这件公共事（不用登录）',
    access: 'public',
    limits: slipTries,
    params: inCommunity,
    body: byCode,
    output: neighbourMatter,
    repeatable: true,
    refusals: ['requests.slip_unknown'],
  },
  'POST /api/c/:community/neighbour-slips/word': {
    name: 'requests.neighbour_slip_word',
    summary: '凭条子上的码说一句：办好了，还是没办好；一户算一次',
    access: 'public',
    limits: slipTries,
    params: inCommunity,
    body: byCode.extend(word.shape),
    /** what was said, and how many dwellings say it is done by now */
    output: z.object({ done: z.boolean(), confirmed: z.number().int() }),
    refusals: [
      'requests.slip_unknown',
      'requests.own_matter',
      'requests.not_done_why',
      'requests.state_forbids',
      'requests.window_over',
    ],
  },
})
