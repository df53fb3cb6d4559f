import { isDeepStrictEqual } from 'node:util'
import type { ReadContext, WriteContext } from './command/types.ts'

/** Settings by name; null where nothing was decided. */
export type Settings = Record<string, unknown>
export type SettingPart = 'rules' | 'community'

export type SettingChange = {
  id: string
  part: SettingPart
  person_id: string | null
  before: Settings
  after: Settings
  reason: string
  effect: Record<string, number>
  undoes: string | null
  changed_at: Date
}

/** What differs between the settings that hold and those wanted; undefined where nothing does. */
export function settingsDiffer(held: Settings, wanted: Settings): { before: Settings; after: Settings } | undefined {
  const names = Object.keys(wanted).filter((name) => !isDeepStrictEqual(held[name] ?? null, wanted[name] ?? null))
  if (names.length === 0) return undefined
  const pick = (from: Settings) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]))
  return { before: pick(held), after: pick(wanted) }
}

/** Keeps a change of settings: what held before and after, who and why, what came of it. Returns its id. */
export async function noteSettingChange(
  ctx: WriteContext,
  change: Pick<SettingChange, 'part' | 'before' | 'after'> &
    Partial<Pick<SettingChange, 'reason' | 'effect' | 'undoes'>>,
): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('platform.setting_changes')
    .values({
      community_id: ctx.communityId,
      id,
      part: change.part,
      account_id: ctx.actor.accountId,
      person_id: ctx.actor.personId,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      reason: change.reason ?? '',
      effect: JSON.stringify(change.effect ?? {}),
      undoes: change.undoes ?? null,
      changed_at: ctx.now,
    })
    .execute()
  return id
}

/** One change; undefined where this community has none with that id. */
export async function settingChange(ctx: ReadContext, id: string): Promise<SettingChange | undefined> {
  const row = await ctx.tx
    .selectFrom('platform.setting_changes')
    .select(['id', 'part', 'person_id', 'before', 'after', 'reason', 'effect', 'undoes', 'changed_at'])
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as SettingChange | undefined
}
