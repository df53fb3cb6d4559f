import type pg from 'pg'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { bare } from './bare.ts'
import { columnList, inOrder, selectList, type Table, tablesOf, without } from './tables.ts'

export type Seeding = {
  /** Community of the demo whose people, places and requests are multiplied. */
  template: number
  communities: number
  /** Requests of each community afterwards. */
  requests: number
}

/** Numbers of the copies begin here. */
export const firstCopy = 900_001

/** Rows of a request, by the column that holds its id. */
const perRequest: Record<string, string> = {
  'caseflow.cases': 'id',
  'caseflow.steps': 'case_id',
  'caseflow.assignments': 'case_id',
  'caseflow.pauses': 'case_id',
  'caseflow.askers': 'thing_id',
  'requests.requests': 'id',
  'requests.judgements': 'request_id',
  'requests.counted': 'request_id',
}

/** What a copy does without: what happened, what waits, photos, the way in as a demo identity, and topics, which decisions point to and back. */
const leftOut = new Set([
  'platform.audit',
  'platform.audit_chains',
  'platform.audit_subjects',
  'platform.audit_values',
  'platform.counters',
  'platform.monthly_counters',
  'platform.files',
  'platform.idempotency',
  'platform.job_runs',
  'platform.outbox',
  'requests.attachments',
  'access.demo_identities',
  'deliberation.topics',
])

/**
 * Fills the database by SQL: copies of the template's community (the same ids, since a community is in every key), each with so many
 * requests made of the template's own, spread over a year. Called again with a larger number it adds what is missing. The product
 * must be stopped. Two sessions fill one table each, the heaviest first, and make its indexes when it is full.
 */
export async function seed(env: Record<string, string>, seeding: Seeding): Promise<void> {
  const database = await openDatabase(readConfig(env))
  try {
    const [first, second] = [await database.owner.connect(), await database.owner.connect()]
    try {
      await fill([first, second], seeding)
    } finally {
      first.release()
      second.release()
    }
  } finally {
    await database.close()
  }
}

/** What a table of many rows is filled by; the heaviest first. */
type Load = { table: string; statements: readonly string[] }

async function fill(sessions: readonly pg.PoolClient[], seeding: Seeding): Promise<void> {
  for (const session of sessions) await session.query(`set work_mem = '512MB'; set maintenance_work_mem = '1GB'`)
  const [client] = sessions
  if (!client) return
  const tables = await tablesOf(client)
  await prepare(client, seeding)
  await copyCommunities(client, seeding, tables)
  await plan(client, seeding)
  const loads = [...requestLoads(tables, seeding), ...counterLoads(seeding)]
  await ((await isMany(client)) ? loadBare(sessions, loads) : load(client, loads))
  await client.query(`update bench.filled set requests = ${seeding.requests} where ${copied(seeding)}`)
  await client.query('analyze')
}

/** A few rows go into the tables as they are, those that others refer to first. */
async function load(client: pg.PoolClient, loads: readonly Load[]): Promise<void> {
  for (const { statements } of loads) for (const statement of statements) await client.query(statement)
}

async function loadBare(sessions: readonly pg.PoolClient[], loads: readonly Load[]): Promise<void> {
  const [client] = sessions
  if (!client) return
  const names = loads.map(({ table }) => table)
  const { keys, foreign } = await bare(client, names)
  const waiting = loads.toSorted(byWeight)
  const work = async (session: pg.PoolClient) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await load(session, [next, { table: next.table, statements: keys.get(next.table) ?? [] }])
    }
  }
  await Promise.all(sessions.map(work))
  for (const statement of foreign) await client.query(statement)
}

/** Whether more is added than there is: then indexes are made anew. */
async function isMany(client: pg.PoolClient): Promise<boolean> {
  const found = await client.query<{ many: boolean }>(
    'select (select count(*) from bench.added) > (select count(*) from caseflow.cases) as many',
  )
  return found.rows[0]?.many ?? false
}

const heaviest = ['requests.requests', 'caseflow.steps', 'platform.counters', 'caseflow.cases', 'caseflow.assignments']

function byWeight(a: Load, b: Load): number {
  const weight = ({ table }: Load) => heaviest.toReversed().indexOf(table)
  return weight(b) - weight(a)
}

function copied({ communities }: Seeding): string {
  return `community_id between ${firstCopy} and ${firstCopy + communities - 1}`
}

/** The template's requests as they were before anything was added, numbered in an order without meaning. */
async function prepare(client: pg.PoolClient, { template }: Seeding): Promise<void> {
  await client.query('create schema if not exists bench')
  await client.query(`create table if not exists bench.base as
    select id, state, row_number() over (order by md5(id::text))::int - 1 as place from caseflow.cases where community_id = ${template}`)
  await client.query(
    `create table if not exists bench.counters as select * from platform.counters where community_id = ${template}`,
  )
  await client.query('create table if not exists bench.filled (community_id int primary key, requests int not null)')
}

