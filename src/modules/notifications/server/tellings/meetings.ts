import type { ReadContext } from '../../../../platform/command/types.ts'
import type { EventHandler } from '../../../../platform/module.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { decisionFacts, type MeetingFacts, meetingFacts, suggestedBy } from '../../../deliberation/api.ts'
import type { Kind } from '../kinds.ts'
import { type Told, toAll, toBodies } from '../told.ts'
import { tellingEach } from './telling.ts'

type Meeting = { meeting_id: string }
type Decision = { decision_id: string }

/** Those asked by name, and who speaks for the units asked. */
async function asked(ctx: ReadContext, id: string, kind: Kind, facts: MeetingFacts): Promise<Told[]> {
  const params = { at: facts.starts_at.toISOString() }
  const speaking: string[] = []
  for (const bodyId of facts.units) {
    speaking.push(...(await holdersOf(ctx.tx, ctx.communityId, { bodyId }, ctx.now)).map((holder) => holder.person_id))
  }
  return [
    ...toAll(facts.persons, { kind, thing: id, params }),
    ...toAll(speaking, { kind: 'meeting_unit', thing: id, params }),
    ...toBodies(facts.units, { kind: 'meeting_unit', thing: id, params }),
  ]
}

function ofMeeting(event: string, kind: Kind, states: readonly string[]): EventHandler {
  return tellingEach<Meeting & { attendee_ids?: string[] }>(event, async (ctx, { meeting_id, attendee_ids }) => {
    const facts = await meetingFacts(ctx, meeting_id, attendee_ids)
    return facts && states.includes(facts.state) ? asked(ctx, meeting_id, kind, facts) : []
  })
}

function ofDecision(event: string, kind: Kind): EventHandler {
  return tellingEach<Decision>(event, async (ctx, { decision_id }) => {
    const facts = await decisionFacts(ctx, decision_id)
    if (facts?.state !== 'open') return []
    const told = { kind, thing: decision_id, params: { number: facts.number, day: facts.due_day } }
    return [...toAll(facts.owners, told), ...toBodies([facts.owner_body], told)]
  })
}

/** Who is told of meetings and of what they decided: whoever was asked, whoever owns a decision, whoever suggested something. */
export const meetingTellings: readonly EventHandler[] = [
  ofMeeting('deliberation.meeting_called', 'meeting_called', ['called']),
  ofMeeting('deliberation.people_invited', 'meeting_called', ['called']),
  ofMeeting('deliberation.meeting_moved', 'meeting_moved', ['called']),
  ofMeeting('deliberation.meeting_cancelled', 'meeting_cancelled', ['cancelled']),
  ofMeeting('deliberation.meeting_near', 'meeting_near', ['called']),
  tellingEach<Meeting>('deliberation.item_proposed', async (ctx, { meeting_id }) => {
    const facts = await meetingFacts(ctx, meeting_id)
    return facts?.state === 'called' ? toAll([facts.keeper], { kind: 'item_proposed', thing: meeting_id }) : []
  }),
  ofDecision('deliberation.decided', 'decision_given'),
  ofDecision('deliberation.decision_late', 'decision_late'),
  tellingEach<{ suggestion_id: string }>('deliberation.suggestion_answered', async (ctx, { suggestion_id }) =>
    toAll([await suggestedBy(ctx, suggestion_id)], { kind: 'suggestion_answered', thing: suggestion_id }),
  ),
]
