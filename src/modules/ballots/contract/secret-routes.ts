import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { choices, scansMost } from './forms.ts'
import { paperView, voterView } from './roll-views.ts'

const enter = { permission: 'ballots.enter' } as const
const manage = { permission: 'ballots.manage' } as const
const oneVoter = oneInCommunity.extend({ voter: id })

/** Octets in base64url: 32 are 43 signs, 256 (a number of 2 048 bits) 342. */
const octets = (signs: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${signs}}$`))
const drawn = octets(43)
const signed = octets(342)

const issued = z.object({ blind_signature: signed })
const running = ['ballots.not_open_yet', 'ballots.closed', 'ballots.secret_unfit'] as const
const issuing = [...running, 'ballots.not_on_roll', 'ballots.blinded_unfit', 'ballots.voted_already'] as const
const marking = [
  'ballots.choices_missing',
  'ballots.choices_unknown',
  'ballots.points_unfit',
  'ballots.choices_many',
  'ballots.rank_gap',
  'ballots.over_budget',
] as const
const numberMost = 1_000_000
const number = z.coerce.number().int().min(1).max(numberMost)
const reading = ['platform.not_found', 'platform.not_allowed', ...running] as const

/** Secret ballots: the right to vote goes to the row of the roll, the paper into the urn, and nothing leads from one to the other. */
export const secretRoutes = defineRoutes({
  'POST /api/c/:community/my/ballots/:id/right': {
    name: 'ballots.take_right',
    summary: '无记名表决：领票（名册记下参加过；签章时看不到选了什么）',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ voter_id: id, blinded: signed }),
    output: issued,
    status: 201,
    refusals: ['platform.not_found', ...issuing],
  },
  'POST /api/c/:community/ballots/by-code/right': {
    name: 'ballots.take_right_by_code',
    summary: '无记名表决：用信上的投票码领票',
    access: 'public',
    params: inCommunity,
    body: z.object({ code: z.string().min(1).max(40), blinded: signed }),
    output: issued,
    status: 201,
    limits: [{ of: 'guest', most: 20, seconds: 600 }],
    refusals: ['ballots.code_unknown', ...issuing],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/right': {
    name: 'ballots.take_right_for',
    summary: '无记名表决：柜台、上门、电话代为领票',
    access: enter,
    params: oneVoter,
    body: z.object({ channel: z.enum(['counter', 'door', 'telephone']), blinded: signed }),
    output: issued,
    status: 201,
    refusals: ['platform.not_found', 'platform.not_allowed', ...issuing],
  },
  'POST /api/c/:community/open/ballots/:id/urn': {
    name: 'ballots.put_in_urn',
    summary: '无记名表决：把签了章的票投进票箱（不看登录，不留地址和时间）',
    access: 'public',
    params: oneInCommunity,
    body: z.object({ random: drawn, choices, signature: signed }),
    output: z.object({ receipt: z.string() }),
    status: 201,
    untraced: true,
    repeatable: true,
    refusals: [
      'platform.not_found',
      'ballots.secret_unfit',
      ...marking,
      'ballots.signature_wrong',
      'ballots.paper_in_urn',
      'ballots.not_open_yet',
      'ballots.closed',
    ],
  },
  'GET /api/c/:community/open/ballots/:id/urn': {
    name: 'ballots.urn_list',
    summary: '无记名表决：公示后，票箱里的每一张票（按回执号找）',
    access: 'public',
    params: oneInCommunity,
    query: pageQuery.extend({ q: text(0, 40).optional() }),
    output: pageOf(z.object({ receipt: z.string(), choices: z.array(z.string()) })),
    refusals: ['platform.not_found', 'platform.cursor_invalid', 'ballots.not_counted'],
  },
  'GET /api/c/:community/open/ballots/:id/file': {
    name: 'ballots.urn_file',
    summary: '无记名表决：公示后，全部选票和签章的文件，谁都可以核对、重数',
    access: 'public',
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found', 'ballots.not_counted'],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/hand-paper': {
    name: 'ballots.hand_paper',
    summary: '无记名表决：记下这位投了纸票',
    access: enter,
    params: oneVoter,
    body: z.object({}),
    output: voterView,
    refusals: [...reading, 'ballots.not_on_roll', 'ballots.voted_already'],
  },
  'GET /api/c/:community/ballots/:id/urn-papers': {
    name: 'ballots.urn_papers',
    summary: '无记名表决：票箱里取出的纸票，只录过一次的、两次不一样的',
    access: enter,
    params: oneInCommunity,
    query: pageQuery,
    output: pageOf(
      paperView.pick({ state: true, entries: true, scans: true, can: true }).extend({ number: z.number().int() }),
    ).extend({
      handed: z.number().int(),
      counted: z.number().int(),
    }),
    refusals: ['platform.not_found', 'platform.cursor_invalid', 'ballots.secret_unfit'],
  },
  'POST /api/c/:community/ballots/:id/urn-papers': {
    name: 'ballots.read_urn_paper',
    summary: '无记名表决：录一张票箱里取出的纸票，两个人各录一次',
    access: enter,
    params: oneInCommunity,
    body: z.object({
      number: z.number().int().min(1).max(numberMost),
      choices,
      valid: z.boolean().default(true),
      scan_ids: z.array(id).max(scansMost).default([]),
    }),
    output: z.object({ state: z.enum(['once', 'counted', 'differs']), number: z.number().int() }),
    refusals: [
      ...reading,
      ...marking,
      'ballots.paper_counted',
      'ballots.papers_more',
      'ballots.paper_differs',
      'ballots.paper_same_person',
    ],
  },
  'GET /api/c/:community/ballots/:id/urn-papers/:number/scans/:file': {
    name: 'ballots.urn_paper_scan',
    summary: '无记名表决：票箱里取出的纸票的照片（管理这次表决的人看）',
    access: manage,
    params: oneInCommunity.extend({ number, file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
  'POST /api/c/:community/ballots/:id/urn-papers/:number/settle': {
    name: 'ballots.settle_urn_paper',
    summary: '无记名表决：两次录得不一样的纸票，对照原票定下',
    access: manage,
    params: oneInCommunity.extend({ number }),
    body: z.object({ pass: z.number().int().min(0).max(2), reason: text(2, 200) }),
    output: z.object({ state: z.enum(['counted', 'again']), number: z.number().int() }),
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'ballots.phase_unfit',
      'ballots.secret_unfit',
      'ballots.paper_not_there',
    ],
  },
})
