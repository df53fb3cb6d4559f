import { type StepActor, systemActor } from '../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { noteSettingChange, type Settings } from '../../../platform/setting-changes.ts'
import { refuse } from '../../../shared/refusal.ts'
import { moveBy } from '../../requests/api.ts'
import { lockCommunity } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { type HeldRules, heldRules, putRules, workingCalendarOf } from './held.ts'
import { rulesView } from './rules-view.ts'
import { checkMayDecide, rulesAfter, wantedSettings } from './wanted.ts'

/**
 * Changes how requests are dealt with from now on; limits already told are kept, or reckoned anew where that is asked for. Refusals:
 * `platform.not_allowed`, `settings.hours_unfit`, `settings.day_unfit`, `settings.nothing_changed`.
 */
export const changeRules = command(routes['PATCH /api/c/:community/settings/rules'], {
  async handle(ctx, { reason, deadlines, ...wanted }) {
    await lockCommunity(ctx)
    checkMayDecide(ctx)
    const held = await heldRules(ctx)
    const id = await decide(ctx, held, wantedSettings(ctx, held, wanted), { reason, deadlines })
    return { id: id ?? refuse('settings.nothing_changed') }
  },
  view: (ctx) => rulesView(ctx),
})

type Terms = { reason: string; deadlines: 'move' | 'keep'; undoes?: string }

/** Puts other rules in force and keeps the change; undefined where nothing differs. The community is locked. */
export async function decide(
  ctx: WriteContext,
  held: HeldRules,
  wanted: Settings,
  { reason, deadlines, undoes }: Terms,
): Promise<string | undefined> {
  const after = rulesAfter(held, wanted)
  if (!after) return undefined
  const calendars = { held: workingCalendarOf(held), wanted: workingCalendarOf(after.rules) }
  await putRules(ctx, held, after.change.after)
  const moves = deadlines === 'move' && calendars.held !== calendars.wanted
  const effect: Record<string, number> = moves ? { moved: await moveBy(ctx, calendars, author(ctx), reason) } : {}
  const id = await noteSettingChange(ctx, {
    part: 'rules',
    ...after.change,
    reason,
    effect,
    ...(undoes ? { undoes } : {}),
  })
  ctx.audit('setting_change', id, { ...after.change.after, reason, deadlines })
  return id
}

function author(ctx: WriteContext): StepActor {
  if (ctx.actor.kind === 'system') return systemActor
  const post = ctx.actor.permissions.get('settings.edit')?.find((one) => one.kind !== 'administrator')
  return { kind: 'staff', personId: ctx.actor.personId, postId: post?.id ?? null, bodyId: post?.bodyId ?? null }
}
