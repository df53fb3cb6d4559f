import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Module } from '../../../../platform/module.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { entriesOf } from '../../../people/api.ts'
import type { Outcome } from '../rights/rows.ts'

/** Modules before those they use: what a module needs to know of a person to erase them is still there. */
export function usersFirst(modules: readonly Module[]): Module[] {
  const byName = new Map(modules.map((module) => [module.name, module]))
  const placed = new Set<Module>()
  const place = (module: Module) => {
    if (placed.has(module)) return
    for (const name of module.uses) {
      const used = byName.get(name)
      if (used) place(used)
    }
    placed.add(module)
  }
  modules.forEach(place)
  return [...placed].reverse()
}

/** Who of these can't be erased yet: person → the first refusal that a module has. */
export async function stillNeeded(ctx: ReadContext, personIds: readonly string[]): Promise<Map<string, string>> {
  const needed = new Map<string, string>()
  if (personIds.length === 0) return needed
  for (const { personalData } of ctx.services.modules()) {
    const found = (await personalData?.needed?.(ctx, personIds)) ?? new Map<string, string>()
    for (const [person, code] of found) if (!needed.has(person)) needed.set(person, code)
  }
  return needed
}

/**
 * Erases a person in all modules (个人信息保护法 47), with the entries that were merged into theirs: what is about them goes or loses the
 * name, what the law keeps is told. The audit loses the values, its chain stays. Refusal: that of a module where they are still needed.
 */
export async function erasePerson(ctx: WriteContext, personId: string): Promise<Outcome[]> {
  const entries = await entriesOf(ctx.tx, ctx.communityId, personId)
  const [code] = (await stillNeeded(ctx, entries)).values()
  if (code !== undefined) refuse(code)
  return eraseEntries(ctx, entries)
}

/** Erases these entries, the first of which the others were merged into, whether or not somebody still needs them. */
export async function eraseEntries(ctx: WriteContext, entries: readonly string[]): Promise<Outcome[]> {
  const outcome = new Map<string, Outcome>()
  for (const module of usersFirst(ctx.services.modules())) {
    for (const entry of entries) {
      for (const { section, done, count } of (await module.personalData?.erase?.(ctx, entry)) ?? []) {
        const key = `${module.name} ${section}`
        const before = outcome.get(key)?.count ?? 0
        if (before + count > 0) outcome.set(key, { module: module.name, section, done, count: before + count })
      }
    }
  }
  const [personId] = entries
  if (personId !== undefined) {
    ctx.audit('person', personId, { erased: true })
    ctx.emit('privacy.erased', { person_id: personId })
  }
  return [...outcome.values()]
}
