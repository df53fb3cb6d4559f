import type { WriteContext } from '../../../../platform/command/types.ts'
import { bind, findBinding, unbind } from '../bindings.ts'

/** When two entries become one, the account goes along; where both had one, the kept entry's stays. */
export async function followMerge(ctx: WriteContext, merged: { kept_id: string; merged_id: string }): Promise<void> {
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: merged.merged_id })
  if (!binding) return
  await unbind(ctx, binding)
  if (await findBinding(ctx.tx, ctx.communityId, { person: merged.kept_id })) return
  await bind(ctx, binding.account_id, merged.kept_id, binding.how)
}

/** Nobody goes on in the name of somebody who died. */
export async function endBindingOf(ctx: WriteContext, { person_id }: { person_id: string }): Promise<void> {
  const binding = await findBinding(ctx.tx, ctx.communityId, { person: person_id })
  if (binding) await unbind(ctx, binding)
}
