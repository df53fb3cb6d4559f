import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, text } from '../../../shared/schemas.ts'
import { doerKinds, matterKinds, matterView } from './views.ts'

const code = z.string().regex(/^[a-z][a-z0-9_]{1,29}$/)
const ofMatter = inCommunity.extend({ code })
const manage = { permission: 'counters.manage' } as const

const body = z.object({
  kind: z.enum(matterKinds),
  name: text(2, 40),
  summary: text(0, 300).default(''),
  papers: z
    .array(z.object({ name: text(1, 60), note: text(0, 120).default('') }))
    .max(20)
    .default([]),
  steps: z.array(text(1, 200)).max(12).default([]),
  place: text(0, 100).default(''),
  working_days: z.number().int().min(0).max(365),
  doers: z.array(z.enum(doerKinds)).min(1),
  choices: z
    .array(z.object({ text: text(1, 60), instead: text(0, 200).default('') }))
    .max(40)
    .default([]),
  note: text(0, 500).default(''),
})

export const matterRoutes = defineRoutes({
  'GET /api/c/:community/guide': {
    name: 'counters.guide',
    summary: '办事指南：社区能办的事项，要带什么、怎么办',
    access: 'public',
    params: inCommunity,
    query: z.object({
      q: text(0, 40).default(''),
      kind: z.enum(matterKinds).optional(),
      retired: z.enum(['no', 'yes']).default('no'),
    }),
    output: z.object({ q: z.string(), kind: z.enum(matterKinds).nullable(), items: z.array(matterView) }),
  },
  'GET /api/c/:community/guide/:code': {
    name: 'counters.guide_matter',
    summary: '一项办事指南',
    access: 'public',
    params: ofMatter,
    output: matterView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/counter-matters/:code': {
    name: 'counters.matter',
    summary: '一个事项和它以前的版本',
    access: { permission: 'counters.work' },
    params: ofMatter,
    output: z.object({ matter: matterView, versions: z.array(matterView) }),
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/counter-matters': {
    name: 'counters.add_matter',
    summary: '添加办事事项',
    access: manage,
    params: inCommunity,
    body: body.extend({ code }),
    output: matterView,
    status: 201,
    refusals: ['counters.matter_there'],
  },
  'POST /api/c/:community/counter-matters/install': {
    name: 'counters.install_matters',
    summary: '用常用事项起步：已有的不动',
    access: manage,
    params: inCommunity,
    body: z.object({}).default({}),
    output: z.object({ added: z.number().int() }),
  },
  'POST /api/c/:community/counter-matters/:code': {
    name: 'counters.revise_matter',
    summary: '修改办事事项；在办的仍按当时的版本',
    access: manage,
    params: ofMatter,
    body: body.extend({ revision: z.number().int() }),
    output: matterView,
    refusals: ['platform.not_found', 'counters.matter_changed'],
  },
  'POST /api/c/:community/counter-matters/:code/retire': {
    name: 'counters.retire_matter',
    summary: '停办，或重新开办',
    access: manage,
    params: ofMatter,
    body: z.object({ retired: z.boolean() }),
    output: matterView,
    refusals: ['platform.not_found'],
  },
})
