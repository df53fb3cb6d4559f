import { z } from 'zod'
import type { Route } from '../../shared/contract.ts'
import { type FieldProblem, Refusal, refuse } from '../../shared/refusal.ts'
import type { Texts } from '../texts.ts'

type Raw = { params: unknown; query: unknown; body: unknown }

/**
 * Parses what came in by the route's schemas into one input. Unknown members are refused, so that a forged or misspelt field is
 * told, not dropped. Refusals: `platform.not_found` for an address that can't exist, `platform.input_invalid` with the fields.
 */
export function parseInput(route: Route, raw: Raw, texts: Texts, language: string): Record<string, unknown> {
  const params = route.params ? route.params.safeParse(raw.params) : undefined
  if (params && !params.success) refuse('platform.not_found')
  const parts = [
    { schema: route.query, value: raw.query ?? {} },
    { schema: route.body, value: raw.body },
  ]
  const input: Record<string, unknown> = { ...(params?.data as object) }
  const fields: FieldProblem[] = []
  for (const part of parts) {
    if (!part.schema) continue
    const parsed = strict(part.schema).safeParse(part.value)
    if (parsed.success) Object.assign(input, parsed.data)
    else fields.push(...parsed.error.issues.map((issue) => fieldProblem(issue, texts, language)))
  }
  if (fields.length > 0) throw new Refusal('platform.input_invalid', { count: fields.length }, fields.slice(0, 50))
  return input
}

const strictSchemas = new WeakMap<z.ZodType, z.ZodType>()

function strict(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema
  const known = strictSchemas.get(schema) ?? schema.strict()
  strictSchemas.set(schema, known)
  return known
}

function fieldProblem(issue: z.core.$ZodIssue, texts: Texts, language: string): FieldProblem {
  const { code, params } = fieldCode(issue)
  return { path: issue.path.join('.'), code, detail: texts.field(language, code, params) }
}

type FieldCode = { code: string; params?: Record<string, string | number> }

function fieldCode(issue: z.core.$ZodIssue): FieldCode {
  switch (issue.code) {
    case 'custom':
      return { code: issue.message, params: { max: Number(issue.params?.max ?? 0) } }
    case 'unrecognized_keys':
      return { code: 'unknown_key', params: { keys: issue.keys.slice(0, 5).join(', ').slice(0, 100) } }
    case 'invalid_type':
      return { code: issue.message.includes('received undefined') ? 'required' : 'invalid' }
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'too_long', params: { max: Number(issue.maximum) } }
        : bound(issue.origin === 'array' ? 'too_many' : 'too_large', issue.maximum)
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'too_short' }
        : bound(issue.origin === 'array' ? 'too_few' : 'too_small', issue.minimum)
    default:
      return { code: 'invalid' }
  }
}

/** A bound that people can read; of others (the end of what a computer counts) only that it doesn't fit. */
function bound(code: string, limit: number | bigint): FieldCode {
  return limit <= 1_000_000 ? { code, params: { limit: Number(limit) } } : { code: 'invalid' }
}
