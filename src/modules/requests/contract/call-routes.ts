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
import { callDay, callKind, callOutcome, callRow, callView, enquiry } from './call-views.ts'
import { fileBody, proposed, receiptView } from './resident-routes.ts'

const take = { permission: 'requests.take_calls' } as const
const phone = z.string().trim().max(60)

/** The hotline (接听登记): one call at a time in somebody's hand, ended by what became of it. */
export const callRoutes = defineRoutes({
  'POST /api/c/:community/calls': {
    name: 'requests.take_call',
    summary: '接起、打出或补记一通电话；按号码在登记册里认人（留下记录）',
    access: take,
    params: inCommunity,
    body: z.object({
      kind: callKind.default('in'),
      /** left out where the caller withholds it */
      phone: phone.optional(),
      /** a ring of the line: its number is taken from there */
      ring: id.optional(),
      /** an outgoing call: the missed or promised one it answers, whose number is then shown (and that noted) */
      answers: id.optional(),
      /** a missed call entered later: when it rang, at most seven days ago */
      at: instant.optional(),
    }),
    output: callView,
    status: 201,
    refusals: ['platform.not_found', 'requests.phone_unreadable', 'requests.call_in_hand', 'requests.ring_taken'],
  },
  'GET /api/c/:community/calls/current': {
    name: 'requests.current_call',
    summary: '我手上正在通的电话',
    access: take,
    params: inCommunity,
    output: z.object({ call: callView.nullable() }),
  },
  'POST /api/c/:community/calls/:id/caller': {
    name: 'requests.name_caller',
    summary: '更正来电号码，或认定来电的是哪一位',
    access: take,
    params: oneInCommunity,
    body: z.object({ phone: phone.optional(), person_id: id.optional() }),
    output: callView,
    refusals: ['platform.not_found', 'requests.call_over', 'requests.phone_unreadable', 'requests.person_unknown'],
  },
  'POST /api/c/:community/calls/:id/file': {
    name: 'requests.file_from_call',
    summary: '把这通电话登记为一件诉求',
    access: take,
    params: oneInCommunity,
    body: fileBody.omit({ ask_point: true }).extend({ for_person_id: id.optional(), ...proposed }),
    output: receiptView,
    status: 201,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'requests.call_over',
      'requests.item_unknown',
      'requests.item_retired',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.person_unknown',
      'requests.contact_needed',
    ],
  },
  'POST /api/c/:community/calls/:id/add': {
    name: 'requests.add_from_call',
    summary: '不另立诉求：给办理中的一件催一催或补充',
    access: take,
    params: oneInCommunity,
    body: z.object({ request_id: id, how: z.enum(['urged', 'supplemented']), text: text(0, 2000).default('') }),
    output: callView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'requests.call_over', 'requests.state_forbids'],
  },
  'POST /api/c/:community/calls/:id/end': {
    name: 'requests.end_call',
    summary: '不立诉求结束通话：已答复询问、稍后回电、没打通、断线或打错',
    access: take,
    params: oneInCommunity,
    body: z.object({
      outcome: callOutcome.exclude(['filed', 'added']),
      /** what was asked, where it was answered at once */
      enquiry: enquiry.default('other'),
      /** by when to call back; left out, two working hours */
      due: instant.optional(),
      note: text(0, 500).default(''),
    }),
    output: callView,
    refusals: ['platform.not_found', 'requests.call_over', 'requests.no_number', 'requests.call_back_too_late'],
  },
  'POST /api/c/:community/calls/:id/settle': {
    name: 'requests.settle_call_back',
    summary: '不用再回电了，写明理由',
    access: take,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: callRow,
    refusals: ['platform.not_found', 'requests.nothing_to_return'],
  },
  'GET /api/c/:community/calls': {
    name: 'requests.list_calls',
    summary: '通话记录，新的在前（号码已遮住）',
    access: take,
    params: inCommunity,
    query: pageQuery.extend({
      day: civilDate.optional(),
      kind: callKind.optional(),
      outcome: callOutcome.optional(),
    }),
    output: pageOf(callRow),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/calls/to-return': {
    name: 'requests.calls_to_return',
    summary: '要回的电话：未接的和答应回电的，先到期的在前',
    access: take,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(callRow),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/calls/day': {
    name: 'requests.call_day',
    summary: '一天的电话：来电、接起、未接、去向，按小时',
    access: take,
    params: inCommunity,
    query: z.object({ day: civilDate.optional() }),
    output: callDay,
  },
})
