import type { ReadContext } from '../../../../platform/command/types.ts'
import type { EventHandler } from '../../../../platform/module.ts'
import { holdersOf } from '../../../bodies/api.ts'
import {
  declinedPhone,
  dutyFacts,
  memberBodies,
  memberPersons,
  neighbourCallFacts,
  registrationKeepers,
  statementMembers,
  type WhistleCallFacts,
  type WhistleFacts,
  whistleFacts,
} from '../../../whistles/api.ts'
import type { Kind } from '../kinds.ts'
import { type Told, toAll, toBodies } from '../told.ts'
import { tellingEach } from './telling.ts'

type Of = { whistle_id: string }

function lead(kind: Kind, facts: WhistleFacts): Told[] {
  return toAll([facts.lead_person_id], { kind, thing: facts.id, params: { number: facts.number } })
}

/** The clerks of departments it called. */
async function clerks(
  ctx: ReadContext,
  kind: Kind,
  facts: WhistleFacts,
  which: (call: WhistleCallFacts) => boolean,
): Promise<Told[]> {
  const told: Told[] = []
  for (const call of facts.calls.filter(which)) {
    const wanted = { kind: 'department_clerk', bodyId: call.body_id } as const
    const holders = await holdersOf(ctx.tx, ctx.communityId, wanted, ctx.now)
    const params = { number: facts.number, ...(kind === 'whistle_called' ? { at: call.report_due.toISOString() } : {}) }
    told.push(
      ...toAll(
        holders.map((holder) => holder.person_id),
        { kind, thing: facts.id, params },
      ),
      ...toBodies([call.body_id], { kind, thing: facts.id, params }),
    )
  }
  return told
}

function ofWhistle(
  event: string,
  whom: (ctx: ReadContext, facts: WhistleFacts) => Promise<Told[]> | Told[],
): EventHandler {
  return tellingEach<Of>(event, async (ctx, { whistle_id }) => {
    const facts = await whistleFacts(ctx, whistle_id)
    return facts ? whom(ctx, facts) : []
  })
}

const called = (ctx: ReadContext, facts: WhistleFacts) =>
  clerks(ctx, 'whistle_called', facts, (call) => call.state === 'called')

/** Who is told of whistles: the departments they call, and whoever leads them. */
const whistleTellings: readonly EventHandler[] = [
  ofWhistle('whistles.blown', called),
  ofWhistle('whistles.department_called', called),
  ofWhistle('whistles.reported_in', (_, facts) => lead('whistle_reported', facts)),
  ofWhistle('whistles.refused', (_, facts) => lead('whistle_refused', facts)),
  ofWhistle('whistles.acted', (_, facts) => lead('whistle_acted', facts)),
  ofWhistle('whistles.escalated', (_, facts) =>
    toAll(
      facts.calls.map((call) => call.told_person_id),
      {
        kind: 'whistle_late',
        thing: facts.id,
        params: { number: facts.number },
      },
    ),
  ),
  ofWhistle('whistles.closed', async (ctx, facts) => [
    ...(facts.calls.some((call) => call.to_rate) ? lead('whistle_to_rate', facts) : []),
    ...(await clerks(ctx, 'whistle_closed', facts, (call) => call.state !== 'refused')),
  ]),
  ofWhistle('whistles.rated', (ctx, facts) => clerks(ctx, 'whistle_rated', facts, (call) => call.rated)),
  ofWhistle('whistles.withdrawn', (ctx, facts) =>
    clerks(ctx, 'whistle_withdrawn', facts, (call) => call.state !== 'refused'),
  ),
]

type Call = { call_id: string }
type Application = { application_id: string }

/** Members who registered to the community, and organisations themselves. */
async function toRegistered(ctx: ReadContext, told: Omit<Told, 'personId' | 'bodyId'>): Promise<Told[]> {
  return [...toAll(await memberPersons(ctx), told), ...toBodies(await memberBodies(ctx), told)]
}

/** Who is told of calls to the neighbours and of duties: those who registered, those who said they come, whoever asked for it. */
const neighbourTellings: readonly EventHandler[] = [
  tellingEach<Call>('whistles.neighbours_called', async (ctx, { call_id }) => {
    const call = await neighbourCallFacts(ctx, call_id)
    if (call?.state !== 'open') return []
    const params = { at: call.meets_at.toISOString() }
    return toRegistered(ctx, { kind: 'call_open', thing: call_id, params })
  }),
  tellingEach<Call>('whistles.neighbour_call_withdrawn', async (ctx, { call_id }) => {
    const call = await neighbourCallFacts(ctx, call_id)
    if (!call) return []
    const params = { at: call.meets_at.toISOString() }
    return toAll(call.coming, { kind: 'call_withdrawn', thing: call_id, params })
  }),
  tellingEach<Call>('whistles.neighbours_came', async (ctx, { call_id }) => {
    const call = await neighbourCallFacts(ctx, call_id)
    return toAll(call?.came ?? [], { kind: 'call_thanks', thing: call_id })
  }),
  tellingEach<{ duty_id: string }>('whistles.duty_added', async (ctx, { duty_id }) => {
    const duty = await dutyFacts(ctx, duty_id)
    if (!duty) return []
    return toRegistered(ctx, { kind: 'duty_open', thing: duty_id, params: { day: duty.until_day } })
  }),
  tellingEach<{ statement_id: string }>('whistles.statement_given', async (ctx, { statement_id }) =>
    toAll(await statementMembers(ctx, statement_id), { kind: 'statement_given', thing: statement_id }),
  ),
  tellingEach<Application>('whistles.organisation_asked', async (ctx) => {
    const keeping = await holdersOf(ctx.tx, ctx.communityId, { kind: registrationKeepers }, ctx.now)
    return toAll(
      keeping.map((holder) => holder.person_id),
      { kind: 'organisation_asked', thing: null },
    )
  }),
  tellingEach<Application>('whistles.organisation_declined', async (ctx, { application_id }) => {
    const phone = await declinedPhone(ctx, application_id)
    return phone ? [{ kind: 'organisation_declined', personId: null, phone, thing: application_id }] : []
  }),
  tellingEach<{ duty_id: string }>('whistles.duty_reported', async (ctx, { duty_id }) => {
    const duty = await dutyFacts(ctx, duty_id)
    return toAll([duty?.made_by_person ?? null], { kind: 'duty_to_confirm', thing: duty_id })
  }),
]

export const callTellings = [...whistleTellings, ...neighbourTellings]
