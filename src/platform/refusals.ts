import { defineRefusals } from '../shared/contract.ts'

/** Refusals that any route may answer with. Sentences: platform/i18n. */
export const platformRefusals = defineRefusals({
  'platform.input_invalid': 422,
  'platform.body_unreadable': 400,
  'platform.body_too_large': 413,
  'platform.media_type_unsupported': 415,
  'platform.idempotency_key_missing': 400,
  'platform.idempotency_key_reused': 422,
  'platform.cursor_invalid': 400,
  'platform.sign_in_needed': 401,
  'platform.not_allowed': 403,
  'platform.not_a_member': 403,
  'platform.key_scope': 403,
  'platform.not_found': 404,
  'platform.route_unknown': 404,
  'platform.conflict': 409,
  'platform.too_many_requests': 429,
  'platform.database_away': 503,
  'platform.storage_full': 503,
  'platform.file_too_large': 413,
  'platform.file_type_refused': 415,
  'platform.file_unreadable': 422,
})
