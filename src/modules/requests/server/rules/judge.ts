import { changeCase, type NewAssignment, type NewStep, type StepActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { insertJudgement, type LockedRequest, type NewJudgement, noteDispatch } from '../store.ts'
import { communityRules } from './community.ts'
import { limitFrom } from './limits.ts'

/** `fileIds`: photos that go with the word, the request's by now. */
export type Judgement = NewJudgement & { actor: StepActor; fileIds?: readonly string[] }

/**
 * Takes a judgement on the closing in force: solved closes the request, not solved reopens it, and who wasn't reached changes nothing.
 * The last judgement of a closing counts, so what a call-back closed the requester may still reopen within the window.
 */
export async function judge(ctx: WriteContext, row: LockedRequest, judgement: Judgement): Promise<void> {
  const { source, reached, refused = false, solved, grade, actor, fileIds = [] } = judgement
  const files = fileIds.length > 0 ? { file_ids: fileIds } : {}
  const data = { closing_no: row.closing_no, source, reached, refused, solved, grade, ...files }
  const { actor: _, fileIds: __, ...judged } = judgement
  await insertJudgement(ctx, row, judged)
  const step: NewStep = {
    kind: stepKind(judgement),
    actor,
    visibility: 'public',
    body: judgement.comment,
    data,
  }
  ctx.audit('request', row.id, { judged: source, reached, solved, grade, closing_no: row.closing_no })
  if (reached) ctx.emit('requests.judged', { request_id: row.id, closing_no: row.closing_no })
  if (reached && solved === false) return reopen(ctx, row, actor, [step], '')
  if (reached && solved && row.state === 'finished') return close(ctx, row, source, actor, step)
  await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
}

function stepKind({ source, solved }: Judgement): string {
  if (source === 'neighbours') return solved ? 'neighbours_confirmed' : 'neighbour_denied'
  return source === 'call_back' ? 'called_back' : 'judged'
}

async function close(
  ctx: WriteContext,
  row: LockedRequest,
  source: Judgement['source'],
  actor: StepActor,
  step: NewStep,
): Promise<void> {
  const closedBy = source === 'call_back' ? 'called_back' : 'confirmed'
  const data = { closing_no: row.closing_no, closed_by: closedBy }
  await changeCase(
    ctx.tx,
    row,
    {
      set: { state: 'closed', closed_by: closedBy, closed_at: ctx.now },
      steps: [step, { kind: 'closed', actor, visibility: 'public', data }],
    },
    ctx.now,
  )
  ctx.emit('requests.closed', { request_id: row.id, closing_no: row.closing_no })
}

/**
 * The same case goes on, with the same handler and a fresh limit; the closing stays counted. Where the handler's post has another
 * holder by now, that one has it; where nobody holds it, the desk does.
 */
export async function reopen(
  ctx: WriteContext,
  row: LockedRequest,
  actor: StepActor,
  before: readonly NewStep[],
  reason: string,
): Promise<void> {
  const { calendar } = await communityRules(ctx.tx, ctx.communityId)
  // A fresh handling has the item's own limit, and may be sent back or extended as the first one might.
  const own = { ...row, resolve_amount: row.resolve_amount - row.extended_amount }
  const { resolve_due, due_estimated } = limitFrom(own, row.filed_at, calendar, { resolveFrom: ctx.now, now: ctx.now })
  await noteDispatch(ctx.tx, row, { extended_amount: 0, extended_times: 0, ruling_since: null, ruled_at: null })
  const handler = await handlerNow(ctx, row)
  const assignment: NewAssignment = { how: 'reopened', bodyId: row.lead_body_id, ...handler, reason }
  const step: NewStep = {
    kind: 'reopened',
    actor,
    visibility: 'public',
    body: reason,
    data: { closing_no: row.closing_no, post_id: handler.postId, person_id: handler.personId },
  }
  await changeCase(
    ctx.tx,
    row,
    {
      set: {
        state: handler.personId ? 'accepted' : 'to_dispatch',
        outcome: null,
        closed_by: null,
        accepted_at: handler.personId ? ctx.now : null,
        finished_at: null,
        confirm_until: null,
        closed_at: null,
        resolve_due,
        due_estimated,
        reopened_count: row.reopened_count + 1,
        escalation_level: 0,
        escalated_at: null,
      },
      assignment,
      steps: [...before, step],
    },
    ctx.now,
  )
  ctx.audit('request', row.id, { state: 'reopened', closing_no: row.closing_no })
  ctx.emit('requests.reopened', { request_id: row.id, closing_no: row.closing_no })
}

async function handlerNow(
  ctx: WriteContext,
  row: LockedRequest,
): Promise<{ postId: string | null; personId: string | null }> {
  const nobody = { postId: null, personId: null }
  if (!row.assignee_post_id) return nobody
  const holders = await holdersOf(ctx.tx, ctx.communityId, { postId: row.assignee_post_id }, ctx.now)
  const holder = holders.find((one) => one.person_id === row.assignee_person_id) ?? holders[0]
  return holder ? { postId: holder.post_id, personId: holder.person_id } : nobody
}
