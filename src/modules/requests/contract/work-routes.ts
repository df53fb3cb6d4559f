import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { fileBody, proposed, receiptView } from './resident-routes.ts'
import { channel, grade, tier } from './views.ts'
import { seen, work } from './work.ts'

/** What may make a limit longer; anything else isn't one (北京市接诉即办工作条例 15). */
const extensionGround = z.enum(['other_body', 'owners_decide', 'expert_check', 'materials', 'weather', 'law_procedure'])

const fileIds = z.array(id).max(9).default([])
/** Which of the people who share a post; left out, the one who has held it longest. */
const ofSeveral = { person_id: id.optional() }
export const workRoutes = defineRoutes({
  'POST /api/c/:community/desk/requests': {
    name: 'requests.file_for',
    summary: '在窗口、电话里替居民登记一件诉求',
    access: { permission: 'requests.file_for' },
    forKeys: true,
    params: inCommunity,
    body: fileBody.omit({ ask_point: true }).extend({
      channel: channel.exclude(['web', 'ask_point']).default('counter'),
      /** the person it is for, when found in the register */
      for_person_id: id.optional(),
      ...proposed,
    }),
    output: receiptView,
    status: 201,
    refusals: [
      'requests.item_unknown',
      'requests.item_retired',
      'requests.not_ours',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.person_unknown',
      'requests.contact_needed',
      'platform.not_found',
    ],
  },
  'POST /api/c/:community/requests/:id/dispatch': work(
    'requests.dispatch',
    '分派给负责的单位和岗位',
    'requests.dispatch',
    z.object({
      body_id: id.optional(),
      post_id: id.optional(),
      ...ofSeveral,
      reason: text(0, 300).default(''),
      ...seen,
    }),
    ['requests.body_unknown', 'requests.receiver_unknown', 'requests.nobody_to_receive', 'requests.ruling_needed'],
  ),
  'POST /api/c/:community/requests/:id/accept': work(
    'requests.accept',
    '接下这件事',
    'requests.handle',
    z.object(seen),
    [],
  ),
  'POST /api/c/:community/requests/:id/send-back': work(
    'requests.send_back',
    '退回并说明理由',
    'requests.handle',
    z.object({ reason: text(4, 300), ...seen }),
    ['requests.ruled'],
  ),
  'POST /api/c/:community/requests/:id/ruling': work(
    'requests.rule',
    '派单裁定：两次退回的，定下由谁办，可以成为派单规则',
    'requests.rule',
    z.object({
      body_id: id.optional(),
      post_id: id.optional(),
      ...ofSeveral,
      reason: text(4, 300),
      /** where it holds from now on too */
      rule: z.enum(['none', 'compound', 'community']).default('none'),
      ...seen,
    }),
    [
      'requests.body_unknown',
      'requests.receiver_unknown',
      'requests.nobody_to_receive',
      'requests.rule_needless',
      'requests.rule_cycle',
      'requests.rules_full',
    ],
  ),
  'POST /api/c/:community/requests/:id/extend': work(
    'requests.extend',
    '延期（有正当理由，只一次，告诉居民）',
    'requests.handle',
    z.object({
      ground: extensionGround,
      /** in the unit of the item's own limit */
      amount: z.number().int().min(1).max(1000),
      reason: text(4, 300),
      ...seen,
    }),
    [
      'requests.already_paused',
      'requests.extension_once',
      'requests.extension_too_late',
      'requests.extension_off',
      'requests.extension_too_long',
    ],
  ),
  'POST /api/c/:community/requests/:id/tier': work(
    'requests.tier',
    '改大小急（规则定的不合适时，写明理由）',
    'requests.dispatch',
    z.object({ tier, reason: text(2, 300), ...seen }),
    ['requests.same_tier'],
  ),
  'POST /api/c/:community/requests/:id/contact': work(
    'requests.contact',
    '已和居民取得联系',
    'requests.handle',
    z.object({ text: text(0, 500).default(''), ...seen }),
    ['requests.already_contacted'],
  ),
  'POST /api/c/:community/requests/:id/note': work(
    'requests.note',
    '记一笔工作记录（内部或公开）',
    'requests.note',
    z.object({
      text: text(1, 2000),
      visibility: z.enum(['internal', 'public']).default('internal'),
      file_ids: fileIds,
    }),
    [],
  ),
  'POST /api/c/:community/requests/:id/hand-over': work(
    'requests.hand_over',
    '转交给另一位经办人',
    'requests.handle',
    z.object({ post_id: id, ...ofSeveral, reason: text(2, 300), ...seen }),
    ['requests.receiver_unknown', 'requests.same_receiver'],
  ),
  'POST /api/c/:community/requests/:id/pause': work(
    'requests.pause',
    '暂停计时（有正当理由）',
    'requests.handle',
    z.object({ reason: text(4, 300), ...seen }),
    ['requests.already_paused'],
  ),
  'POST /api/c/:community/requests/:id/resume': work('requests.resume', '恢复计时', 'requests.handle', z.object(seen), [
    'requests.not_paused',
  ]),
  'POST /api/c/:community/requests/:id/reclassify': work(
    'requests.reclassify',
    '改到合适的条目，责任和期限随之更新',
    'requests.dispatch',
    z.object({ item_code: text(1, 10), reason: text(2, 300), ...seen }),
    ['requests.item_unknown', 'requests.item_retired', 'requests.ruling_needed'],
  ),
  'POST /api/c/:community/requests/:id/finish': work(
    'requests.finish',
    '办好了：已解决（附依据）或已答复（说明理由）',
    'requests.handle',
    z.object({
      outcome: z.enum(['solved', 'answered']),
      text: text(4, 2000),
      file_ids: fileIds,
      checked: z.array(text(1, 60)).max(20).default([]),
      ...seen,
    }),
    ['requests.checklist_open', 'requests.parts_open', 'requests.forwardings_open', 'requests.evidence_needed'],
  ),
  'POST /api/c/:community/requests/:id/call-back': work(
    'requests.call_back',
    '回访登记',
    'requests.call_back',
    z.object({
      reached: z.boolean(),
      solved: z.boolean().optional(),
      grade: grade.optional(),
      comment: text(0, 500).default(''),
      ...seen,
    }),
    ['requests.window_over'],
  ),
  'POST /api/c/:community/requests/:id/reopen': work(
    'requests.reopen',
    '重新办理',
    'requests.dispatch',
    z.object({ reason: text(2, 300), ...seen }),
    [],
  ),
  'POST /api/c/:community/requests/:id/reveal': {
    name: 'requests.reveal_contact',
    summary: '查看联系方式（写明理由，留下记录）',
    access: { permission: 'requests.reveal' },
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: z.object({ name: z.string(), phone: z.string().nullable(), logged_at: instant }),
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
})
