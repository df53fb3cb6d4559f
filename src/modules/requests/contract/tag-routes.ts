import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { tagChange, tagView } from './team-views.ts'

const keeps = { permission: 'requests.keep_tags' } as const
const name = text(1, 10)

/** Requests are counted up to here; beyond it a tag is said to stand at more. */
export const tagCountMost = 100

/** The community's tags: added by the desk, kept in order by who leads. */
export const tagRoutes = defineRoutes({
  'GET /api/c/:community/tags': {
    name: 'requests.tags',
    summary: '社区的标签',
    access: { permission: 'requests.read' },
    params: inCommunity,
    output: z.object({ items: z.array(tagView), can_edit: z.boolean() }),
  },
  'POST /api/c/:community/tags': {
    name: 'requests.add_tag',
    summary: '新增标签（每个社区最多 60 个）',
    access: { permission: 'requests.edit_tags' },
    params: inCommunity,
    body: z.object({ name }),
    output: tagView,
    status: 201,
    refusals: ['requests.tag_exists', 'requests.too_many_tags'],
  },
  'GET /api/c/:community/tags/kept': {
    name: 'requests.kept_tags',
    summary: '标签管理：每个标签用在多少件上（数到 100 为止），最近改过什么',
    access: keeps,
    params: inCommunity,
    output: z.object({
      items: z.array(tagView.extend({ requests: z.number().int(), merged_into: z.string().nullable() })),
      counted_up_to: z.number().int(),
      changes: z.array(tagChange),
    }),
  },
  'PUT /api/c/:community/tags/:id': {
    name: 'requests.change_tag',
    summary: '标签改名、停用、恢复',
    access: keeps,
    params: oneInCommunity,
    body: z.object({ name, retired: z.boolean() }),
    output: tagView,
    refusals: ['platform.not_found', 'requests.tag_exists', 'requests.too_many_tags', 'requests.tag_merged'],
  },
  'POST /api/c/:community/tags/:id/merge': {
    name: 'requests.merge_tag',
    summary: '把一个标签并入另一个：诉求上的都换过去',
    access: keeps,
    params: oneInCommunity,
    body: z.object({ into: id }),
    output: tagView,
    refusals: ['platform.not_found', 'requests.tag_unknown', 'requests.same_tag', 'requests.tag_merged'],
  },
  'POST /api/c/:community/tags/changes/:id/undo': {
    name: 'requests.undo_tag_change',
    summary: '撤回对标签的一次修改（之后没有再改过的）',
    access: keeps,
    params: oneInCommunity,
    output: tagView,
    refusals: ['platform.not_found', 'requests.tag_changed_since', 'requests.tag_exists', 'requests.too_many_tags'],
  },
})
