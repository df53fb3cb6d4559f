import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { EventHandler } from '../../../../platform/module.ts'
import {
  type BallotFacts,
  ballotFacts,
  managersOfBallot,
  type NominationFacts,
  nominationFacts,
  objectionFacts,
  speakersOfBallot,
} from '../../../ballots/api.ts'
import type { Phase } from '../../../ballots/contract.ts'
import type { VoterKind } from '../../contract/voter-kinds.ts'
import type { Kind } from '../kinds.ts'
import { type Params, type Told, toAll } from '../told.ts'
import { tellingEach } from './telling.ts'

type Of = { ballot_id: string }
type Whom = (ctx: WriteContext, facts: BallotFacts) => Promise<Told[]>

function ofBallot(event: string, whom: Whom): EventHandler {
  return tellingEach<Of>(event, async (ctx, { ballot_id }) => {
    const facts = await ballotFacts(ctx, ballot_id)
    return facts?.announced_at ? whom(ctx, facts) : []
  })
}

/** People a reaction tells of a large ballot before the next one goes on. */
const votersAtOnce = 500

type Round = { which: 'all' | 'waiting'; params: Params; after: string | null }

/** `which`: everybody whose word counts, or who hasn't given it; what is left of a long roll is told by a reaction of its own. */
async function voters(
  ctx: WriteContext,
  facts: BallotFacts,
  kind: VoterKind,
  { which = 'all', params = {}, after = null }: Partial<Round> = {},
): Promise<Told[]> {
  const persons = await speakersOfBallot(ctx, facts.id, which, { after, limit: votersAtOnce })
  if (persons.length === votersAtOnce) {
    const round: Round = { which, params, after: persons.at(-1) ?? null }
    ctx.emit('notifications.ballot_told', { ballot_id: facts.id, kind, ...round })
  }
  return toAll(persons, { kind, thing: facts.id, params: { number: facts.number, ...params } })
}

/** What is no news any more once the ballot went on. */
const phaseFor: Partial<Record<VoterKind, Phase>> = {
  ballot_open: 'open',
  ballot_closing: 'open',
  ballot_extended: 'open',
  ballot_result: 'objection',
}

/** Tells the next voters of a long roll. */
async function furtherVoters(ctx: WriteContext, { ballot_id, kind, ...round }: Of & Round & { kind: VoterKind }) {
  const facts = await ballotFacts(ctx, ballot_id)
  if (!facts || facts.phase !== (phaseFor[kind] ?? facts.phase)) return []
  return voters(ctx, facts, kind, round)
}

async function managers(ctx: ReadContext, facts: BallotFacts, kind: Kind): Promise<Told[]> {
  return toAll(await managersOfBallot(ctx, facts), { kind, thing: facts.id, params: { number: facts.number } })
}

const lastDay = (facts: BallotFacts): Params => ({ day: facts.last_day })
/** The window ends at the beginning of a day: the last moment in it is what people are told. */
const lastMoment = (until: Date | null): Params =>
  until === null ? {} : { at: new Date(until.getTime() - 1000).toISOString() }

/** What whoever proposed it needn't be told: they did it themselves, or are told in other words. */
const own = ['changed', 'withdrawn', 'assent_asked']

/** The desk hears that something was proposed; the proposer is asked and told what became of it; the candidate is asked. */
async function nominationTold(
  ctx: ReadContext,
  facts: BallotFacts,
  nomination: NominationFacts,
  what: string,
): Promise<Told[]> {
  const told = (kind: Kind) => ({ kind, thing: facts.id, params: { number: facts.number } })
  const { candidate_person_id: candidate, proposers } = nomination
  if (what === 'proposed') return managers(ctx, facts, 'nomination_raised')
  if (what === 'merge_asked') return toAll(proposers, told('nomination_merge'))
  if (what === 'corrected') return toAll(proposers, told('nomination_corrected'))
  if (what === 'assent_asked') return toAll([candidate], told('nomination_assent'))
  if (own.includes(what)) return []
  const stands = nomination.assent === 'given' && !what.startsWith('assent') ? [candidate] : []
  return toAll([...proposers, ...stands], told('nomination_answered'))
}

/** Who is told of ballots: whoever may vote, and whoever manages them. */
export const ballotTellings: readonly EventHandler[] = [
  tellingEach('notifications.ballot_told', furtherVoters),
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
  tellingEach<Of & { nomination_id: string; what: string }>('ballots.nomination_changed', async (ctx, of) => {
    const facts = await ballotFacts(ctx, of.ballot_id)
    const nomination = await nominationFacts(ctx, of.nomination_id)
    return facts && nomination ? nominationTold(ctx, facts, nomination, of.what) : []
  }),
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
