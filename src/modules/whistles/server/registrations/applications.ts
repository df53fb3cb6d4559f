/** Organisations the register of bodies doesn't know: they ask to be registered, staff confirm, their contact gets access. */
import { sql } from 'kysely'
import type { z } from 'zod'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { normalisePhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { invitationCode, inviteTo } from '../../../access/api.ts'
import { bodiesByIds, enterBody, setUpPost } from '../../../bodies/api.ts'
import { type applicationView, routes } from '../../contract.ts'
import { register } from './register.ts'
import { keyOf } from './store.ts'

type View = z.output<typeof applicationView>
type Row = Omit<View, 'asked_at' | 'answered_at' | 'can'> & {
  asked_at: Date
  answered_at: Date | null
  invitation_id: string | null
}

const select = sql`
  select id, home_organisation, kind, contact_name, contact_phone, offers, asked_at, state, answered_at, reason, body_id, invitation_id
  from whistles.applications`

function viewOf({ invitation_id: _, ...row }: Row): View {
  return {
    ...row,
    asked_at: row.asked_at.toISOString(),
    answered_at: row.answered_at?.toISOString() ?? null,
    can: row.state === 'asked' ? ['confirm', 'decline'] : [],
  }
}

async function findApplication(ctx: ReadContext, id: string): Promise<Row> {
  const found = await sql<Row>`${select} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Locks one that isn't answered yet. Refusals: `platform.not_found`, `whistles.application_over`. */
async function lockAsked(ctx: WriteContext, id: string): Promise<Row> {
  await sql`select 1 from whistles.applications where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = await findApplication(ctx, id)
  return row.state === 'asked' ? row : refuse('whistles.application_over')
}

/** The registration in force of an organisation by its name, whether or not it has a body. */
async function inForce(ctx: ReadContext, key: string): Promise<{ id: string; body_id: string | null } | undefined> {
  const found = await sql<{ id: string; body_id: string | null }>`
    select id, body_id from whistles.registrations
    where community_id = ${ctx.communityId} and home_key = ${key} and kind = 'organisation' and left_at is null`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

/** Asks to be registered; no account is needed. Refusals: see the route. */
const apply = command(routes['POST /api/c/:community/organisation-applications'], {
  async handle(ctx, { home_organisation, kind, contact_name, contact_phone, offers }) {
    const phone = normalisePhone(contact_phone)
    if (phone?.kind !== 'mobile') refuse('whistles.phone_unfit', {}, [{ path: 'contact_phone', code: 'invalid' }])
    const home_key = keyOf(home_organisation)
    if ((await inForce(ctx, home_key))?.body_id) refuse('whistles.registered_already')
    const id = ctx.newId()
    const kept = await ctx.tx
      .insertInto('whistles.applications')
      .values({
        community_id: ctx.communityId,
        id,
        home_organisation,
        home_key,
        kind,
        contact_name,
        contact_phone: phone.number,
        offers,
        asked_at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) refuse('whistles.asked_already')
    ctx.audit('organisation_application', id, { home_organisation, kind })
    ctx.emit('whistles.organisation_asked', { application_id: id })
    return { id }
  },
  async view(ctx, { id }) {
    const { home_organisation, asked_at } = await findApplication(ctx, id)
    return { home_organisation, asked_at: asked_at.toISOString() }
  },
})

/** The latest first. Refusal: `platform.cursor_invalid`. */
const list = query(routes['GET /api/c/:community/organisation-applications'], async (ctx, { state, after, limit }) => {
  const [at, id] = after === undefined ? [null, null] : instantCursor(after)
  const found = await sql<Row>`
    ${select} where community_id = ${ctx.communityId} and state = ${state}
      and ${at === null ? sql`true` : sql`(asked_at, id) < (${at}, ${id}::uuid)`}
    order by asked_at desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.asked_at.toISOString(), row.id])
  return { items: page.items.map(viewOf), next: page.next }
})

/** Enters the organisation, registers it, and invites its contact to a post in it: from then on it acts for itself. Refusals: see the route. */
const confirm = command(routes['POST /api/c/:community/organisation-applications/:id/confirm'], {
  async handle(ctx, { id, body_id, post }) {
    const row = await lockAsked(ctx, id)
    const body = body_id === undefined ? await entered(ctx, row) : await known(ctx, body_id)
    await registered(ctx, row, body)
    const post_id = await setUpPost(ctx, { kind: 'body_chair', title: post, body_id: body.id, seats: 1, public: false })
    const invited = { name: row.contact_name, phone: row.contact_phone, post_id, how: 'self_proposed' } as const
    const invitation_id = await inviteTo(ctx, invited)
    await answer(ctx, id, { state: 'confirmed', body_id: body.id, invitation_id })
    return { id }
  },
  async view(ctx, { id }) {
    const row = await findApplication(ctx, id)
    return { ...viewOf(row), code: await invitationCode(ctx, row.invitation_id ?? '') }
  },
})

type Body = { id: string; name: string }

async function entered(ctx: WriteContext, { home_organisation: name, kind }: Row): Promise<Body> {
  return { id: await enterBody(ctx, { kind, name }), name }
}

async function known(ctx: WriteContext, id: string): Promise<Body> {
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
  if (!body || body.dissolved_at) refuse('whistles.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
  return { id, name: body.name }
}

/** Registers it by its body; what staff had entered by name alone becomes the body's. Refusal: `whistles.registered_already`. */
async function registered(ctx: WriteContext, row: Row, body: Body): Promise<void> {
  const before = await inForce(ctx, keyOf(row.home_organisation))
  if (before?.body_id) refuse('whistles.registered_already')
  if (before) {
    await sql`
      update whistles.registrations set body_id = ${body.id}
      where community_id = ${ctx.communityId} and id = ${before.id}`.execute(ctx.tx)
    ctx.audit('dual_registration', before.id, { body_id: body.id })
    return
  }
  const { contact_name, contact_phone, offers } = row
  await register(ctx, {
    kind: 'organisation',
    person_id: null,
    body_id: body.id,
    home_organisation: body.name,
    contact_name,
    contact_phone,
    offers,
  })
}

/** Declines with a reason, which staff keep; whoever asked is told that it wasn't taken. Refusals: see the route. */
const decline = command(routes['POST /api/c/:community/organisation-applications/:id/decline'], {
  async handle(ctx, { id, reason }) {
    await lockAsked(ctx, id)
    await answer(ctx, id, { state: 'declined', reason })
    ctx.emit('whistles.organisation_declined', { application_id: id })
    return { id }
  },
  view: async (ctx, { id }) => viewOf(await findApplication(ctx, id)),
})

type Answer = { state: 'confirmed' | 'declined'; reason?: string; body_id?: string; invitation_id?: string }

async function answer(ctx: WriteContext, id: string, said: Answer): Promise<void> {
  await ctx.tx
    .updateTable('whistles.applications')
    .set({ ...said, answered_at: ctx.now, answered_by_person: ctx.actor.personId })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit('organisation_application', id, said)
}

/** The number left with one that was declined; undefined once it is answered otherwise. */
export async function declinedPhone(ctx: ReadContext, id: string): Promise<string | undefined> {
  const found = await sql<{ contact_phone: string }>`
    select contact_phone from whistles.applications
    where community_id = ${ctx.communityId} and id = ${id} and state = 'declined'`.execute(ctx.tx)
  return found.rows[0]?.contact_phone || undefined
}

/** A year after the answer nobody needs to know whom to ask (个人信息保护法 19, 47). */
export async function forgetApplicants(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update whistles.applications a set contact_name = '', contact_phone = '', offers = ''
    from (
      select id from whistles.applications
      where community_id = ${ctx.communityId} and answered_at < ${before} and contact_phone <> '' order by answered_at, id limit ${most}) old
    where a.community_id = ${ctx.communityId} and a.id = old.id returning a.id`.execute(ctx.tx)
  return gone.rows.length
}

export const applicationOperations: readonly Operation[] = [apply, list, confirm, decline]
