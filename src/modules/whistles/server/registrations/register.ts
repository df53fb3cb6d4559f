import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { livePerson } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { keyOf, ownRegistration, type RegistrationRow } from './store.ts'
import { registrationView } from './views.ts'

type NewRegistration = Pick<
  RegistrationRow,
  'kind' | 'person_id' | 'body_id' | 'home_organisation' | 'contact_name' | 'contact_phone' | 'offers'
>

/** Keeps it. Refusal: `whistles.registered_already` for who is in force, told apart by person, or by the organisation's name. */
export async function register(ctx: WriteContext, values: NewRegistration): Promise<string> {
  const id = ctx.newId()
  const kept = await ctx.tx
    .insertInto('whistles.registrations')
    .values({
      community_id: ctx.communityId,
      id,
      ...values,
      home_key: keyOf(values.home_organisation),
      registered_at: ctx.now,
      registered_by_person: ctx.actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) refuse('whistles.registered_already')
  ctx.audit('dual_registration', id, { kind: values.kind, home_organisation: values.home_organisation })
  ctx.emit('whistles.registered', { registration_id: id })
  return id
}

/** A party member registers to the community they live in. */
export const registerOwn = command(routes['POST /api/c/:community/my/dual-registration'], {
  async handle(ctx, { home_organisation, offers }) {
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    const contact = { contact_name: '', contact_phone: '' }
    const values = {
      kind: 'member',
      person_id: personId,
      body_id: null,
      home_organisation,
      offers,
      ...contact,
    } as const
    return { id: await register(ctx, values) }
  },
  view: async (_, { id }) => ({ id }),
})

/** Staff register an organisation, or a member at the counter. Refusals: see the route. */
export const registerFor = command(routes['POST /api/c/:community/dual-registrations'], {
  async handle(
    ctx,
    { kind, person_id = null, body_id = null, home_organisation, contact_name, contact_phone, offers },
  ) {
    const person = person_id ? await livePerson(ctx.tx, ctx.communityId, person_id) : undefined
    const fits = kind === 'member' ? person && !person.died : person_id === null
    if (!fits) refuse('whistles.person_unknown', {}, [{ path: 'person_id', code: 'required' }])
    const body = body_id ? (await bodiesByIds(ctx.tx, ctx.communityId, [body_id])).get(body_id) : undefined
    if (body_id && (kind !== 'organisation' || !body || body.dissolved_at))
      refuse('whistles.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
    const values = { kind, person_id, body_id, home_organisation, contact_name, contact_phone, offers }
    return { id: await register(ctx, values) }
  },
  view: (ctx, { id }) => registrationView(ctx, id),
})

/** Ends a registration: who moved away, or was transferred. Refusals: see the route. */
export const endRegistration = command(routes['POST /api/c/:community/dual-registrations/:id/leave'], {
  async handle(ctx, { id, reason }) {
    const found = await sql<{ left_at: Date | null }>`
      select left_at from whistles.registrations where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
      ctx.tx,
    )
    const row = found.rows[0] ?? refuse('platform.not_found')
    if (row.left_at !== null) refuse('whistles.registration_over')
    await leave(ctx, id, reason)
    return { id }
  },
  view: (ctx, { id }) => registrationView(ctx, id),
})

export const leaveOwn = command(routes['POST /api/c/:community/my/dual-registration/leave'], {
  async handle(ctx, { reason }) {
    const { id } = await ownRegistration(ctx)
    await leave(ctx, id, reason)
    return { id }
  },
  view: async (_, { id }) => ({ id }),
})

/** What was in hand goes back, for others to take. */
export async function leave(ctx: WriteContext, id: string, reason: string): Promise<void> {
  await ctx.tx
    .updateTable('whistles.registrations')
    .set({ left_at: ctx.now, leave_reason: reason })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  await ctx.tx
    .updateTable('whistles.takings')
    .set({ given_up_at: ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('registration_id', '=', id)
    .where('reported_at', 'is', null)
    .where('given_up_at', 'is', null)
    .execute()
  ctx.audit('dual_registration', id, { left: true, reason })
  ctx.emit('whistles.registration_ended', { registration_id: id })
}
