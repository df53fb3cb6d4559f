import type pg from 'pg'
import type { Migration } from '../db/migrate.ts'
import { bad, type Finding, good, warn } from './finding.ts'

const hour = 3_600_000
const backupLateHours = 48
const stuckMinutes = 120
const waitingMinutes = 10
const clockSeconds = 60

/** Looks at an open database as its owner: version, migrations, backups, what runs by itself, counters. Changes nothing. */
export async function diagnoseDatabase(
  owner: pg.Pool,
  migrations: readonly Migration[],
  now: Date,
): Promise<Finding[]> {
  const found = await server(owner, now)
  const migrated = await pending(owner, migrations)
  if (migrated.verdict === 'bad') return [...found, migrated]
  return [
    ...found,
    migrated,
    await backups(owner, now),
    await jobs(owner, now),
    await reactions(owner, now),
    await counts(owner),
  ]
}

async function one<T extends object>(owner: pg.Pool, text: string, values: unknown[] = []): Promise<T> {
  return (await owner.query<T>(text, values)).rows[0] as T
}

async function server(owner: pg.Pool, now: Date): Promise<Finding[]> {
  const row = await one<{ version: string; encoding: string; now: Date }>(
    owner,
    `select current_setting('server_version') as version, current_setting('server_encoding') as encoding, clock_timestamp() as now`,
  )
  const apart = Math.abs(row.now.getTime() - now.getTime()) / 1000
  return [
    good('database', `The database answers: PostgreSQL ${row.version}, ${row.encoding}.`),
    apart <= clockSeconds
      ? good('database clock', 'The clock of the database agrees.')
      : bad('database clock', `The clock of the database is ${Math.round(apart)} s apart; set both from the network.`),
  ]
}

async function pending(owner: pg.Pool, migrations: readonly Migration[]): Promise<Finding> {
  const { there } = await one<{ there: boolean }>(
    owner,
    `select to_regclass('platform.migrations') is not null as there`,
  )
  const applied = there
    ? (await owner.query<{ name: string; checksum: string }>('select name, checksum from platform.migrations')).rows
    : []
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  const foreign = applied.filter((row) => known.get(row.name) !== row.checksum)
  if (foreign[0])
    return bad(
      'migrations',
      `The database holds ${foreign[0].name}, which this release doesn't know; start the newer one.`,
    )
  const missing = migrations.length - applied.length
  return missing === 0
    ? good('migrations', `All ${applied.length} migrations are applied.`)
    : bad(
        'migrations',
        `${missing} of ${migrations.length} migrations are not applied; back up, then run: linli migrate`,
      )
}

async function backups(owner: pg.Pool, now: Date): Promise<Finding> {
  const row = await one<{ last: Date | null }>(owner, 'select max(made_at) as last from platform.backups')
  if (!row.last)
    return warn('backup', 'There is no finished backup; run: linli backup FILE, and have it done every day.')
  const hours = Math.max(0, Math.round((now.getTime() - row.last.getTime()) / hour))
  return hours > backupLateHours
    ? bad('backup', `The last good backup is ${hours} hours old; look at why it isn't made every day.`)
    : good('backup', `The last good backup is ${hours} hours old.`)
}

async function jobs(owner: pg.Pool, now: Date): Promise<Finding> {
  const row = await one<{ failing: number; stuck: number; example: string | null }>(
    owner,
    `select count(*) filter (where last_error is not null) as failing,
       count(*) filter (where next_at < $1::timestamptz) as stuck,
       min(job || ': ' || last_error) as example from platform.job_runs`,
    [new Date(now.getTime() - stuckMinutes * 60_000)],
  )
  if (row.failing > 0) return bad('jobs', `${row.failing} jobs stopped at their last run, first ${row.example}`)
  return row.stuck > 0
    ? warn('jobs', `${row.stuck} jobs are overdue by more than ${stuckMinutes} minutes; they run while Linli runs.`)
    : good('jobs', 'Every job ran in time.')
}

async function reactions(owner: pg.Pool, now: Date): Promise<Finding> {
  const row = await one<{ waiting: number; oldest: Date | null; gave_up: number }>(
    owner,
    'select * from platform.outbox_waiting($1)',
    [now],
  )
  if (row.gave_up > 0)
    return bad('reactions', `${row.gave_up} reactions were given up after eight tries; the log says why.`)
  const minutes = row.oldest ? Math.round((now.getTime() - row.oldest.getTime()) / 60_000) : 0
  return minutes > waitingMinutes
    ? warn('reactions', `${row.waiting} reactions wait, the oldest for ${minutes} minutes; they run while Linli runs.`)
    : good('reactions', 'No reaction waits for long.')
}

async function counts(owner: pg.Pool): Promise<Finding> {
  const row = await one<{ checked: number; differences: number }>(
    owner,
    'select count(*) as checked, coalesce(sum(differences), 0)::bigint as differences from platform.count_checks',
  )
  if (row.differences > 0)
    return bad('counters', `${row.differences} counters differ from a recount; the administrator's page says which.`)
  return row.checked > 0
    ? good('counters', 'The counters agreed with their last recount.')
    : warn('counters', 'The counters were not compared with a recount yet; that is done at night.')
}
