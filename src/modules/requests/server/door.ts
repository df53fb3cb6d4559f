/** How commands come to a locked request: seen, allowed, unchanged, and at a moment that lets it. */
import type { CaseChange, StepActor } from '../../../engines/caseflow/index.ts'
import { askerOf, systemActor } from '../../../engines/caseflow/index.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { ActorPost } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import { dropDraft } from '../../desk/api.ts'
import { communityOf } from '../../territory/api.ts'
import { actingPost, type RequesterAction, requesterRefusal, type StaffAction, staffRefusal } from './can.ts'
import { checkMeanwhile } from './rules/meanwhile.ts'
import { type LockedRequest, lockRequest, thingKind } from './store.ts'

/**
 * Locks a request for a member of staff. Refusals by precedence: `platform.not_found` (missing or out of sight),
 * `platform.not_allowed`, `requests.changed_meanwhile`, then what the moment forbids.
 */
export async function lockForStaff(
  ctx: WriteContext,
  input: { id: string; version?: number | undefined },
  action: StaffAction,
): Promise<LockedRequest> {
  const row = (await lockRequest(ctx.tx, ctx.communityId, input.id)) ?? refuse('platform.not_found')
  const refusal = staffRefusal(ctx.actor, row, ctx.now, action)
  if (refusal === 'platform.not_found' || refusal === 'platform.not_allowed') refuse(refusal)
  if (input.version !== undefined && input.version !== row.version)
    await checkMeanwhile(ctx, row, input.version, action)
  if (refusal) refuse(refusal, await helpPhone(ctx))
  return row
}

/** Moves that can be taken back. */
export type UndoKind = 'dispatch' | 'hand_over' | 'reclassify' | 'tag' | 'snooze' | 'amend'

export type AskedRequest = { row: LockedRequest; relation: 'first' | 'joined' | 'on_behalf'; askersCount: number }

/** Locks a request for somebody who asked for it. Refusal: `platform.not_found` for everybody else. */
export async function lockForAsker(ctx: WriteContext, id: string): Promise<AskedRequest> {
  const { personId } = ctx.actor
  const row = personId ? await lockRequest(ctx.tx, ctx.communityId, id) : undefined
  const asker = row && personId && (await askerOf(ctx.tx, ctx.communityId, { kind: thingKind, id }, personId))
  return row && asker ? { row, ...asker } : refuse('platform.not_found')
}

/** Stops when the moment forbids what the requester wants. */
export async function checkMoment(ctx: WriteContext, row: LockedRequest, action: RequesterAction): Promise<void> {
  const refusal = requesterRefusal(row, ctx.now, action)
  if (refusal) refuse(refusal, await helpPhone(ctx))
}

/** Placeholder of sentences that say who can help: ' 0573-…', or nothing where the community has entered no number. */
export async function helpPhone(ctx: ReadContext): Promise<{ phone: string }> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return { phone: community?.phone ? ` ${community.phone}` : '' }
}

/**
 * A member of staff as the author of a step: person and the post by which they act. Who deputises is noted, here and in the audit, with
 * the absent one in whose place it was done.
 */
export function staffActor(
  ctx: WriteContext,
  permission: string,
  row: Parameters<typeof actingPost>[2] & { id: string },
): StepActor {
  if (ctx.actor.kind === 'system') return systemActor
  return actingBy(ctx, row.id, actingPost(ctx.actor, permission, row))
}

/** The same by a post that is known. */
export function actingBy(ctx: WriteContext, requestId: string, post: ActorPost | undefined): StepActor {
  const { personId } = ctx.actor
  const author = { kind: 'staff', personId, postId: post?.id ?? null, bodyId: post?.bodyId ?? null } as const
  if (!post?.deputyFor) return author
  ctx.audit('request', requestId, { deputising_for: [post.deputyFor] })
  return { ...author, forPersonId: post.deputyFor }
}

/** A resident as the author of a step. */
export function residentActor(personId: string | null): StepActor {
  return { kind: 'resident', personId, postId: null, bodyId: null }
}

/** Lets the author take a move back for a moment (`requests.undo`). */
export function undoBy(ctx: WriteContext, kind: UndoKind, extra: Record<string, unknown> = {}): CaseChange['undo'] {
  return ctx.actor.personId ? { kind, personId: ctx.actor.personId, extra } : undefined
}

/** What was being written has been sent. */
export async function dropOwnDraft(
  ctx: WriteContext,
  thingKind: 'request' | 'question',
  thingId: string,
  field: string,
): Promise<void> {
  const { personId } = ctx.actor
  if (personId) await dropDraft(ctx.tx, ctx.communityId, { personId, thingKind, thingId, field })
}
