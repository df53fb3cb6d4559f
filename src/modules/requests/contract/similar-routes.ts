import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { callView } from './call-views.ts'
import { caseState } from './views.ts'

const joined = ['requests.not_open_to_neighbours', 'requests.already_joined', 'requests.person_unknown'] as const

/** An open request that may be the same matter, as staff see it while they write one down. */
const similarForStaff = z.object({
  id,
  number: z.string(),
  /** null where the reader's posts don't reach it: then only what neighbours see */
  title: z.string().nullable(),
  item_name: z.string(),
  /** no more than the building */
  place: z.string(),
  filed_at: instant,
  state: caseState,
  askers_count: z.number().int(),
  /** why: the same item, the same or a near place, like words */
  why: z.array(z.enum(['item', 'place', 'near', 'words'])),
  /** somebody else may join it */
  can_join: z.boolean(),
  /** the reader may put words or evidence to it */
  can_note: z.boolean(),
})

export const similarRoutes = defineRoutes({
  'GET /api/c/:community/desk/similar': {
    name: 'requests.similar_for_staff',
    summary: '登记时边写边找：附近相似、还没办好的诉求（要求保密的不出现）',
    access: { permission: 'requests.file_for' },
    params: inCommunity,
    query: z.object({
      text: text(0, 500).optional(),
      item_code: text(1, 10).optional(),
      area_id: id.optional(),
      dwelling_id: id.optional(),
    }),
    output: z.object({ items: z.array(similarForStaff) }),
    refusals: ['requests.place_unknown'],
  },
  'POST /api/c/:community/desk/requests/:id/join': {
    name: 'requests.join_for',
    summary: '不另立诉求：把也遇到的居民加进一件公开的诉求',
    access: { permission: 'requests.file_for' },
    params: oneInCommunity,
    body: z.object({ person_id: id, wants_updates: z.boolean().default(true) }),
    output: z.object({ id, number: z.string(), askers_count: z.number().int() }),
    refusals: ['platform.not_found', 'requests.state_forbids', ...joined],
  },
  'POST /api/c/:community/calls/:id/join': {
    name: 'requests.join_from_call',
    summary: '不另立诉求：把来电的居民加进一件公开的诉求，结束通话',
    access: { permission: 'requests.take_calls' },
    params: oneInCommunity,
    body: z.object({ request_id: id, wants_updates: z.boolean().default(true) }),
    output: callView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'requests.call_over', 'requests.state_forbids', ...joined],
  },
})
