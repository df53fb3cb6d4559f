import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, oneInCommunity, pageOf, pageQuery } from '../../../shared/schemas.ts'
import { chosenView, openBrief, openProject } from './views.ts'

const open = { access: 'public', params: oneInCommunity } as const
const of = z.object({ items: z.array(openBrief) })

export const openRoutes = defineRoutes({
  'GET /api/c/:community/ballots/:id/projects': {
    name: 'projects.of_ballot',
    summary: '一次表决选中了什么，各立成了哪个项目',
    access: { permission: 'projects.read' },
    params: oneInCommunity,
    output: z.object({ items: z.array(chosenView), can }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/projects': {
    name: 'projects.of_request',
    summary: '一件诉求经过议题、表决，后来立成的项目',
    access: { permission: 'projects.read' },
    params: oneInCommunity,
    output: of,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/open/projects': {
    name: 'projects.open_list',
    summary: '公开的项目（不含任何个人）',
    access: 'public',
    params: inCommunity,
    query: pageQuery.extend({ limit: pageQuery.shape.limit.unwrap().max(50).default(20) }),
    output: pageOf(openBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/open/projects/:id': {
    name: 'projects.open_one',
    summary: '一个项目：是什么、在哪里、办到哪一步、公开的进展、评得怎样',
    ...open,
    output: openProject,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/open/projects/:id/files/:file': {
    name: 'projects.open_file',
    summary: '公开进展里的一张照片',
    access: 'public',
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/open/ballots/:id/projects': {
    name: 'projects.open_of_ballot',
    summary: '一次表决选中的，立成了哪些项目；竣工评议评的是哪个项目',
    ...open,
    output: of,
  },
  'GET /api/c/:community/open/topics/:id/projects': {
    name: 'projects.open_of_topic',
    summary: '一个议题后来立成的项目',
    ...open,
    output: of,
  },
})
