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
import { draftRow, draftSource, draftView, whoFound } from './views.ts'

const intake = { permission: 'channels.intake' } as const
const settled = ['platform.not_found', 'channels.draft_settled'] as const

const said = z.object({ speaker: text(0, 40).default(''), text: text(1, 2_000) })

/** Which drafts; the place is where one seems to be, else its group's, or in it. */
export const draftFilter = z.object({
  state: z.enum(['waiting', 'settled']).default('waiting'),
  group: id.optional(),
  source: draftSource.optional(),
  area: id.optional(),
  from: civilDate.optional(),
  until: civilDate.optional(),
  /** all of them stand in what was said, by whom, or the place */
  words: text(0, 60).default(''),
})

export const draftRoutes = defineRoutes({
  'POST /api/c/:community/intake-drafts/preview': {
    name: 'channels.preview_paste',
    summary: '把粘贴的群聊分成一条条消息；什么都不存',
    access: intake,
    params: inCommunity,
    body: z.object({ text: text(1, 20_000) }),
    output: z.object({
      items: z.array(
        z.object({
          speaker: z.string(),
          text: z.string(),
          /** a greeting or an answer rather than a matter: not taken unless chosen */
          chatter: z.boolean(),
        }),
      ),
      /** there were more than are read at once */
      more: z.boolean(),
    }),
  },
  'POST /api/c/:community/intake-drafts': {
    name: 'channels.add_drafts',
    summary: '群里说的话成为待办草稿，一条消息一份；截图附在唯一的一份上',
    access: intake,
    params: inCommunity,
    body: z.object({
      source: z.enum(['paste', 'share']).default('paste'),
      group_id: id.optional(),
      items: z.array(said).min(1).max(50),
      file_ids: z.array(id).max(9).default([]),
    }),
    output: z.object({ items: z.array(z.object({ id })) }),
    status: 201,
    refusals: ['channels.group_unknown', 'channels.picture_of_several', 'platform.not_found'],
  },
  'GET /api/c/:community/intake-drafts': {
    name: 'channels.drafts',
    summary: '待办草稿，等得最久的在前；办过的，新的在前',
    access: intake,
    params: inCommunity,
    query: pageQuery.extend(draftFilter.shape),
    output: pageOf(draftRow).extend({ waiting: z.number().int() }),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/intake-drafts/export': {
    name: 'channels.export_drafts',
    summary: '按当前筛选导出 Excel（最多 5,000 条；谁导出了什么会留下记录）',
    access: intake,
    params: inCommunity,
    body: draftFilter,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['channels.export_large'],
  },
  'GET /api/c/:community/intake-drafts/:id': {
    name: 'channels.draft',
    summary: '一份草稿，和系统看出来的人、地点、事项（各有理由）',
    access: intake,
    params: oneInCommunity,
    output: draftView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/intake-drafts/:id/look-up': {
    name: 'channels.look_up',
    summary: '按消息里的号码或尾号在登记册里认人（留下记录）',
    access: intake,
    params: oneInCommunity,
    body: z.object({}),
    output: whoFound,
    repeatable: true,
    refusals: settled,
  },
  'POST /api/c/:community/intake-drafts/:id/text': {
    name: 'channels.write_draft',
    summary: '写下语音或截图里说的话，或更正文字',
    access: intake,
    params: oneInCommunity,
    body: said,
    output: draftView,
    refusals: settled,
  },
  'POST /api/c/:community/intake-drafts/:id/file': {
    name: 'channels.file_draft',
    summary: '确认：替说话的人登记成诉求',
    access: intake,
    params: oneInCommunity,
    body: z.object({
      item_code: text(1, 10),
      description: text(4, 2_000),
      area_id: id.optional(),
      dwelling_id: id.optional(),
      place_detail: text(0, 100).default(''),
      for_person_id: id.optional(),
      contact_phone: z.string().trim().max(30).optional(),
      /** the item proposed first, so that it can be counted whether it was taken */
      proposed_item: text(1, 10).optional(),
    }),
    output: draftView,
    refusals: [
      ...settled,
      'requests.item_unknown',
      'requests.item_retired',
      'requests.not_ours',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.person_unknown',
      'requests.contact_needed',
    ],
  },
  'POST /api/c/:community/intake-drafts/:id/merge': {
    name: 'channels.merge_draft',
    summary: '并入：说的是办理中的一件，把人加进去，或把话补充进去',
    access: intake,
    params: oneInCommunity,
    body: z.object({ request_id: id, person_id: id.optional() }),
    output: draftView,
    refusals: [
      ...settled,
      'platform.not_allowed',
      'requests.not_open_to_neighbours',
      'requests.state_forbids',
      'requests.person_unknown',
      'requests.already_joined',
    ],
  },
  'POST /api/c/:community/intake-drafts/:id/dismiss': {
    name: 'channels.dismiss_draft',
    summary: '不立诉求，写明理由',
    access: intake,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: draftView,
    refusals: settled,
  },
  'POST /api/c/:community/intake-drafts/:id/reopen': {
    name: 'channels.reopen_draft',
    summary: '把不立诉求的草稿放回待办',
    access: intake,
    params: oneInCommunity,
    body: z.object({}),
    output: draftView,
    refusals: ['platform.not_found', 'channels.draft_not_dismissed'],
  },
  'GET /api/c/:community/intake-drafts/:id/photos/:file': {
    name: 'channels.draft_photo',
    summary: '草稿的截图或照片',
    access: intake,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/intake-drafts/:id/sound': {
    name: 'channels.draft_sound',
    summary: '听一段语音记录',
    access: intake,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/call-notes': {
    name: 'channels.call_notes',
    summary: '语音记：刚在手机上接听、还没记下的电话，和我录的、等着写下来的',
    access: intake,
    params: inCommunity,
    output: z.object({
      calls: z.array(
        z.object({ ring: id, line: z.string(), phone_masked: z.string().nullable(), answered_at: instant }),
      ),
      notes: z.array(draftRow),
    }),
  },
  'POST /api/c/:community/call-notes': {
    name: 'channels.keep_call_note',
    summary: '留下一段语音，等着写下来',
    access: intake,
    params: inCommunity,
    query: z.object({ seconds: z.coerce.number().int().min(1).max(600), ring: id.optional() }),
    output: draftRow,
    status: 201,
    upload: 'sound',
    refusals: [
      'platform.file_too_large',
      'platform.file_type_refused',
      'platform.not_found',
      'platform.not_allowed',
      'requests.ring_taken',
    ],
  },
})
