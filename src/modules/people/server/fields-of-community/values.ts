import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { isCivilDate } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { fieldShown, fieldValue } from '../../contract.ts'
import { type Field, seenFields } from './fields.ts'

export type FieldValue = z.output<typeof fieldValue>
export type FieldShown = z.output<typeof fieldShown>
export type Values = Readonly<Record<string, unknown>>

const textMost = 500
const numberMost = 1e12

/** The value as it is kept; undefined where it isn't one of that kind. Empty ones are null. */
export function keptValue(field: Pick<Field, 'kind' | 'choices'>, given: unknown): FieldValue | null | undefined {
  if (given === null || given === '' || (Array.isArray(given) && given.length === 0)) return null
  const known = (code: unknown) => field.choices.some((choice) => choice.code === code)
  switch (field.kind) {
    case 'text':
      return typeof given === 'string' ? keptText(given) : undefined
    case 'number':
      return typeof given === 'number' && Number.isFinite(given) && Math.abs(given) <= numberMost ? given : undefined
    case 'date':
      return typeof given === 'string' && isCivilDate(given) ? given : undefined
    case 'yes_no':
      return typeof given === 'boolean' ? given : undefined
    case 'choice':
      return known(given) ? (given as string) : undefined
    case 'choices':
      return Array.isArray(given) && given.every(known) ? [...new Set(given as string[])] : undefined
  }
}

function keptText(given: string): string | null | undefined {
  const plain = given.normalize('NFC').trim()
  if (/[\p{Cc}--[\n\r\t]]|\p{Cs}/v.test(plain) || [...plain].length > textMost) return undefined
  return plain === '' ? null : plain
}

type Check = { subject: Field['subject']; before: Values; given: Values; path?: string }

/**
 * The values of an entry after what was given: fields the actor doesn't see, and retired ones, stay as they are. Refusals:
 * `people.field_unknown` for a field that isn't there for them, `people.field_invalid` naming every field that is wrong or missing.
 */
export async function mergedValues(
  ctx: ReadContext,
  { subject, before, given, path = 'custom' }: Check,
): Promise<Values> {
  const fields = (await seenFields(ctx, subject)).filter((field) => field.retired_at === null)
  const byId = new Map(fields.map((field) => [field.id, field]))
  const after: Record<string, unknown> = { ...before }
  const wrong: { path: string; code: string }[] = []
  for (const [id, value] of Object.entries(given)) {
    const field = byId.get(id) ?? refuse('people.field_unknown', {}, [{ path: `${path}.${id}`, code: 'invalid' }])
    const kept = keptValue(field, value)
    if (kept === undefined) wrong.push({ path: `${path}.${id}`, code: 'invalid' })
    else if (kept === null) delete after[id]
    else after[id] = kept
  }
  if (ctx.actor.kind !== 'system')
    for (const { id, required } of fields)
      if (required && after[id] === undefined && !wrong.some((one) => one.path === `${path}.${id}`))
        wrong.push({ path: `${path}.${id}`, code: 'required' })
  return wrong.length > 0 ? refuse('people.field_invalid', {}, wrong) : after
}

/** What an entry says in these fields; of retired ones only where something was entered. */
export function shownValues(ctx: ReadContext, fields: readonly Field[], values: Values): FieldShown[] {
  return fields.flatMap((field) => {
    const value = (values[field.id] ?? null) as FieldValue | null
    if (field.retired_at !== null && value === null) return []
    const { id, kind, label, sensitive } = field
    return [
      { id, kind, label, sensitive, retired: field.retired_at !== null, value, text: valueText(ctx, field, value) },
    ]
  })
}

/** A value in words. */
export function valueText(ctx: ReadContext, field: Pick<Field, 'kind' | 'choices'>, value: unknown): string {
  if (value === null || value === undefined) return ''
  const label = (code: unknown) => field.choices.find((choice) => choice.code === code)?.label ?? String(code)
  if (field.kind === 'yes_no')
    return ctx.services.texts.message(ctx.language, 'people', value === true ? 'export_yes' : 'export_no')
  if (field.kind === 'choice') return label(value)
  if (field.kind === 'choices')
    return (value as string[]).map(label).join(ctx.services.texts.message(ctx.language, 'people', 'field_and'))
  return String(value)
}
