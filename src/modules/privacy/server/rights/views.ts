import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { ownRightView, rightView } from '../../contract.ts'
import { findRight, type RightRow, rights } from './rows.ts'

const ownMost = 100

type Action = 'answer' | 'erase' | 'withdraw'

/** What the actor, whose posts reach the person, may do. Erasing is for who leads. */
export function canRight(ctx: ReadContext, row: Pick<RightRow, 'state' | 'kind'>): Action[] {
  if (row.state !== 'open') return []
  if (row.kind !== 'deletion') return ['answer']
  return holds(ctx.actor, 'privacy.erase') ? ['answer', 'erase'] : ['answer']
}

function shown(ctx: ReadContext, row: RightRow) {
  const { id, kind, wish, how, state, answer } = row
  return {
    id,
    kind,
    wish,
    how,
    asked_at: row.asked_at.toISOString(),
    due_at: row.due_at.toISOString(),
    state,
    answer,
    outcome: (row.outcome ?? []).map(({ module, section, done, count }) => ({
      title: ctx.services.texts.message(ctx.language, module, `held_${section}`),
      done,
      count,
      why: done === 'erased' ? '' : ctx.services.texts.message(ctx.language, module, `held_${section}_stays`),
    })),
    ended_at: row.ended_at?.toISOString() ?? null,
  }
}

/** Requests as staff see them, with whose they are. */
export async function shownRights(ctx: ReadContext, rows: readonly RightRow[]): Promise<z.output<typeof rightView>[]> {
  const ids = rows.map((row) => row.person_id)
  const names = await personNames(ctx.tx, ctx.communityId, ids)
  return rows.map((row) => {
    const { person_id, evidence_note, state, due_at } = row
    const person_name = names.get(person_id)?.name ?? ''
    const late = state === 'open' && due_at < ctx.now
    return { ...shown(ctx, row), person_id, person_name, evidence_note, late, can: canRight(ctx, row) }
  })
}

/** One of them. Refusal: `platform.not_found`. */
export async function showRightOf(ctx: ReadContext, id: string): Promise<z.output<typeof rightView>> {
  const [view] = await shownRights(ctx, [await findRight(ctx, id)])
  return view ?? refuse('platform.not_found')
}

/** What one person asked for, the latest first. Takes the person: never call it with another's id. */
export async function showOwnRights(
  ctx: ReadContext,
  personId: string,
): Promise<{ items: z.output<typeof ownRightView>[] }> {
  const rows = (await rights(ctx)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ownMost)
    .execute()) as RightRow[]
  return { items: rows.map((row) => ({ ...shown(ctx, row), can: row.state === 'open' ? ['withdraw'] : [] })) }
}
