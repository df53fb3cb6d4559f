import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'

/** An instant that lies ahead. Refusal: `requests.due_in_past`. */
export function checkAhead(ctx: WriteContext, at: string, path: string): Date {
  const instant = new Date(at)
  if (instant <= ctx.now) refuse('requests.due_in_past', {}, [{ path, code: 'in_past' }])
  return instant
}
