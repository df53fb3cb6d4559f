import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { Definition, Fill } from '../store.ts'

/** Whether the actor may see its rows: of a form that lists sensitive data only who fills it (个人信息保护法 28, strict protection). */
export function fills(
  ctx: ReadContext,
  fill: Pick<Fill, 'made_by'>,
  { sensitive }: Pick<Definition, 'sensitive'>,
): boolean {
  return (
    sensitive === null || ctx.actor.kind === 'system' || (fill.made_by !== null && fill.made_by === ctx.actor.personId)
  )
}

/** Refusal: `forms.filler_only`. */
export function checkFills(
  ctx: ReadContext,
  fill: Pick<Fill, 'made_by'>,
  definition: Pick<Definition, 'sensitive'>,
): void {
  if (!fills(ctx, fill, definition)) refuse('forms.filler_only')
}
