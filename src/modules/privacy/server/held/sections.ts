import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Module } from '../../../../platform/module.ts'
import type { HeldSection, HeldValue } from '../../../../platform/personal-data.ts'
import type { heldSection, heldView } from '../../contract.ts'
import { usersFirst } from '../erasure/erase-person.ts'
import { factsOf } from '../people.ts'
import { termInWords, termsOf } from '../retention/terms.ts'

type Held = z.output<typeof heldView>
type Section = z.output<typeof heldSection>

/**
 * Everything held on a person, told by each module, with why, on what ground and for how long (个人信息保护法 44, 45, 48). Takes the person:
 * never call it with another's id than the asker may see.
 */
export async function everythingOn(ctx: ReadContext, personId: string): Promise<Held> {
  const { name } = await factsOf(ctx, personId)
  const terms = new Map((await termsOf(ctx)).map(({ retention, days }) => [retention.name, days]))
  const sections: Section[] = []
  for (const module of inReadingOrder(ctx.services.modules())) {
    for (const section of (await module.personalData?.held?.(ctx, personId)) ?? []) {
      sections.push(shown(ctx, module.name, section, terms))
    }
  }
  return { name, at: ctx.now.toISOString(), sections }
}

/** The register first, what is built on it after it, the platform's own last. */
function inReadingOrder(modules: readonly Module[]): Module[] {
  const usedFirst = usersFirst(modules).reverse()
  return [
    ...usedFirst.filter(({ name }) => name !== 'platform'),
    ...usedFirst.filter(({ name }) => name === 'platform'),
  ]
}

function shown(ctx: ReadContext, module: string, section: HeldSection, terms: ReadonlyMap<string, number>): Section {
  const { texts } = ctx.services
  const say = (key: string) => texts.message(ctx.language, module, key)
  const { name, retention, rows, more = false } = section
  const days = retention === undefined ? undefined : terms.get(retention)
  const kept =
    days === undefined
      ? say(`held_${name}_kept`)
      : texts.message(ctx.language, module, `held_${name}_kept`, { term: termInWords(ctx, days) })
  return {
    key: `${module}.${name}`,
    title: say(`held_${name}`),
    purpose: say(`held_${name}_purpose`),
    basis: say(`held_${name}_basis`),
    kept,
    more,
    rows: rows.map((row) =>
      Object.entries(row).flatMap(([key, value]) => {
        const written = writtenOf(value, say)
        return written ? [{ key, label: say(`held_field_${key}`), ...written }] : []
      }),
    ),
  }
}

type Written = Pick<Section['rows'][number][number], 'kind' | 'value'>

/** What there is of a value; nothing for what isn't known. */
function writtenOf(value: HeldValue, say: (key: string) => string): Written | undefined {
  if (value === null || value === '') return undefined
  if (value instanceof Date) return { kind: 'instant', value: value.toISOString() }
  if (typeof value === 'boolean') return { kind: 'yes_no', value: value ? 'yes' : 'no' }
  if (typeof value === 'number') return { kind: 'number', value: String(value) }
  if (typeof value === 'string') return { kind: 'text', value }
  return 'day' in value ? { kind: 'day', value: value.day } : { kind: 'text', value: say(value.word) }
}
