import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type Person, persons } from '../persons.ts'
import type { Residence } from '../residences.ts'
import type { RowProblem } from './problems.ts'
import type { ReadRow } from './rows.ts'

export type KnownPerson = Person & { identity_hash: Buffer | null }

/** The entries some rows may speak of, by identity number and by how the name sounds. */
export type Known = {
  people: ReadonlyMap<string, KnownPerson>
  byIdentity: ReadonlyMap<string, KnownPerson>
  bySound: ReadonlyMap<string, KnownPerson[]>
}

/** Reads every entry with one of these identity numbers, names or ids: a few statements for any number of rows. */
export async function knownPersons(
  ctx: ReadContext,
  rows: readonly ReadRow[],
  hashes: readonly Buffer[],
  ids: readonly string[],
): Promise<Known> {
  const people = new Map<string, KnownPerson>()
  const keys = [...new Set(rows.flatMap((row) => (row.name ? pinyinKey(row.name) : [])))]
  await collect(ctx, people, 'name_pinyin', keys)
  await collect(ctx, people, 'identity_hash', hashes)
  await collect(
    ctx,
    people,
    'id',
    [...ids, ...(await idsBySound(ctx, keys))].filter((id) => !people.has(id)),
  )
  const found = [...people.values()]
  return {
    people,
    byIdentity: new Map(
      found.flatMap((person) => (person.identity_hash ? [[person.identity_hash.toString('hex'), person]] : [])),
    ),
    bySound: Map.groupBy(found, (person) => soundOf(person.name_pinyin)),
  }
}

/** '王晓明' and '王小明' sound the same: the key to sort by without the name at its end. */
function soundOf(key: string): string {
  return key.split('  ', 1)[0] ?? key
}

const alikeMost = 30

/** Entries whose names sound like these: '!' comes after the blank that stands between sound and name, and before any syllable. */
async function idsBySound(ctx: ReadContext, keys: readonly string[]): Promise<string[]> {
  const sounds = [...new Set(keys.map(soundOf))]
  const found = await sql<{ id: string }>`
    select one.id from unnest(${sounds}::text[]) as s (sound)
    cross join lateral (
      select p.id from people.persons p
      where p.community_id = ${ctx.communityId} and p.merged_into is null
        and p.name_pinyin >= s.sound || '  ' and p.name_pinyin < s.sound || ' !'
      order by p.name_pinyin, p.id limit ${alikeMost}
    ) as one`.execute(ctx.tx)
  return found.rows.map((row) => row.id)
}

async function collect<C extends 'name_pinyin' | 'identity_hash' | 'id'>(
  ctx: ReadContext,
  people: Map<string, KnownPerson>,
  column: C,
  values: readonly (string | Buffer)[],
): Promise<void> {
  if (values.length === 0) return
  const rows = await persons(ctx.tx, ctx.communityId)
    .select('identity_hash')
    .where('merged_into', 'is', null)
    .where(column, 'in', values as never)
    .execute()
  for (const row of rows as KnownPerson[]) people.set(row.id, row)
}

/** Why a row may mean an entry that is written otherwise. */
export type Likeness = 'identity' | 'phone' | 'dwelling' | 'birth_date'
export type Proposal = { id: string; why: Likeness[] }

type Match = { person: KnownPerson | undefined; problem?: RowProblem; proposals?: Proposal[] }

/** What is known of a row beside what it says. */
export type Sought = {
  row: ReadRow
  hash: Buffer | undefined
  dwellingId: string | undefined
  known: Known
  residences: ReadonlyMap<string, Residence[]>
}

/**
 * The entry a row means: by identity number; else by name and number; else, for a row with neither, by name and dwelling. So the same
 * sheet taken in twice changes nothing the second time. Where an entry sounds the same and shares something more, it is proposed.
 */
export function matchPerson(sought: Sought): Match {
  const { row, hash, known } = sought
  const byIdentity = hash && known.byIdentity.get(hash.toString('hex'))
  if (byIdentity?.died_on)
    return { person: undefined, problem: { key: 'identity_of_dead', params: { name: byIdentity.name } } }
  if (byIdentity) {
    if (byIdentity.name === row.name) return { person: byIdentity }
    if (soundOf(byIdentity.name_pinyin) === soundOf(pinyinKey(row.name)))
      return { person: undefined, proposals: [{ id: byIdentity.id, why: ['identity'] }] }
    return { person: undefined, problem: { key: 'identity_of_other', params: { name: byIdentity.name } } }
  }
  const alike = (known.bySound.get(soundOf(pinyinKey(row.name))) ?? []).filter((person) => person.died_on === null)
  const candidates = alike.filter(
    (person) =>
      person.name === row.name &&
      (row.phone === null
        ? livesThere(sought, person)
        : person.phone === row.phone || (person.phone === null && livesThere(sought, person))),
  )
  if (hash && candidates.length > 0 && candidates.every((person) => person.identity_hash !== null))
    return { person: undefined, problem: { key: 'identity_differs' } }
  const [person] = candidates
  if (candidates.length === 1 && person) return { person }
  const proposals = alike.flatMap((one) => likenessOf(sought, one))
  return proposals.length > 0 ? { person: undefined, proposals } : { person: undefined }
}

function livesThere({ dwellingId, residences }: Sought, person: KnownPerson): boolean {
  return dwellingId !== undefined && (residences.get(person.id) ?? []).some((one) => one.dwelling_id === dwellingId)
}

const proposalsMost = 5

/** What speaks for it that an entry which sounds the same is the same person; nothing where the papers say otherwise. */
function likenessOf(sought: Sought, person: KnownPerson): Proposal[] {
  const { row, hash } = sought
  const birth = row.identity?.birthDate
  if (hash && person.identity_hash) return []
  if (birth && person.birth_date && birth !== person.birth_date) return []
  const why: Likeness[] = [
    ...(row.phone !== null && row.phone === person.phone ? (['phone'] as const) : []),
    ...(livesThere(sought, person) ? (['dwelling'] as const) : []),
    ...(birth && birth === person.birth_date ? (['birth_date'] as const) : []),
  ]
  return why.length > 0 ? [{ id: person.id, why }] : []
}

/** As many as can be looked at side by side. */
export function fewOf(proposals: readonly Proposal[]): Proposal[] {
  return [...proposals].sort((a, b) => b.why.length - a.why.length).slice(0, proposalsMost)
}
