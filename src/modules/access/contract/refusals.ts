import { defineRefusals } from '../../../shared/contract.ts'

/** By precedence within a route. */
export const refusals = defineRefusals({
  'access.origin_refused': 403,
  'access.phone_invalid': 422,
  'access.code_too_often': 429,
  'access.code_not_sent': 503,
  'access.code_wrong': 422,
  'access.code_expired': 410,
  'access.code_void': 410,
  'access.password_too_weak': 422,
  'access.sign_in_wrong': 422,
  'access.sign_in_too_often': 429,
  'access.locked': 429,
  'access.not_locked': 409,
  'access.not_staff': 409,
  'access.phone_not_verified': 422,
  'access.no_entry_for_phone': 409,
  'access.several_entries_for_phone': 409,
  'access.already_bound': 409,
  'access.person_taken': 409,
  'access.binding_code_wrong': 422,
  'access.binding_code_expired': 410,
  'access.nothing_to_reveal': 409,
  'access.not_bound': 409,
})