async function copyCommunities(client: pg.PoolClient, { template, communities }: Seeding, tables: readonly Table[]) {
  const last = firstCopy + communities - 1
  await client.query(`
    insert into territory.regions select (jsonb_populate_record(r, jsonb_build_object('id', n, 'code', n::text, 'path', r.path || n))).*
    from territory.regions r, generate_series(${firstCopy}, ${last}) n
    where r.id = (select community_id from territory.communities where community_id = ${template})
    on conflict do nothing`)
  await client.query(`
    insert into territory.communities
    select (jsonb_populate_record(c, jsonb_build_object('community_id', n, 'code', n::text, 'name', c.name || n))).*
    from territory.communities c, generate_series(${firstCopy}, ${last}) n where c.community_id = ${template}
      and not exists (select from territory.communities where community_id = n)`)
  const copied = without(tables, new Set([...leftOut, ...Object.keys(perRequest)]))
  for (const table of copied.filter(({ name }) => name !== 'territory.communities')) {
    await client.query(`
      insert into ${table.name} (${columnList(table)})
      select ${selectList(table, { community_id: 'n' })} from ${table.name} t, generate_series(${firstCopy}, ${last}) n
      where t.community_id = ${template} and not exists (select from bench.filled f where f.community_id = n)`)
  }
}

/** Which requests are added: `bench.added`. Ids carry their time; what is open stays of today, the rest goes back up to eleven months. */
async function plan(client: pg.PoolClient, { template, communities, requests }: Seeding): Promise<void> {
  await client.query(`
    insert into bench.filled select n, 0 from generate_series(${firstCopy}, ${firstCopy + communities - 1}) n on conflict do nothing`)
  await client.query('drop table if exists bench.added')
  await client.query(`
    create table bench.added as
    select f.community_id, b.id as old_id, j / size.n as rep, s.shift,
      (lpad(to_hex((extract(epoch from c.filed_at - s.shift) * 1000)::bigint), 12, '0') || '7' || substr(md5(b.id::text || j), 14, 3) || '8'
        || substr(md5(b.id::text || j), 18, 15))::uuid as new_id
    from bench.filled f
    cross join (select count(*)::int as n from bench.base) size
    cross join lateral generate_series(f.requests, ${requests - 1}) j
    join bench.base b on b.place = j % size.n
    join caseflow.cases c on c.community_id = ${template} and c.id = b.id
    cross join lateral (select case when b.state in ('finished', 'closed') then (j / size.n * 37 % 330) * interval '1 day' else interval '0' end
      + (j / size.n) * interval '1 minute' as shift) s
    where ${copied({ template, communities, requests }).replace('community_id', 'f.community_id')}`)
  for (const table of ['bench.added', 'bench.counters']) await client.query(`analyze ${table}`)
}

function requestLoads(tables: readonly Table[], { template }: Seeding): Load[] {
  return inOrder(tables.filter(({ name }) => name in perRequest)).map((table) => {
    const key = perRequest[table.name] ?? 'id'
    const changed = { community_id: 'a.community_id', [key]: 'a.new_id', number: `t.number || '-' || a.rep` }
    const statement = `
      insert into ${table.name} (${columnList(table)})
      select ${selectList(table, changed, 'a.shift')} from bench.added a join ${table.name} t on t.${key} = a.old_id
      where t.community_id = ${template}`
    return { table: table.name, statements: [statement] }
  })
}

/** The template's counters as often as there are copies of its requests, on the same days back; the same for every community. */
function counterLoads({ requests }: Seeding): Load[] {
  const copies = `(select t.*, (t.day - r.rep * 37 % 330) as on_day from bench.counters t,
    generate_series(0, (${requests} - 1) / (select count(*)::int from bench.base)) as r (rep)) as copies`
  const month = `date_trunc('month', on_day)::date`
  return [
    counterLoad(
      'platform.counters',
      ['measure', 'day', 'area_path'],
      [`select measure, on_day as day, area_path, value from ${copies}`],
    ),
    counterLoad(
      'platform.monthly_counters',
      ['area_path', 'measure', 'month'],
      [
        `select '' as area_path, measure, ${month} as month, value from ${copies}`,
        `select area_path, measure, ${month} as month, value from ${copies} where area_path <> ''`,
      ],
    ),
  ]
}

function counterLoad(table: string, columns: readonly string[], sources: readonly string[]): Load {
  const key = columns.join(', ')
  return {
    table,
    statements: [
      `delete from ${table} where community_id in (select distinct community_id from bench.added)`,
      // In the order of its key, so that the index needs little sorting.
      `with summed as materialized (
        select ${key}, sum(value)::bigint as value from (${sources.join(' union all ')}) as counted group by ${key} order by ${key}
      )
      insert into ${table} (community_id, ${key}, value)
      select f.community_id, ${key}, s.value from (select distinct community_id from bench.added) f cross join summed s`,
    ],
  }
}
