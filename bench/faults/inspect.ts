import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { settings } from '../../e2e/support/product.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import type { Place } from '../support/database.ts'
import type { Attempt } from './attempts.ts'

export type Found = {
  /** Writes the server said yes to, at once or when asked again. */
  acknowledged: number
  /** Of those, how many aren't in the tables. */
  lost: number
  /** Writes that happened more than once. */
  doubled: number
  /** Requests of which a part is missing: case, first step, asker, audit row, kept answer, event. */
  halves: number
  chain: 'whole' | 'broken'
  /** Reactions to events: all of them; those never done; counters that aren't what a recount gives. */
  reactions: { all: number; waiting: number; miscounted: number }
}

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** What `linli verify` says, beside the running server. */
export async function verified(place: Place): Promise<Found['chain']> {
  const options = { cwd: root, env: settings(place.env) }
  return run(process.execPath, ['src/app/cli.ts', 'verify'], options).then(
    () => 'whole' as const,
    () => 'broken' as const,
  )
}

/** Looks at what stands in the tables, by the owner's connection, while no server runs. */
export async function inspect(place: Place, community: number, attempts: readonly Attempt[]): Promise<Found> {
  const chain = await verified(place)
  const database = await openDatabase(readConfig(place.env))
  try {
    const filings = marks(attempts, 'filing')
    const notes = marks(attempts, 'note')
    const filed = await found(database, filedSql, community, filings)
    const requests = [...new Set(attempts.flatMap(({ request }) => request ?? []))]
    const noted = await found(database, notedSql, community, notes)
    const counts = [...filings.map((mark) => filed.get(mark) ?? 0), ...notes.map((mark) => noted.get(mark) ?? 0)]
    return {
      acknowledged: counts.length,
      lost: counts.filter((count) => count === 0).length,
      doubled: counts.filter((count) => count > 1).length,
      halves: await figure(database, halvesSql, community, requests),
      chain,
      reactions: {
        all: await figure(database, 'select count(*) from platform.outbox where community_id = $1', community),
        waiting: await figure(database, waitingSql, community),
        miscounted: await figure(database, miscountedSql, community),
      },
    }
  } finally {
    await database.close()
  }
}

function marks(attempts: readonly Attempt[], kind: Attempt['kind']): string[] {
  return attempts.filter((attempt) => attempt.kind === kind).map((attempt) => attempt.mark)
}

/** How often each mark stands in the tables. */
async function found(
  database: Database,
  sql: string,
  community: number,
  wanted: string[],
): Promise<Map<string, number>> {
  const { rows } = await database.owner.query<{ mark: string; count: number }>(sql, [community, wanted])
  return new Map(rows.map(({ mark, count }) => [mark, Number(count)]))
}

async function figure(database: Database, sql: string, community: number, ...rest: unknown[]): Promise<number> {
  const { rows } = await database.owner.query<{ count: string }>(sql, [community, ...rest])
  return Number(rows[0]?.count)
}

const filedSql = `
  select m.mark, count(*) from unnest($2::text[]) m (mark)
  join requests.requests r on r.community_id = $1 and r.description like '%' || m.mark || '%' group by m.mark`

const notedSql = `
  select m.mark, count(*) from unnest($2::text[]) m (mark)
  join caseflow.steps s on s.community_id = $1 and s.body like '%' || m.mark || '%' group by m.mark`

const halvesSql = `
  select count(*) from requests.requests r
  where r.community_id = $1 and r.id = any ($2::uuid[]) and not (
    exists (select from caseflow.cases c where c.community_id = $1 and c.id = r.id)
    and exists (select from caseflow.steps s where s.community_id = $1 and s.case_id = r.id and s.kind = 'filed')
    and (r.anonymous or exists (select from caseflow.askers a where a.community_id = $1 and a.thing_id = r.id))
    and exists (select from platform.audit_subjects s where s.community_id = $1 and s.entity_id = r.id::text)
    and exists (select from platform.idempotency i where i.community_id = $1 and i.result->>'id' = r.id::text)
    and exists (select from platform.outbox o where o.community_id = $1 and o.payload::text like '%' || r.id || '%'))`

const waitingSql = 'select count(*) from platform.outbox where community_id = $1 and done_at is null'

const miscountedSql = `
  select count(*) from (values
    ((select count(*) from requests.requests where community_id = $1),
     (select coalesce(sum(value), 0) from platform.counters where community_id = $1 and measure = 'requests.filed'))
  ) as c (recounted, kept) where recounted <> kept`
