import type { CaseChange, NewAssignment, NewStep, StepActor } from '../../../../engines/caseflow/index.ts'
import type { PostHolder } from '../../../bodies/api.ts'

/** Somebody a request is given to. */
export type Receiver = Pick<PostHolder, 'post_id' | 'person_id'>

/** Why nobody could be given a request: shown to the desk. */
export type Undispatched = 'nobody_answers' | 'nobody_receives' | 'by_hand'

/** The request goes to a post: assigned, to be accepted by its holder. */
export function assignedTo(
  receiver: Receiver,
  bodyId: string | null,
  actor: StepActor,
  reason: string,
): Required<Pick<CaseChange, 'set' | 'assignment'>> & { step: NewStep } {
  const assignment: NewAssignment = {
    how: 'dispatched',
    bodyId,
    postId: receiver.post_id,
    personId: receiver.person_id,
    reason,
  }
  const data = { body_id: bodyId, post_id: receiver.post_id, person_id: receiver.person_id }
  return {
    set: { state: 'assigned', accepted_at: null },
    assignment,
    step: { kind: 'dispatched', actor, visibility: 'public', body: reason, data },
  }
}

/** The request waits for the desk, with the reason why. */
export function waitingStep(why: Undispatched, actor: StepActor): NewStep {
  return { kind: 'to_dispatch', actor, visibility: 'internal', data: { why } }
}
