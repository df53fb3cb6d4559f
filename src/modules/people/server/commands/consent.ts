import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockPerson, type Person, updatePerson } from '../persons.ts'
import { showOwnProfile } from '../views/own-profile.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'
import { noteConsent } from './register-person.ts'

/** Notes at the counter what a person agreed to (个人信息保护法 14). */
export const giveConsent = command(routes['POST /api/c/:community/people/:id/consent'], {
  async handle(ctx, { id, scope }) {
    await lockFor(ctx, id, 'consent')
    await noteConsent(ctx, id, scope)
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** Notes at the counter that a person takes it back (个人信息保护法 15). */
export const withdrawConsent = command(routes['POST /api/c/:community/people/:id/consent/withdrawal'], {
  async handle(ctx, { id }) {
    await withdraw(ctx, await lockFor(ctx, id, 'consent'))
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** The person's own word, as easily given as taken back. */
export const giveOwnConsent = command(routes['POST /api/c/:community/own/consent'], {
  async handle(ctx, { scope }) {
    await noteConsent(ctx, (await lockOwn(ctx)).id, scope)
    return null
  },
  view: (ctx) => showOwnProfile(ctx, ownId(ctx)),
})

export const withdrawOwnConsent = command(routes['POST /api/c/:community/own/consent/withdrawal'], {
  async handle(ctx) {
    await withdraw(ctx, await lockOwn(ctx))
    return null
  },
  view: (ctx) => showOwnProfile(ctx, ownId(ctx)),
})

async function withdraw(ctx: WriteContext, person: Person): Promise<void> {
  if (person.consent_given_at === null || person.consent_withdrawn_at !== null) refuse('people.no_consent')
  await updatePerson(ctx, person.id, { consent_withdrawn_at: ctx.now })
  ctx.audit('person', person.id, { consent_scope: [] })
  ctx.emit('people.consent_changed', { person_id: person.id })
}

/** The asker's own entry. The door has asked for a bound account. */
export function ownId(ctx: ReadContext): string {
  return ctx.actor.personId ?? refuse('platform.not_a_member')
}

export function lockOwn(ctx: WriteContext): Promise<Person> {
  return lockPerson(ctx, ownId(ctx))
}
