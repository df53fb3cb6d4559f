import { sql } from 'kysely'
import { pinyinInitials, searchQuery, words } from '../../../engines/text/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { homesOf } from './residences.ts'

const tailDigits = 4

/** What a person is found by: pieces of the name, its initials, the telephone number and its tail, the dwellings. */
export function personWords(person: { name: string; phone: string | null }, dwellings: readonly string[]): string[] {
  const digits = person.phone?.replaceAll(/\D/g, '') ?? ''
  const initials = pinyinInitials(person.name)
  const found = [
    ...words(person.name),
    ...(initials ? [`initials:${initials}`] : []),
    ...(digits.length >= tailDigits ? [`tail:${digits.slice(-tailDigits)}`, `phone:${digits}`] : []),
    ...dwellings.flatMap(dwellingWords),
  ]
  return [...new Set(found)]
}

const known = new Map<string, string[]>()
const knownMost = 5_000

/** Words of a dwelling: the same for everybody in it, so they are remembered for a while. */
function dwellingWords(name: string): string[] {
  const found = known.get(name) ?? [...words(name), ...doorNumbers(name).flatMap(words)]
  if (known.size >= knownMost) known.clear()
  known.set(name, found)
  return found
}

/** '南苑小区 3幢 2单元 301' → '3-2-301', '3-301': how people write it. */
function doorNumbers(dwelling: string): string[] {
  const numbers = dwelling.match(/\d+/g) ?? []
  const [first, last] = [numbers[0], numbers.at(-1)]
  return numbers.length < 2 ? [] : [numbers.join('-'), `${first}-${last}`]
}

/** The `tsquery` text for a telephone number or its last four digits or more; null for anything else. */
export function phoneQuery(digits: string): string | null {
  if (!/^\d{4,15}$/.test(digits)) return null
  return digits.length === tailDigits ? `'tail:${digits}'` : `'phone:${digits}':*`
}

/** The same as `personQuery` without telephone numbers: by name, letters, dwelling. */
export function nameQuery(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim().toLowerCase()
  return /^[\d\s+-]+$/.test(plain) && !/^\d+-/.test(plain) ? null : personQuery(plain)
}

/** The same without telephone numbers and their tails: whoever looks by these does so in a call that is noted. */
export function wordsQuery(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim()
  const digits = plain.replaceAll(/[\s-]/g, '')
  return /^(\d{4}|\d{7,15})$/.test(digits) && !/^\d{1,3}-/.test(plain) ? null : personQuery(plain)
}

/** The `tsquery` text for what somebody typed; null when there is nothing to look for. */
export function personQuery(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim().toLowerCase()
  if (/^[a-z]{1,20}$/.test(plain)) return `'initials:${plain}':* | '${plain}':*`
  const digits = plain.replaceAll(/[\s-]/g, '')
  if (/^\d{4}$/.test(plain)) return `'tail:${plain}' | '${plain}'`
  if (/^\d{7,15}$/.test(digits) && !/^\d{1,3}-/.test(plain)) return `'phone:${digits}':*`
  return searchQuery(plain)
}

/** Makes the search words of some people anew after a change of name, number or dwelling. Three statements for any number of them. */
export async function refreshSearchWords(tx: Tx, communityId: number, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const rows = await tx
    .selectFrom('people.persons')
    .select(['id', 'name', 'phone'])
    .where('community_id', '=', communityId)
    .where('id', 'in', [...new Set(personIds)])
    .execute()
  const homes = await homesOf(tx, communityId, personIds)
  const found = rows.map((row) => {
    const dwellings = (homes.get(row.id) ?? []).flatMap((home) => home.dwelling?.full_name ?? [])
    return [row.id, personWords(row, dwellings)]
  })
  // Looked up by key, not joined: without statistics the planner would go through all words for every person.
  await sql`
    update people.persons p
    set search_words = array_to_tsvector(array(select jsonb_array_elements_text(${JSON.stringify(Object.fromEntries(found))}::jsonb -> p.id::text)))
    where p.community_id = ${communityId} and p.id = any (${rows.map((row) => row.id)}::uuid[])`.execute(tx)
}
