import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { staffAmong } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import type { auditLine } from '../../contract/audit-routes.ts'
import { isPlain } from './plain.ts'

export type AuditLine = z.output<typeof auditLine>
export type AuditRow = { seq: number; content: string; hash: Buffer }

type Content = {
  command: string
  at: string
  account: string | null
  person: string | null
  entries: { entity: string; id: string; fields: Record<string, string> }[]
}
type Value = { seq: number; entity: string; entity_id: string; field: string; value: unknown }
type Who = Omit<AuditLine['who'], 'deputising_for'>
type Names = { staff: Map<string, string>; names: Awaited<ReturnType<typeof personNames>>; whole: boolean }

const thingsShown = 20
/** The field that says in whose place something was done: told with who did it. */
const inPlaceOf = 'deputising_for'
/** The field that says by which program's key it was done. */
const byKey = 'api_key'
const hashShown = 12

/** Rows of the audit as people read them. `whole`: for who gave a reason; else residents and what is about persons stay covered. */
export async function auditLines(ctx: ReadContext, rows: readonly AuditRow[], whole = false): Promise<AuditLine[]> {
  const contents = rows.map((row) => JSON.parse(row.content) as Content)
  const shown = rows.flatMap(({ seq }, index) =>
    (contents[index]?.entries ?? []).slice(0, thingsShown).map(({ entity, id }) => ({ seq, entity, entity_id: id })),
  )
  const values = await valuesOf(ctx, shown)
  const absent = Map.groupBy(
    [...values.values()].flatMap(({ seq, field, value }) =>
      field === inPlaceOf && Array.isArray(value) ? value.map((person) => ({ seq, person: String(person) })) : [],
    ),
    ({ seq }) => seq,
  )
  const programs = await programsOf(ctx, values)
  const persons = [
    ...contents.flatMap((content) => content.person ?? []),
    ...[...absent.values()].flat().map(({ person }) => person),
  ]
  const staff = await staffAmong(ctx.tx, ctx.communityId, persons)
  const named = whole ? persons : persons.filter((person) => staff.has(person))
  const names = await personNames(ctx.tx, ctx.communityId, named)
  return rows.map(({ seq, hash }, index) => {
    const content = contents[index] as Content
    return {
      seq,
      at: content.at,
      command: content.command,
      who: {
        ...(programs.get(seq) ?? whoOf(content, { staff, names, whole })),
        deputising_for: [...new Set((absent.get(seq) ?? []).flatMap(({ person }) => names.get(person)?.name ?? []))],
      },
      things: content.entries.slice(0, thingsShown).map(({ entity, id, fields }) => ({
        entity,
        id,
        fields: Object.keys(fields).flatMap((name) => {
          if (name === inPlaceOf || name === byKey) return []
          const value = values.get(keyOf({ seq, entity, entity_id: id, field: name }))
          if (value === undefined) return { name, shown: 'erased' as const, value: null }
          return whole || isPlain(entity, name, Object.keys(fields))
            ? { name, shown: 'plain' as const, value: value.value }
            : { name, shown: 'covered' as const, value: null }
        }),
      })),
      things_count: content.entries.length,
      hash: hash.toString('hex').slice(0, hashShown),
    }
  })
}

/** The programs that did lines by a key, by line. */
async function programsOf(ctx: ReadContext, values: ReadonlyMap<string, Value>) {
  const used = [...values.values()].filter(({ field }) => field === byKey)
  if (used.length === 0) return new Map<number, Who>()
  const keys = await ctx.tx
    .selectFrom('access.api_keys')
    .select(['id', 'name'])
    .where('community_id', '=', ctx.communityId)
    .where('id', 'in', [...new Set(used.map(({ value }) => String(value)))])
    .execute()
  const names = new Map(keys.map(({ id, name }) => [id, name]))
  const who = (id: string): Who => ({ kind: 'key', person_id: null, name: names.get(id) ?? null, post: null })
  return new Map(used.map(({ seq, value }) => [seq, who(String(value))]))
}

function whoOf(content: Content, { staff, names, whole }: Names): Who {
  const { person, account, at } = content
  if (person === null) {
    const unnamed = account !== null ? 'account' : at.length === 'YYYY-MM-DD'.length ? 'anonymous' : 'system'
    return { kind: unnamed, person_id: null, name: null, post: null }
  }
  const post = staff.get(person) ?? null
  const shown = post !== null || whole
  return {
    kind: post === null ? 'resident' : 'staff',
    person_id: shown ? person : null,
    name: shown ? (names.get(person)?.name ?? null) : null,
    post,
  }
}

/** Values of the things shown, by line, thing and field. */
async function valuesOf(
  ctx: ReadContext,
  things: readonly Omit<Value, 'field' | 'value'>[],
): Promise<Map<string, Value>> {
  const found = await sql<Value>`
    select v.seq, v.entity, v.entity_id, v.field, v.value
    from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as t (seq bigint, entity text, entity_id text)
    join platform.audit_values v on v.community_id = ${ctx.communityId} and v.seq = t.seq and v.entity = t.entity
      and v.entity_id = t.entity_id`.execute(ctx.tx)
  return new Map(found.rows.map((value) => [keyOf(value), value]))
}

function keyOf({ seq, entity, entity_id, field }: Omit<Value, 'value'>): string {
  return [seq, entity, entity_id, field].join(' ')
}
