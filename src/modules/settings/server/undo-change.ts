import { command, type WriteContext } from '../../../platform/command/types.ts'
import { type SettingChange, type Settings, settingChange, settingsDiffer } from '../../../platform/setting-changes.ts'
import { refuse } from '../../../shared/refusal.ts'
import { changeCommunity, communitySettings, lockCommunity } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { decide } from './change-rules.ts'
import { oneChange } from './changes.ts'
import { heldRules } from './held.ts'
import { checkMayDecide } from './wanted.ts'

/**
 * Goes back to what held before a change, as long as nothing of it was changed again. Refusals: `platform.not_allowed`,
 * `platform.not_found`, `settings.change_undone`, `settings.changed_since`.
 */
export const undoChange = command(routes['POST /api/c/:community/settings/changes/:id/undo'], {
  async handle(ctx, { id, deadlines }) {
    await lockCommunity(ctx)
    checkMayDecide(ctx)
    const change = (await settingChange(ctx, id)) ?? refuse('platform.not_found')
    const { undone } = await oneChange(ctx, id)
    if (undone || change.undoes) refuse('settings.change_undone')
    return { id: (await takeBack(ctx, change, deadlines)) ?? refuse('settings.changed_since') }
  },
  view: (ctx, { id }) => oneChange(ctx, id),
})

async function takeBack(ctx: WriteContext, change: SettingChange, deadlines: 'move' | 'keep') {
  const reason = ctx.services.texts.message(ctx.language, 'settings', 'undone', { reason: change.reason })
  const terms = { reason, undoes: change.id }
  if (change.part === 'community') {
    checkUnchanged(await communitySettings(ctx), change)
    return changeCommunity(ctx, change.before, terms)
  }
  const held = await heldRules(ctx)
  checkUnchanged(held.settings, change)
  return decide(ctx, held, change.before, { ...terms, deadlines })
}

function checkUnchanged(held: Settings, { after }: SettingChange): void {
  if (settingsDiffer(held, after)) refuse('settings.changed_since')
}
