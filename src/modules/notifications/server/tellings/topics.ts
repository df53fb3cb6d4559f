import type { EventHandler } from '../../../../platform/module.ts'
import { withAccount } from '../../../access/api.ts'
import { contributedBy, type TopicFacts, topicFacts } from '../../../deliberation/api.ts'
import type { Kind } from '../kinds.ts'
import { toAll } from '../told.ts'
import { tellingEach } from './telling.ts'

type Topic = { topic_id: string }

function ofTopic(
  event: string,
  kind: Kind,
  states: readonly string[],
  whom: (facts: TopicFacts) => readonly (string | null)[],
): EventHandler {
  return tellingEach<Topic>(event, async (ctx, { topic_id }) => {
    const facts = await topicFacts(ctx, topic_id)
    if (!facts || !states.includes(facts.state)) return []
    return toAll(whom(facts), { kind, thing: topic_id, params: { number: facts.number } })
  })
}

/** Who is told of topics: members of the body whose hall it is, everybody of the hall where who opened it said so, whoever spoke, and whoever leads it. Askers read it on their requests. */
export const topicTellings: readonly EventHandler[] = [
  ofTopic('deliberation.topic_opened', 'topic_opened', ['open'], (facts) => facts.members),
  // Who uses the pages; whoever doesn't is told by notice or at the door.
  tellingEach<Topic & { person_ids: string[] }>('deliberation.hall_called', async (ctx, { topic_id, person_ids }) => {
    const facts = await topicFacts(ctx, topic_id)
    if (facts?.state !== 'open') return []
    const known = await withAccount(ctx.tx, ctx.communityId, person_ids)
    return toAll(known, { kind: 'topic_opened', thing: topic_id, params: { number: facts.number } })
  }),
  ofTopic('deliberation.topic_moved', 'topic_moved', ['open'], (facts) => facts.took_part),
  ofTopic('deliberation.topic_ended', 'topic_ended', ['closed', 'dropped'], (facts) => [
    ...new Set([...facts.took_part, ...facts.members]),
  ]),
  ofTopic('deliberation.topic_late', 'hall_topic_late', ['open'], (facts) => [facts.keeper]),
  ofTopic('deliberation.contributed', 'contributed', ['open'], (facts) => [facts.keeper]),
  tellingEach<{ contribution_id: string }>('deliberation.contribution_answered', async (ctx, { contribution_id }) => {
    const said = await contributedBy(ctx, contribution_id)
    return said ? toAll([said.by_person], { kind: 'contribution_answered', thing: said.topic_id }) : []
  }),
]
