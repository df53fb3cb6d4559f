// Folds an OpenAPI document: what is described more than once moves to `components.schemas`, under a name one can read.

export type Schema = { [key: string]: unknown }
type Document = { paths?: object | undefined; components?: { schemas?: object } | undefined }

/** A description of fewer characters stays where it is: a reference would say no less. */
const charactersLeast = 100
/** Of what stands under more names than this no name says what it is. */
const commonWords = 3
const fewProperties = 3

/** Where a description stands: the operation, its method, and what it is there. */
type Place = { operation: string; method: string; word: string; within: string }
type Found = { schema: Schema; places: Place[] }

/** The same document with equal descriptions told once. */
export function foldSchemas<D extends Document>(document: D): D {
  const found = new Map<string, Found>()
  for (const operation of operationsOf(document)) gather(operation, found)
  const shared = [...found].filter(([, { places }]) => places.length > 1)
  const names = namesOf(shared)
  const schemas = Object.fromEntries(
    shared
      .map(([key, { schema }]) => [names.get(key) ?? '', folded(schema, names, key)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  return {
    ...document,
    paths: folded((document.paths ?? {}) as Schema, names),
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } },
  }
}

type Operation = { operationId?: string; method: string; parts: unknown }

function operationsOf({ paths = {} }: Document): Operation[] {
  return Object.values(paths).flatMap((methods: object) =>
    Object.entries(methods).map(([method, parts]) => ({ ...(parts as { operationId?: string }), method, parts })),
  )
}

function gather({ operationId = '', method, parts }: Operation, found: Map<string, Found>): void {
  const [, own = operationId] = operationId.split('.')
  const wordsOf: Record<string, string> = { requestBody: `${pascal(own)}Form`, responses: pascal(own) }
  const wordOf = (member: string, word: string) => (member === 'items' ? singular(word) : (wordsOf[member] ?? word))
  const visit = (value: unknown, word: string, within: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, word, within)
    if (!isSchema(value)) return
    if (wasMet(found, value, { operation: operationId, method, word, within })) return
    const { properties = {}, ...members } = value
    for (const [name, member] of Object.entries(members)) visit(member, wordOf(name, word), within)
    for (const [name, member] of Object.entries(properties as Schema))
      visit(member, name === 'items' ? `${word}Items` : pascal(name), word)
  }
  visit(parts, pascal(own), '')
}

/** Notes where a description stands; whether it stood somewhere before, so that what it consists of is known. */
function wasMet(found: Map<string, Found>, schema: Schema, place: Place): boolean {
  const key = keyOf(schema)
  const known = found.get(key ?? '')
  if (known) known.places.push(place)
  else if (key !== undefined) found.set(key, { schema, places: [place] })
  return known !== undefined
}

/** Text that is the same for equal descriptions; undefined for what isn't worth a name, or is no description. */
function keyOf(schema: Schema): string | undefined {
  const isOne =
    'type' in schema && typeof schema.type === 'string' && (schema.type !== 'array' || 'prefixItems' in schema)
  const isChoice =
    Array.isArray(schema.anyOf) && schema.anyOf.filter((one) => (one as Schema).type !== 'null').length > 1
  if (!(isOne || isChoice || Array.isArray(schema.oneOf))) return
  const key = JSON.stringify(schema)
  return key.length < charactersLeast ? undefined : key
}

/** Scalars by their format; then what stands there oftenest, with its module in front where only one uses it, and numbered where that isn't enough. */
function namesOf(shared: readonly (readonly [string, Found])[]): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const [key, { schema, places }] of shared) {
    const wanted = [nameOf(schema, places), `${oftenest(places.map(({ within }) => within))}${nameOf(schema, places)}`]
    const free = (name: string) => !taken.has(name)
    const name = wanted.find(free) ?? numbered(wanted[0] as string, free)
    taken.add(name)
    names.set(key, name)
  }
  return names
}

function nameOf(schema: Schema, places: readonly Place[]): string {
  if (typeof schema.format === 'string') return pascal(schema.format)
  const words = new Set(places.map(({ word }) => word))
  const properties = Object.keys((schema.properties as Schema | undefined) ?? {})
  if (words.size > commonWords && properties.length > 0 && properties.length <= fewProperties)
    return properties.map(pascal).join('')
  const modules = new Set(places.map(({ operation }) => operation.split('.')[0] ?? ''))
  const asked = places.filter(({ method }) => method === 'get')
  const word = oftenest((asked.length > 0 ? asked : places).map((place) => place.word))
  const [module = ''] = modules
  return modules.size > 1 || word.startsWith(pascal(module)) ? word : `${pascal(module)}${word}`
}

function numbered(name: string, free: (name: string) => boolean): string {
  for (let number = 2; ; number += 1) if (free(`${name}${number}`)) return `${name}${number}`
}

/** The commonest; of level ones the first. */
function oftenest(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0]
}

/** The same with references; what stands under `own` itself isn't one to itself. */
function folded<T>(value: T, names: ReadonlyMap<string, string>, own?: string): T {
  if (Array.isArray(value)) return value.map((one) => folded(one, names)) as T
  if (!isSchema(value)) return value
  const key = keyOf(value)
  const name = key === own ? undefined : names.get(key ?? '')
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` } as T
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, folded(inner, names)])) as T
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pascal(text: string): string {
  return text.replaceAll(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}
