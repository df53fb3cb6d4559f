import { defineRefusals } from '../../../shared/contract.ts'

/** By precedence within a route: what is missing or unknown first, then what may not be, then what the moment forbids. */
export const refusals = defineRefusals({
  'requests.item_unknown': 422,
  'requests.item_retired': 422,
  'requests.item_exists': 409,
  'requests.place_needed': 422,
  'requests.place_unknown': 422,
  'requests.body_unknown': 422,
  'requests.receiver_unknown': 422,
  'requests.nobody_to_receive': 422,
  'requests.contact_needed': 422,
  'requests.anonymous_off': 422,
  'requests.person_unknown': 422,
  'requests.follow_code_wrong': 404,
  'requests.changed_meanwhile': 409,
  'requests.state_forbids': 409,
  'requests.already_contacted': 409,
  'requests.already_paused': 409,
  'requests.not_paused': 409,
  'requests.evidence_needed': 422,
  'requests.window_over': 409,
  'requests.already_joined': 409,
  'requests.not_open_to_neighbours': 409,
  'requests.same_receiver': 409,
  'requests.area_unknown': 422,
})
