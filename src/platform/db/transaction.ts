import { type Kysely, sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import { onOneConnection } from './one-connection.ts'
import { isOutdatedPlan } from './prepared.ts'
import type { DB } from './tables.gen.ts'

export const statementSecondsMost = 20
/** A process that neither works nor ends (its computer vanished) loses what it holds after so long. */
export const idleSecondsMost = 60
const timeouts = `set local statement_timeout = '${statementSecondsMost}s'; set local idle_in_transaction_session_timeout = '${idleSecondsMost}s'`
const attempts = 4

/**
 * One transaction as the application role, seeing exactly one community (0: what belongs to the installation).
 * The role and the community are set in the same round trip as `begin`. Repeated when the database asks for it
 * (serialization failure, deadlock, a plan from before a migration), so `work` must have no effect outside `tx`.
 */
export async function inCommunity<T>(
  database: Database,
  communityId: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!Number.isSafeInteger(communityId)) throw new Error(`not a community id: ${communityId}`)
  const begin = `begin; set local role linli_app; set local app.communities = '{${communityId}}'; ${timeouts}`
  for (let attempt = 1; ; attempt++) {
    try {
      return await onOneConnection(database, (connection) => transaction(connection, begin, work))
    } catch (error) {
      if (attempt === attempts || !isRepeatable(error)) throw error
    }
  }
}

async function transaction<T>(connection: Kysely<DB>, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  await sql.raw(begin).execute(connection)
  try {
    const result = await work(connection)
    await sql`commit`.execute(connection)
    return result
  } catch (error) {
    await sql`rollback`.execute(connection).catch(() => undefined)
    throw error
  }
}

function isRepeatable(error: unknown): boolean {
  const code = sqlState(error)
  return code === '40001' || code === '40P01' || isOutdatedPlan(error)
}

/** SQLSTATE of a database error, on both databases. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Whether the error says that the database can't be reached or is going away: to be answered 503, not 500. */
export function isDatabaseAway(error: unknown): boolean {
  const code = sqlState(error) ?? ''
  return awayCodes.test(code) || (error instanceof Error && awayWords.test(error.message))
}

/**
 * 08: connection; 57P: shut down or starting; 53200, 53300: no memory, no connection free; 25006: a standby; 25P03, 25P04: a
 * transaction that was held too long.
 */
const awayCodes =
  /^(08...|57P..|53200|53300|25006|25P03|25P04|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const awayWords =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|PGlite is closed/i

/** Whether there is no room to write: in the database, or in the folder of files. */
export function isStorageFull(error: unknown): boolean {
  return ['53100', '58030', 'ENOSPC', 'EDQUOT'].includes(sqlState(error) ?? '')
}

/** Whether something failed for a reason outside of it, so that it isn't to be held against it. */
export function isOutside(error: unknown): boolean {
  return isDatabaseAway(error) || isStorageFull(error)
}
