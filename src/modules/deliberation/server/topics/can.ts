/** What a person may do with a topic: pure. Commands ask it after the lock, views show its answer. */
import { type Actor, holdsOver } from '../../../../shared/actor.ts'
import { type StageKind, type TopicAction, type TopicState, topicActions } from '../../contract/topics/kinds.ts'
import { keeps, type Place } from '../meetings/can.ts'

export type CanTopic = Place & { state: TopicState; stage: StageKind }

const whereabouts = (row: Place) => ({ paths: [row.admin_path, row.compound_path], bodies: [row.body_id] })

export function seesTopic(actor: Actor, row: Place): boolean {
  return keeps(actor, row) || holdsOver(actor, 'deliberation.read', whereabouts(row))
}

/** Why this may not be done now, by precedence; null where it may. A ballot is for whoever manages ballots there. */
export function topicRefusal(actor: Actor, row: CanTopic, action: TopicAction): string | null {
  if (!seesTopic(actor, row)) return 'platform.not_found'
  if (!keeps(actor, row)) return 'platform.not_allowed'
  if (action === 'ballot' && !holdsOver(actor, 'ballots.manage', { paths: [row.admin_path, row.compound_path] })) {
    return 'platform.not_allowed'
  }
  if (action === 'reopen') return row.state === 'open' ? 'deliberation.topic_open' : null
  return row.state === 'open' ? null : 'deliberation.topic_over'
}

export function canTopic(actor: Actor, row: CanTopic): TopicAction[] {
  return topicActions.filter((action) => topicRefusal(actor, row, action) === null)
}
