import type { ReadContext } from '../../../platform/command/types.ts'
import type { Holder, PostKind } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
const office: readonly PostKind[] = [...leads, 'community_worker']

/** Posts that approve a form with sensitive data (`server/forms/approval.ts` says which of them). */
export const approverKinds: readonly PostKind[] = leads

/** Posts told of what is due. */
export const fillerKinds: readonly PostKind[] = office

/** Posts that fill a part: the rows of their own area. */
export const partFillers: readonly PostKind[] = ['grid_worker']

export const permissions: Record<string, readonly Holder[]> = {
  'forms.fill': [...office, 'counter_clerk'],
  'forms.fill_part': [...office, 'counter_clerk', ...partFillers],
  'forms.define': office,
  'forms.approve': leads,
  'forms.hand_in': office,
  'forms.figures': leads,
  'forms.take_whole': leads,
}

/** A form is the whole community's: a post over a part of it sees of it what it was given. Refusal: `platform.not_allowed`. */
export function checkOver(ctx: ReadContext, permission: string): void {
  if (ctx.actor.kind === 'system') return
  const posts = ctx.actor.permissions.get(permission) ?? []
  if (!posts.some((post) => post.areaPath === '')) refuse('platform.not_allowed')
}

/** Whether the actor holds it over the whole community. */
export function may(ctx: ReadContext, permission: string): boolean {
  if (ctx.actor.kind === 'system') return true
  return (ctx.actor.permissions.get(permission) ?? []).some((post) => post.areaPath === '')
}
