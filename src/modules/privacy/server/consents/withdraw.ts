import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Purpose, routes } from '../../contract.ts'
import { ownId, reachPerson } from '../people.ts'
import { endConsents } from './rows.ts'
import { showConsents } from './views.ts'

/** As easily taken back as given (个人信息保护法 15). Refusal: `privacy.no_consent`. */
export const withdrawOwnConsent = command(routes['POST /api/c/:community/own/consents/:purpose/withdrawal'], {
  async handle(ctx, { purpose }) {
    await withdraw(ctx, ownId(ctx), purpose, 'self')
    return null
  },
  view: (ctx) => showConsents(ctx, ownId(ctx), true),
})

/** Noted at the counter. Refusals: `platform.not_found`, `privacy.no_consent`. */
export const withdrawConsent = command(routes['POST /api/c/:community/people/:id/consents/:purpose/withdrawal'], {
  async handle(ctx, { id, purpose }) {
    await reachPerson(ctx, 'privacy.consents', id)
    await withdraw(ctx, id, purpose, 'counter')
    return { id }
  },
  view: (ctx, { id }) => showConsents(ctx, id, false),
})

async function withdraw(ctx: WriteContext, personId: string, purpose: Purpose, how: 'self' | 'counter'): Promise<void> {
  const ended = await endConsents(ctx, personId, { how, purposes: [purpose] })
  if (ended.length === 0) refuse('privacy.no_consent')
  ctx.audit('person', personId, { consent_ended: purpose })
  ctx.emit('privacy.consent_changed', { person_id: personId })
}
