import { existsSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { appRole, migratedDatabase } from '../lib/migrated-database.ts'
import { inside, root } from '../lib/root.ts'
import { readSchema } from '../lib/schema/read.ts'
import { fullName, type Schema, type Table } from '../lib/schema/types.ts'
import type { Check, Finding } from './finding.ts'
import { toothless } from './planted.ts'
import { columnsOf } from './tables/columns.ts'
import { outside, shared, unasking } from './tables/exceptions.ts'
import { keysOf, leadingUp, type Surroundings } from './tables/keys.ts'
import { definerLeak, grantsOf, viewLeak, wallOf } from './tables/wall.ts'
import { readUses } from './uses.ts'

const plantedFile = inside('tools/check/fixtures/tables/planted.sql')

/** Every table of a freshly migrated database: wall between communities, grants, keys; proven on planted tables. */
export const tables: Check = {
  mend: 'platform.community_table() gives a table its wall; shared lists stand in tools/check/tables/exceptions.ts with a reason.',
  async run() {
    const { owner } = await migratedDatabase()
    const schema = await readSchema(owner, appRole)
    const mayLead = await leadership()
    const findings = [
      ...judgeSchema(schema, mayLead),
      ...needlessExceptions(schema),
      ...(await unproven(owner, mayLead)),
    ]
    return {
      findings,
      looked: `${schema.tables.length} tables, ${schema.definers.length} functions with owner's rights`,
    }
  },
}

function judgeSchema(schema: Schema, mayLead: Surroundings['mayLead']): Finding[] {
  const communityTables = new Set(schema.tables.filter(isCommunitys).map(fullName))
  const powers = schema.rolePowers.map((power) => ({ where: `role ${appRole}`, what: power }))
  const functions = schema.definers
    .filter(({ name }) => !(name in unasking))
    .flatMap((definer) => definerLeak(definer).map((what) => ({ where: definer.name, what })))
  return [...schema.tables.flatMap((table) => judgeTable(table, { communityTables, mayLead })), ...functions, ...powers]
}

function judgeTable(table: Table, around: Surroundings): Finding[] {
  if (table.kind !== 'table') return viewLeak(table)
  const everywhere = [...columnsOf(table), ...leadingUp(table, around)]
  const name = fullName(table)
  if (isCommunitys(table))
    return name in outside ? everywhere : [...everywhere, ...keysOf(table, around), ...wallOf(table)]
  if (table.grants.length === 0 && table.publicGrants.length === 0) return everywhere
  if (name in shared) return [...everywhere, ...grantsOf(table).map((what) => ({ where: name, what }))]
  return [
    ...everywhere,
    {
      where: name,
      what: 'has no community_id, though the application role may use it, and is no declared shared list',
    },
  ]
}

const isCommunitys = (table: Table) =>
  table.kind === 'table' && table.columns.some(({ name }) => name === 'community_id')

function needlessExceptions(schema: Schema): Finding[] {
  const known = new Set([...schema.tables.map(fullName), ...schema.definers.map(({ name }) => name)])
  return Object.keys({ ...shared, ...outside, ...unasking })
    .filter((name) => !known.has(name))
    .map((name) => ({ where: 'tools/check/tables/exceptions.ts', what: `${name} is not there any more` }))
}

/** Layers by folder, peers by `uses`: schemas are named like the module or engine that owns them. */
async function leadership(): Promise<Surroundings['mayLead']> {
  const peers = new Map((await readUses(root)).map(({ name, listed }) => [name, listed ?? []]))
  const rank = (schema: string) => (peers.has(schema) ? 2 : existsSync(inside('src/engines', schema)) ? 1 : 0)
  return (from, to) =>
    from === to || rank(to) < rank(from) || (rank(from) === 2 && (peers.get(from) ?? []).includes(to))
}

/** Plants tables that break each rule in a transaction that is undone; a comment before each says what must be found. */
async function unproven(owner: pg.Pool, mayLead: Surroundings['mayLead']): Promise<Finding[]> {
  const text = readFileSync(plantedFile, 'utf8')
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(text)
    const schema = await readSchema(client, appRole)
    const found = judgeSchema(schema, mayLead).filter(({ where, what }) => `${where} ${what}`.includes('planted'))
    const expected = [...text.matchAll(/^-- planted: (.+)$/gm)].map((match) => match[1] ?? '')
    return toothless(
      found.map(({ where, what }) => `${where} ${what}`),
      expected,
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
}
