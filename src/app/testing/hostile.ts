/** Draws inputs that mean harm, or look as if: shaped by a JSON schema, so that they get past the first check as often as not. */

export type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  default?: unknown
}

const wickedTexts = [
  '',
  ' ',
  "'; drop table requests.requests; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  'null',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e反着写',
  '😀'.repeat(50),
  '𠮷野家的灯不亮了',
  '长'.repeat(6_000),
  "' or '1'='1",
  '%00%0a',
  ':*&|!()<->',
  '\\',
  '=cmd|" /C calc"!A0',
  '9'.repeat(400),
  '2026-02-30',
  '2026-13-01',
  '-1',
  '1e309',
  '__proto__',
]
const wickedValues = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 53,
  -(2 ** 31) - 1,
  [],
  {},
  [[[]]],
  { a: { b: { c: 1 } } },
  ['x'.repeat(100)],
]

/** A drawer of hostile values; the same seed draws the same. */
export function hostile(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const chance = (share: number) => next() < share
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T

  /** What the schema asks for, roughly. */
  function fitting(schema: JsonSchema, ids: readonly string[]): unknown {
    const inner = schema.anyOf ?? schema.oneOf ?? schema.allOf
    if (inner) return fitting(pick(inner), ids)
    if (schema.enum) return pick(schema.enum)
    const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type
    if (type === 'object') return object(schema, ids)
    if (type === 'array') return Array.from({ length: Math.floor(next() * 3) }, () => value(schema.items ?? {}, ids))
    if (type === 'integer' || type === 'number')
      return Math.max(schema.minimum ?? 1, Math.min(schema.maximum ?? 50, Math.floor(next() * 20)))
    if (type === 'boolean') return chance(0.5)
    return fittingText(schema, ids)
  }

  function fittingText(schema: JsonSchema, ids: readonly string[]): string {
    if (schema.format === 'uuid') return pick(ids)
    if (schema.format === 'date') return pick(['2026-03-04', '2025-12-31', '9999-12-31'])
    if (schema.pattern?.includes('[A-Z]')) return pick(['A10', 'B01', 'Z99'])
    return pick(['三楼的灯不亮了', '19900001234', 'A10', '2026-03', '南苑'])
  }

  function value(schema: JsonSchema, ids: readonly string[]): unknown {
    if (chance(0.6)) return fitting(schema, ids)
    return chance(0.7) ? pick(wickedTexts) : pick(wickedValues)
  }

  function object(schema: JsonSchema, ids: readonly string[]): object {
    const drawn: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      if (chance(schema.required?.includes(name) ? 0.9 : 0.6)) drawn[name] = value(inner, ids)
    }
    if (chance(0.1)) drawn.can = ['finish', 'dispatch']
    if (chance(0.05)) drawn.community_id = 2
    return drawn
  }

  /** A body as text: mostly an object of the schema, now and then no JSON at all. */
  function body(schema: JsonSchema, ids: readonly string[]): string {
    if (chance(0.05))
      return pick([
        '',
        '{',
        '[]',
        'null',
        '"text"',
        `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
        '{"__proto__":{"admin":true}}',
      ])
    return JSON.stringify(fitting(schema, ids))
  }

  /** Addresses can't carry lone surrogates. */
  const wellFormed = (text: string) => text.toWellFormed()

  return { chance, value, body, wellFormed }
}
