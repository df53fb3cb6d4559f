/** Organisations for themselves: whoever holds a post in a body registers it, takes duties on with so many people, and reports. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { command, type Operation, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { type ownOrganisation, routes } from '../../contract.ts'
import { giveUp, report, take } from './duties.ts'
import { givenOf } from './given.ts'
import { dutiesFor } from './own-duties.ts'
import { leave, register } from './register.ts'
import { keyOf, lockDuty, type RegistrationRow, selectRegistrations, today } from './store.ts'
import { registrationViews } from './views.ts'

type View = z.output<typeof ownOrganisation>
type Body = { id: string; name: string }
const bodiesMost = 20
/** Kinds of body that come from outside; the others are the community's own, and register nowhere. */
const registering: readonly string[] = [
  'party_branch',
  'social_organisation',
  'property_company',
  'department',
  'street_office',
  'partner_unit',
]

/** Bodies from outside in which the actor holds a post of their own. */
async function ownBodies(ctx: ReadContext): Promise<Body[]> {
  const ids = ctx.actor.posts.flatMap((post) => (post.deputyFor ? [] : (post.bodyId ?? [])))
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, [...new Set(ids)].slice(0, bodiesMost))
  return [...bodies.values()].filter((body) => !body.dissolved_at && registering.includes(body.kind))
}

/** Refusal: `platform.not_found` for a body one holds no post in. */
async function ownBody(ctx: ReadContext, id: string): Promise<Body> {
  return (await ownBodies(ctx)).find((body) => body.id === id) ?? refuse('platform.not_found')
}

async function registrationOf(ctx: ReadContext, bodyId: string): Promise<RegistrationRow | undefined> {
  const found = await sql<RegistrationRow>`
    ${selectRegistrations} where r.community_id = ${ctx.communityId} and r.body_id = ${bodyId} and r.left_at is null`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

/** The body's registration in force. Refusals: `platform.not_found`, `whistles.registration_unknown`. */
async function registered(ctx: ReadContext, bodyId: string): Promise<RegistrationRow> {
  await ownBody(ctx, bodyId)
  return (await registrationOf(ctx, bodyId)) ?? refuse('whistles.registration_unknown')
}

async function viewOf(ctx: ReadContext, { id, name }: Body): Promise<View> {
  const row = await registrationOf(ctx, id)
  const year = Number((await today(ctx)).slice(0, 4))
  const registration = row ? (await registrationViews(ctx, [row]))[0] : undefined
  return {
    body: { id, name },
    registration: registration ?? null,
    duties: row ? await dutiesFor(ctx, row.id) : [],
    given: row ? await givenOf(ctx, keyOf(row.home_organisation), year) : [],
    made_at: ctx.now.toISOString(),
    can: row ? ['leave'] : ['register'],
  }
}

const ownOrganisations = query(routes['GET /api/c/:community/my/organisations'], async (ctx) => {
  const items: View[] = []
  for (const body of await ownBodies(ctx)) items.push(await viewOf(ctx, body))
  return { items }
})

const view = async (ctx: ReadContext, { body }: { body: string }) => viewOf(ctx, await ownBody(ctx, body))

const registerOrganisation = command(routes['POST /api/c/:community/my/organisations/:body/register'], {
  async handle(ctx, { body, ...wish }) {
    const { id, name } = await ownBody(ctx, body)
    await register(ctx, { kind: 'organisation', person_id: null, body_id: id, home_organisation: name, ...wish })
    return { body }
  },
  view,
})

const leaveOrganisation = command(routes['POST /api/c/:community/my/organisations/:body/leave'], {
  async handle(ctx, { body, reason }) {
    await leave(ctx, (await registered(ctx, body)).id, reason)
    return { body }
  },
  view,
})

const takeAs = command(routes['POST /api/c/:community/my/organisations/:body/duties/:id/take'], {
  async handle(ctx, { body, id, places }) {
    await ownBody(ctx, body)
    const duty = await lockDuty(ctx, id)
    await take(ctx, duty, (await registered(ctx, body)).id, places)
    return { body }
  },
  view,
})

const giveUpAs = command(routes['POST /api/c/:community/my/organisations/:body/duties/:id/give-up'], {
  async handle(ctx, { body, id }) {
    await ownBody(ctx, body)
    await lockDuty(ctx, id)
    await giveUp(ctx, id, (await registered(ctx, body)).id)
    return { body }
  },
  view,
})

const reportAs = command(routes['POST /api/c/:community/my/organisations/:body/duties/:id/report'], {
  async handle(ctx, { body, id, text, people }) {
    await ownBody(ctx, body)
    await lockDuty(ctx, id)
    await report(ctx, id, (await registered(ctx, body)).id, { text, people })
    return { body }
  },
  view,
})

export const organisationOperations: readonly Operation[] = [
  ownOrganisations,
  registerOrganisation,
  leaveOrganisation,
  takeAs,
  giveUpAs,
  reportAs,
]
