import { type Kysely, sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import type { DB } from './tables.gen.ts'

const statementTimeout = '20s'
const attempts = 4

/**
 * One transaction as the application role, seeing exactly one community (0: what belongs to the installation).
 * The role and the community are set in the same round trip as `begin`. Repeated when the database asks for it
 * (serialization failure, deadlock), so `work` must have no effect outside `tx`.
 */
export async function inCommunity<T>(
  database: Database,
  communityId: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!Number.isSafeInteger(communityId)) throw new Error(`not a community id: ${communityId}`)
  const begin = `begin; set local role linli_app; set local app.communities = '{${communityId}}'; set local statement_timeout = '${statementTimeout}'`
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.kysely.connection().execute((connection) => transaction(connection, begin, work))
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
  return code === '40001' || code === '40P01'
}

/** SQLSTATE of a database error, on both databases. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Whether the error says that the database can't be reached or is going away: to be answered 503, not 500. */
export function isDatabaseAway(error: unknown): boolean {
  const code = sqlState(error) ?? ''
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    (error instanceof Error && /connection terminated|timeout exceeded when trying to connect/i.test(error.message))
  )
}
