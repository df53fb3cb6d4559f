import type { WriteContext } from '../../../../platform/command/types.ts'
import { actStands, keepForUndo, keptForUndo } from '../../../people/api.ts'
import { bind, findBinding, type How, unbind } from '../bindings.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }
type Kept = { how: How }

const binding = 'access.binding'

/** When two entries become one, the account goes along; where both had one, the kept entry's stays. */
export async function followMerge(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const was = await findBinding(ctx.tx, ctx.communityId, { person: merged_id })
  if (!was) return
  await keepForUndo(ctx, act_id, binding, [{ id: was.account_id, before: { how: was.how } }])
  await unbind(ctx, was)
  if (await findBinding(ctx.tx, ctx.communityId, { person: kept_id })) return
  await bind(ctx, was.account_id, kept_id, was.how)
}

/** They were two people: the account that went along comes back, unless it is somebody else's by now. */
export async function followUnmerge(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge & { act_id: string }) {
  for (const { id, before } of await keptForUndo<Kept>(ctx, act_id, binding)) {
    const now = await findBinding(ctx.tx, ctx.communityId, { account: id })
    if (now && now.person_id !== kept_id) continue
    if (now) await unbind(ctx, now)
    await bindAgain(ctx, id, merged_id, before.how)
  }
}

/** Nobody goes on in the name of somebody who died. */
export async function endBindingOf(ctx: WriteContext, { person_id, act_id }: { person_id: string; act_id?: string }) {
  if (!(await actStands(ctx, act_id))) return
  const was = await findBinding(ctx.tx, ctx.communityId, { person: person_id })
  if (!was) return
  await keepForUndo(ctx, act_id, binding, [{ id: was.account_id, before: { how: was.how } }])
  await unbind(ctx, was)
}

/** The death was noted by mistake: the account speaks for the person again, unless it is somebody else's by now. */
export async function returnBinding(ctx: WriteContext, { person_id, act_id }: { person_id: string; act_id: string }) {
  for (const { id, before } of await keptForUndo<Kept>(ctx, act_id, binding)) {
    if (!(await findBinding(ctx.tx, ctx.communityId, { account: id }))) await bindAgain(ctx, id, person_id, before.how)
  }
}

async function bindAgain(ctx: WriteContext, accountId: string, personId: string, how: How): Promise<void> {
  if (await findBinding(ctx.tx, ctx.communityId, { person: personId })) return
  await bind(ctx, accountId, personId, how)
}
