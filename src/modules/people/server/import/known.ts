import { pinyinKey } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type Person, persons } from '../persons.ts'
import type { Residence } from '../residences.ts'
import type { RowProblem } from './problems.ts'
import type { ReadRow } from './rows.ts'

export type KnownPerson = Person & { identity_hash: Buffer | null }

/** The entries a sheet may speak of, by identity number and by name. */
export type Known = {
  people: KnownPerson[]
  byIdentity: ReadonlyMap<string, KnownPerson>
  byName: ReadonlyMap<string, KnownPerson[]>
}

const chunk = 2_000

/** Reads every entry with one of these identity numbers or names: a few statements for any number of rows. */
export async function knownPersons(
  ctx: ReadContext,
  rows: readonly ReadRow[],
  hashes: readonly Buffer[],
): Promise<Known> {
  const people = new Map<string, KnownPerson>()
  const keys = [...new Set(rows.map((row) => row.name).filter(Boolean))].map((name) => pinyinKey(name))
  for (const part of chunks(keys)) await collect(ctx, people, 'name_pinyin', part)
  for (const part of chunks(hashes)) await collect(ctx, people, 'identity_hash', part)
  const found = [...people.values()]
  return {
    people: found,
    byIdentity: new Map(
      found.flatMap((person) => (person.identity_hash ? [[person.identity_hash.toString('hex'), person]] : [])),
    ),
    byName: Map.groupBy(found, (person) => person.name),
  }
}

async function collect<C extends 'name_pinyin' | 'identity_hash'>(
  ctx: ReadContext,
  people: Map<string, KnownPerson>,
  column: C,
  values: readonly (string | Buffer)[],
): Promise<void> {
  const rows = await persons(ctx.tx, ctx.communityId)
    .select('identity_hash')
    .where('merged_into', 'is', null)
    .where(column, 'in', values as never)
    .execute()
  for (const row of rows as KnownPerson[]) people.set(row.id, row)
}

function* chunks<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < values.length; start += chunk) yield values.slice(start, start + chunk)
}

type Match = { person: KnownPerson | undefined; problem?: RowProblem }

/**
 * The entry a row means: by identity number; else by name and number; else, for a row with neither, by name and dwelling. So the same
 * sheet taken in twice changes nothing the second time.
 */
export function matchPerson(
  row: ReadRow,
  hash: Buffer | undefined,
  dwellingId: string | undefined,
  known: Known,
  residences: ReadonlyMap<string, Residence[]>,
): Match {
  const byIdentity = hash && known.byIdentity.get(hash.toString('hex'))
  if (byIdentity) {
    return byIdentity.name === row.name
      ? { person: byIdentity }
      : { person: undefined, problem: { key: 'identity_of_other', params: { name: byIdentity.name } } }
  }
  const namesakes = known.byName.get(row.name) ?? []
  const livesThere = (person: KnownPerson) =>
    dwellingId !== undefined && (residences.get(person.id) ?? []).some((one) => one.dwelling_id === dwellingId)
  const candidates = namesakes.filter((person) =>
    row.phone === null
      ? livesThere(person)
      : person.phone === row.phone || (person.phone === null && livesThere(person)),
  )
  if (candidates.length > 1) return { person: undefined, problem: { key: 'several_match' } }
  const [person] = candidates
  if (person && hash && person.identity_hash !== null)
    return { person: undefined, problem: { key: 'identity_differs' } }
  return { person }
}
