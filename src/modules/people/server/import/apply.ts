import { sql } from 'kysely'
import { pinyinKey, vectorSql } from '../../../../engines/text/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { sealIdentity } from '../fields.ts'
import { personWords, refreshSearchWords } from '../search-words.ts'
import type { CheckedRow } from './check.ts'

const chunk = 500

export type Applied = { added: number; changed: number }

/** Takes the good rows of a checked sheet into the register, in a few statements for each 500 of them. */
export async function applyRows(ctx: WriteContext, importId: string, rows: readonly CheckedRow[]): Promise<Applied> {
  const people = new PeopleOfSheet(ctx)
  const good = rows.filter((row) => row.status === 'new' || row.status === 'changed')
  const placed = good.map((row) => ({ row, personId: row.person?.id ?? people.idOf(row) }))
  for (const part of chunks(people.added())) await insertPersons(ctx, part)
  const changed = placed.filter(({ row }) => row.person !== undefined)
  for (const part of chunks(changed)) await updatePersons(ctx, part)
  for (const part of chunks(placed.filter(needsResidence))) await insertResidences(ctx, part)
  for (const part of chunks(placed.filter(({ row }) => row.residence && row.role !== 'other')))
    await updateRoles(ctx, part)
  if (good.length > chunk) await sql`select people.refresh_statistics()`.execute(ctx.tx)
  const known = [...new Set(changed.map(({ personId }) => personId))]
  for (const part of chunks(known)) await refreshSearchWords(ctx.tx, ctx.communityId, part)
  const touched = [...new Set(placed.map(({ personId }) => personId))]
  for (const personId of touched) ctx.audit('person', personId, { import: importId })
  const added = people.added().length
  return { added, changed: touched.length - added }
}

type Placed = { row: CheckedRow; personId: string }

type NewPerson = { id: string; row: CheckedRow; dwellings: string[] }

/** New people of a sheet: one entry though they stand in several rows, for several dwellings. */
class PeopleOfSheet {
  readonly #ctx: WriteContext
  readonly #ids = new Map<string, NewPerson>()

  constructor(ctx: WriteContext) {
    this.#ctx = ctx
  }

  idOf(row: CheckedRow): string {
    const key = row.identity?.number ?? `${row.name} ${row.phone ?? `in ${row.dwelling?.id ?? row.row}`}`
    const known = this.#ids.get(key) ?? { id: this.#ctx.newId(), row, dwellings: [] }
    if (row.dwelling) known.dwellings.push(row.dwelling.full_name)
    this.#ids.set(key, known)
    return known.id
  }

  added(): NewPerson[] {
    return [...this.#ids.values()]
  }
}

async function insertPersons(ctx: WriteContext, people: readonly NewPerson[]): Promise<void> {
  const values = people.map(({ id, row, dwellings }) => ({
    community_id: ctx.communityId,
    id,
    name: row.name,
    name_pinyin: pinyinKey(row.name),
    phone: row.phone,
    sex: row.identity?.sex ?? null,
    birth_date: row.identity?.birthDate ?? null,
    identity_sealed: row.identity ? ctx.services.vault.encrypt(row.identity.number) : null,
    identity_hash: row.identityHash ?? null,
    tags: [...new Set(row.tags)].sort(),
    search_words: vectorSql(personWords(row, dwellings)),
    source: 'import' as const,
    registered_at: ctx.now,
    updated_at: ctx.now,
  }))
  await ctx.tx.insertInto('people.persons').values(values).execute()
}

/**
 * What a row knows beyond the entry is added; a telephone number replaces the former one. Values are looked up by key, not joined:
 * without statistics the planner would go through all of them for every person.
 */
async function updatePersons(ctx: WriteContext, changed: readonly Placed[]): Promise<void> {
  const values = changed.map(({ row, personId }) => {
    const sealed = row.identity && row.person?.identity_hash === null ? sealIdentity(ctx, row.identity.number) : null
    const known = {
      phone: row.phone,
      tags: row.tags,
      sex: sealed ? row.identity?.sex : null,
      birth_date: sealed ? row.identity?.birthDate : null,
      sealed: sealed?.identity_sealed.toString('hex') ?? null,
      hash: sealed?.identity_hash.toString('hex') ?? null,
    }
    return [personId, known] as const
  })
  const it = sql`(${JSON.stringify(Object.fromEntries(values))}::jsonb -> p.id::text)`
  await sql`
    update people.persons p set
      phone = coalesce(${it}->>'phone', p.phone), sex = coalesce(${it}->>'sex', p.sex),
      birth_date = coalesce((${it}->>'birth_date')::date, p.birth_date),
      tags = array(select distinct unnest(p.tags || array(select jsonb_array_elements_text(${it}->'tags'))) order by 1),
      identity_sealed = coalesce(decode(${it}->>'sealed', 'hex'), p.identity_sealed),
      identity_hash = coalesce(decode(${it}->>'hash', 'hex'), p.identity_hash),
      updated_at = ${ctx.now}, revision = p.revision + 1
    where p.community_id = ${ctx.communityId} and p.id = any (${values.map(([id]) => id)}::uuid[])`.execute(ctx.tx)
}

function needsResidence({ row }: Placed): boolean {
  return row.dwelling !== undefined && row.residence === undefined
}

async function insertResidences(ctx: WriteContext, placed: readonly Placed[]): Promise<void> {
  const values = placed.flatMap(({ row, personId }) =>
    row.dwelling
      ? {
          community_id: ctx.communityId,
          id: ctx.newId(),
          person_id: personId,
          dwelling_id: row.dwelling.id,
          role: row.role,
          lives_here: true,
          admin_path: row.dwelling.admin_path,
          compound_path: row.dwelling.compound_path,
        }
      : [],
  )
  await ctx.tx.insertInto('people.residences').values(values).execute()
}

async function updateRoles(ctx: WriteContext, placed: readonly Placed[]): Promise<void> {
  const roles = placed.flatMap(({ row }) => (row.residence ? [[row.residence.id, row.role] as const] : []))
  await sql`
    update people.residences r set role = ${JSON.stringify(Object.fromEntries(roles))}::jsonb ->> r.id::text,
      share_bp = case when ${JSON.stringify(Object.fromEntries(roles))}::jsonb ->> r.id::text in ('owner', 'co_owner') then r.share_bp end
    where r.community_id = ${ctx.communityId} and r.id = any (${roles.map(([id]) => id)}::uuid[])`.execute(ctx.tx)
}

function* chunks<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < values.length; start += chunk) yield values.slice(start, start + chunk)
}
