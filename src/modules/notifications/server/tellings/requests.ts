import type { WriteContext } from '../../../../platform/command/types.ts'
import type { EventHandler } from '../../../../platform/module.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { forwardingFacts } from '../../../requests/api.ts'
import type { Kind } from '../kinds.ts'
import { type Params, type Told, toAll, toBodies } from '../told.ts'
import { questionTold } from './questions.ts'
import { type RequestFacts, requestFacts } from './request-facts.ts'
import { telling, tellingEach } from './telling.ts'

type Of = { request_id: string }

/** Tells what `told` says of each request an event speaks of. */
function ofRequests(event: string, told: (facts: RequestFacts) => readonly Told[]): EventHandler {
  return telling<Of>(event, async (ctx, payloads) => {
    const facts = await requestFacts(
      ctx,
      payloads.map((payload) => payload.request_id),
    )
    return facts.flatMap(told)
  })
}

/** Those who ask for it; `reachGuests`: also who left a number and is no entry of the register. */
function askers(kind: Kind, facts: RequestFacts, params: Params = {}, reachGuests = false): Told[] {
  return facts.askers
    .filter((asker) => asker.person_id !== null || (reachGuests && asker.wants_updates && asker.phone !== null))
    .map((asker) => ({
      kind,
      personId: asker.person_id,
      phone: asker.phone,
      silent: !asker.wants_updates,
      thing: facts.id,
      params: { number: facts.number, ...params },
    }))
}

function assignee(kind: Kind, facts: RequestFacts, params: Params = {}): Told[] {
  return toAll([facts.assignee_person_id], { kind, thing: facts.id, params: { number: facts.number, ...params } })
}

const at = (instant: Date): Params => ({ at: instant.toISOString() })
/** What is due next of it: the first contact, then the solution. */
const nextDue = (facts: RequestFacts): Params => at(facts.contacted_at ? facts.resolve_due : facts.contact_due)
const isOpen = (facts: RequestFacts) => facts.state !== 'closed' && facts.state !== 'finished'
const inHand = (facts: RequestFacts) => facts.state === 'assigned' || facts.state === 'accepted'

/** The window ends at the beginning of a day: the last moment in it is what people are told. */
const lastMoment = (until: Date): Params => at(new Date(until.getTime() - 1000))

/** Whoever has it in hand, and the organisation itself. */
function handlers(kind: Kind, facts: RequestFacts, params: Params = {}): Told[] {
  const told = { kind, thing: facts.id, params: { number: facts.number, ...params } }
  return [...assignee(kind, facts, params), ...toBodies([facts.lead_body_id], told)]
}

function given(facts: RequestFacts): Told[] {
  return inHand(facts) ? handlers('request_given', facts, nextDue(facts)) : []
}

async function rulers(ctx: WriteContext, { request_id }: Of): Promise<Told[]> {
  const holders = await holdersOf(
    ctx.tx,
    ctx.communityId,
    { kind: ['community_secretary', 'deputy_secretary'] },
    ctx.now,
  )
  const [facts] = await requestFacts(ctx, [request_id])
  if (facts?.state !== 'to_dispatch') return []
  return toAll(
    holders.map((holder) => holder.person_id),
    {
      kind: 'request_ruling_needed',
      thing: facts.id,
      params: { number: facts.number },
    },
  )
}

type Pair = Of & { into_id: string }

/** What became of it stands under the other number too. */
async function askersOfPair(kind: Kind, ctx: WriteContext, { request_id, into_id }: Pair): Promise<Told[]> {
  const facts = await requestFacts(ctx, [request_id, into_id])
  const [first, other] = [request_id, into_id].map((id) => facts.find((one) => one.id === id))
  return first && other ? askers(kind, first, { other: other.number }) : []
}

/** What goes beyond one request, as those who ask for it are told. */
const beyondKinds = {
  told_begun: 'request_taken_up',
  told_ended: 'request_taken_up_ended',
  told_resumed: 'request_taken_up_resumed',
} as const

/** Who is told of a request: those who ask for it, and whoever has it in hand. */
export const requestTellings: readonly EventHandler[] = [
  ofRequests('requests.filed', (facts) => askers('request_received', facts, at(facts.contact_due))),
  ofRequests('requests.dispatched', given),
  ofRequests('requests.handed_over', (facts) => [
    ...given(facts),
    ...(inHand(facts) ? askers('request_passed_on', facts, at(facts.resolve_due)) : []),
  ]),
  ofRequests('requests.extended', (facts) =>
    isOpen(facts) ? askers('request_date_moved', facts, at(facts.resolve_due)) : [],
  ),
  ofRequests('requests.reminded', (facts) =>
    inHand(facts) ? handlers('request_due_soon', facts, nextDue(facts)) : [],
  ),
  ofRequests('requests.escalated', (facts) =>
    isOpen(facts)
      ? [
          ...askers('request_late', facts),
          ...toAll([facts.told_person_id], {
            kind: 'request_late_told',
            thing: facts.id,
            params: { number: facts.number },
          }),
        ]
      : [],
  ),
  ofRequests('requests.due_moved', (facts) =>
    isOpen(facts)
      ? [
          ...assignee('request_due_moved', facts, at(facts.resolve_due)),
          ...askers('request_date_moved', facts, at(facts.resolve_due)),
        ]
      : [],
  ),
  ofRequests('requests.finished', (facts) =>
    facts.state === 'finished' && facts.confirm_until
      ? askers('request_done', facts, lastMoment(facts.confirm_until), true)
      : [],
  ),
  ofRequests('requests.judged', (facts) => assignee('request_judged', facts)),
  ofRequests('requests.reopened', (facts) => handlers('request_reopened', facts, at(facts.resolve_due))),
  ofRequests('requests.closed', (facts) =>
    facts.closed_by === 'unconfirmed' ? askers('request_closed_unconfirmed', facts) : [],
  ),
  ofRequests('requests.withdrawn', (facts) =>
    facts.closed_by === 'withdrawn' ? assignee('request_withdrawn', facts) : [],
  ),
  tellingEach<Of & { what: keyof typeof beyondKinds }>('requests.told', async (ctx, { request_id, what }) =>
    (await requestFacts(ctx, [request_id])).flatMap((facts) => askers(beyondKinds[what], facts)),
  ),
  tellingEach<Of & { forwarding_id: string }>('requests.forwarding_due', async (ctx, { request_id, forwarding_id }) => {
    const [facts] = await requestFacts(ctx, [request_id])
    const letter = await forwardingFacts(ctx, forwarding_id)
    if (!facts || !letter?.waits) return []
    const params = { number: facts.number, day: letter.due_on }
    return toAll([facts.assignee_person_id, ...letter.desk], { kind: 'answer_due', thing: request_id, params })
  }),
  tellingEach<Of>('requests.ruling_needed', rulers),
  tellingEach<Pair>('requests.merged', (ctx, pair) => askersOfPair('request_merged', ctx, pair)),
  tellingEach<Pair>('requests.split', (ctx, pair) => askersOfPair('request_split', ctx, pair)),
  tellingEach<Of & { question_id: string }>('requests.asked', (ctx, event) => questionTold(ctx, event, 'question_put')),
  tellingEach<Of & { question_id: string }>('requests.question_answered', (ctx, event) =>
    questionTold(ctx, event, 'question_answered'),
  ),
]
