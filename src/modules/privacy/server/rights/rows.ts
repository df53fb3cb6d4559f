import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { RightKind } from '../../contract.ts'

/** What an erasure did with one section of what is held. */
export type Outcome = { module: string; section: string; done: 'erased' | 'unnamed' | 'kept'; count: number }

/** A request of rights. */
export type RightRow = {
  id: string
  person_id: string
  kind: RightKind
  wish: string
  how: 'self' | 'counter'
  evidence_note: string
  asked_at: Date
  due_at: Date
  state: 'open' | 'granted' | 'declined' | 'withdrawn'
  answer: string | null
  outcome: Outcome[] | null
  ended_at: Date | null
}

export function rights(ctx: ReadContext) {
  return ctx.tx
    .selectFrom('privacy.rights')
    .select([
      'id',
      'person_id',
      'kind',
      'wish',
      'how',
      'evidence_note',
      'asked_at',
      'due_at',
      'state',
      'answer',
      'outcome',
      'ended_at',
    ])
    .where('community_id', '=', ctx.communityId)
}

/** Refusal: `platform.not_found`. */
export async function findRight(ctx: ReadContext, id: string): Promise<RightRow> {
  const row = await rights(ctx).where('id', '=', id).executeTakeFirst()
  return (row as RightRow | undefined) ?? refuse('platform.not_found')
}

/** Locks a request for a change. Refusal: `platform.not_found`. */
export async function lockRight(ctx: ReadContext, id: string): Promise<RightRow> {
  const row = await rights(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as RightRow | undefined) ?? refuse('platform.not_found')
}
