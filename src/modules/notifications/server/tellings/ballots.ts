import type { ReadContext } from '../../../../platform/command/types.ts'
import type { EventHandler } from '../../../../platform/module.ts'
import {
  type BallotFacts,
  ballotFacts,
  managersOfBallot,
  objectionFacts,
  speakersOfBallot,
} from '../../../ballots/api.ts'
import type { Kind } from '../kinds.ts'
import { type Params, type Told, toAll } from '../told.ts'
import { tellingEach } from './telling.ts'

type Of = { ballot_id: string }
type Whom = (ctx: ReadContext, facts: BallotFacts) => Promise<Told[]>

function ofBallot(event: string, whom: Whom): EventHandler {
  return tellingEach<Of>(event, async (ctx, { ballot_id }) => {
    const facts = await ballotFacts(ctx, ballot_id)
    return facts?.announced_at ? whom(ctx, facts) : []
  })
}

/** `which`: everybody whose word counts, or who hasn't given it. */
async function voters(
  ctx: ReadContext,
  facts: BallotFacts,
  kind: Kind,
  { which = 'all', params = {} }: { which?: 'all' | 'waiting'; params?: Params } = {},
): Promise<Told[]> {
  const told = { kind, thing: facts.id, params: { number: facts.number, ...params } }
  return toAll(await speakersOfBallot(ctx, facts.id, which), told)
}

async function managers(ctx: ReadContext, facts: BallotFacts, kind: Kind): Promise<Told[]> {
  return toAll(await managersOfBallot(ctx, facts), { kind, thing: facts.id, params: { number: facts.number } })
}

const lastDay = (facts: BallotFacts): Params => ({ day: facts.last_day })
/** The window ends at the beginning of a day: the last moment in it is what people are told. */
const lastMoment = (until: Date | null): Params =>
  until === null ? {} : { at: new Date(until.getTime() - 1000).toISOString() }

/** Who is told of ballots: whoever may vote, and whoever manages them. */
export const ballotTellings: readonly EventHandler[] = [
  ofBallot('ballots.opened', async (ctx, facts) =>
    facts.phase === 'open' ? voters(ctx, facts, 'ballot_open', { which: 'waiting', params: lastDay(facts) }) : [],
  ),
  ofBallot('ballots.closing', async (ctx, facts) =>
    facts.phase === 'open' ? voters(ctx, facts, 'ballot_closing', { which: 'waiting', params: lastDay(facts) }) : [],
  ),
  ofBallot('ballots.extended', async (ctx, facts) =>
    facts.phase === 'open' ? voters(ctx, facts, 'ballot_extended', { which: 'waiting', params: lastDay(facts) }) : [],
  ),
  ofBallot('ballots.closed', async (ctx, facts) =>
    facts.phase === 'closed' ? managers(ctx, facts, 'ballot_to_count') : [],
  ),
  ofBallot('ballots.displayed', async (ctx, facts) =>
    facts.phase === 'objection'
      ? voters(ctx, facts, 'ballot_result', { params: lastMoment(facts.objections_until) })
      : [],
  ),
  ofBallot('ballots.published', (ctx, facts) => voters(ctx, facts, 'ballot_settled')),
  ofBallot('ballots.withdrawn', (ctx, facts) => voters(ctx, facts, 'ballot_withdrawn')),
  ofBallot('ballots.objected', (ctx, facts) => managers(ctx, facts, 'objection_raised')),
  tellingEach<Of & { objection_id: string }>('ballots.objection_decided', async (ctx, { ballot_id, objection_id }) => {
    const facts = await ballotFacts(ctx, ballot_id)
    const objection = await objectionFacts(ctx, objection_id)
    if (!facts || !objection?.decided_at) return []
    return toAll([objection.person_id], {
      kind: 'objection_answered',
      thing: ballot_id,
      params: { number: facts.number },
    })
  }),
]
