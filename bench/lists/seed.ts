import type pg from 'pg'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { columnList, selectList, type Table, tablesOf, without } from './tables.ts'

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

/** What a copy does without: what happened, what waits, photos, and the way in as a demo identity. */
const leftOut = new Set([
  'platform.audit',
  'platform.audit_chains',
  'platform.audit_subjects',
  'platform.audit_values',
  'platform.counters',
  'platform.files',
  'platform.idempotency',
  'platform.job_runs',
  'platform.outbox',
  'requests.attachments',
  'access.demo_identities',
])

/**
 * Fills the database by SQL: copies of the template's community (the same ids, since a community is in every key), each with so many
 * requests made of the template's own, spread over a year. Called again with a larger number it adds what is missing. The product
 * must be stopped.
 */
export async function seed(env: Record<string, string>, seeding: Seeding): Promise<void> {
  const database = await openDatabase(readConfig(env))
  try {
    const client = await database.owner.connect()
    try {
      await fill(client, seeding)
    } finally {
      client.release()
    }
  } finally {
    await database.close()
  }
}

async function fill(client: pg.PoolClient, seeding: Seeding): Promise<void> {
  const tables = await tablesOf(client)
  await prepare(client, seeding)
  await client.query('begin')
  await client.query(`set local work_mem = '512MB'`)
  await copyCommunities(client, seeding, tables)
  await multiplyRequests(client, seeding, tables)
  await client.query('commit')
  await client.query('analyze')
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

async function multiplyRequests(
  client: pg.PoolClient,
  { template, communities, requests }: Seeding,
  tables: readonly Table[],
) {
  await client.query(`
    insert into bench.filled select n, 0 from generate_series(${firstCopy}, ${firstCopy + communities - 1}) n on conflict do nothing`)
  await client.query('drop table if exists bench.added')
  // Ids carry their time, as those of the product; what is open stays of today, the rest goes back up to eleven months.
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
    where f.community_id < ${firstCopy + communities}`)
  await client.query('analyze bench.added')
  await client.query('analyze bench.counters')
  for (const table of tables) {
    const key = perRequest[table.name]
    if (!key) continue
    const changed = { community_id: 'a.community_id', [key]: 'a.new_id', number: `t.number || '-' || a.rep` }
    await client.query(`
      insert into ${table.name} (${columnList(table)})
      select ${selectList(table, changed, 'a.shift')} from bench.added a join ${table.name} t on t.${key} = a.old_id
      where t.community_id = ${template}`)
  }
  await addCounters(client)
  await client.query(`update bench.filled set requests = ${requests} where community_id < ${firstCopy + communities}`)
}

/** The template's counters, as often as its requests were added, on the same days back. */
async function addCounters(client: pg.PoolClient): Promise<void> {
  await client.query(`
    insert into platform.counters as c (community_id, measure, day, area_path, value)
    select r.community_id, t.measure, (t.day - (r.rep * 37 % 330)), t.area_path, sum(t.value)
    from (select distinct community_id, rep from bench.added) r, bench.counters t
    group by 1, 2, 3, 4
    on conflict (community_id, measure, day, area_path) do update set value = c.value + excluded.value`)
}
