import { pinyinKey } from '../../../engines/text/index.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { noteSettingChange, type Settings, settingsDiffer } from '../../../platform/setting-changes.ts'
import { refuse } from '../../../shared/refusal.ts'
import { communityOf } from './communities.ts'

/** What a community says of itself, as settings by name. Refusal: `platform.not_found`. */
export async function communitySettings(ctx: ReadContext): Promise<Settings> {
  const community = (await communityOf(ctx.tx, ctx.communityId)) ?? refuse('platform.not_found')
  const { name, phone, supervision_phone, office_hours, address, names, settings } = community
  return { name, phone, supervision_phone, office_hours, address, names, modules: settings.modules ?? null }
}

/** Puts other words, numbers and modules in force and keeps the change; undefined where nothing differs. The community is locked. */
export async function changeCommunity(
  ctx: WriteContext,
  wanted: Settings,
  terms: { reason?: string; undoes?: string } = {},
): Promise<string | undefined> {
  const change = settingsDiffer(await communitySettings(ctx), wanted)
  if (!change) return undefined
  const { name, names, modules, ...facts } = change.after
  const community = await communityOf(ctx.tx, ctx.communityId)
  await ctx.tx
    .updateTable('territory.communities')
    .set({
      ...facts,
      community_id: ctx.communityId,
      ...(typeof name === 'string' ? { name, sort_key: pinyinKey(name, 'place') } : {}),
      ...(names === undefined ? {} : { names: JSON.stringify(names ?? {}) }),
      ...(modules === undefined ? {} : { settings: JSON.stringify({ ...community?.settings, modules }) }),
    })
    .where('community_id', '=', ctx.communityId)
    .execute()
  if (typeof name === 'string')
    await ctx.tx.updateTable('territory.regions').set({ name }).where('id', '=', ctx.communityId).execute()
  ctx.emit('territory.community_changed', { community_id: ctx.communityId })
  const id = await noteSettingChange(ctx, { part: 'community', ...change, ...terms })
  ctx.audit('community', String(ctx.communityId), change.after)
  return id
}
