import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { ownId, reachPerson } from '../people.ts'
import { showConsents } from './views.ts'

export const ownConsents = query(routes['GET /api/c/:community/own/consents'], (ctx) =>
  showConsents(ctx, ownId(ctx), true),
)

/** For whoever may note a consent of this person. Refusal: `platform.not_found`. */
export const consentsOf = query(routes['GET /api/c/:community/people/:id/consents'], async (ctx, { id }) => {
  await reachPerson(ctx, 'privacy.consents', id)
  return showConsents(ctx, id, false)
})
