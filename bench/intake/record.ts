import type pg from 'pg'

export type Statement = { text: string; values: readonly unknown[] }

type Query = pg.PoolClient['query']

/** Notes every statement the pool's connections are asked, until stopped. */
export function recordStatements(pool: pg.Pool): { statements: Statement[]; stop(): void } {
  const statements: Statement[] = []
  const connect = pool.connect.bind(pool)
  const recording = async () => {
    const client = await connect()
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const release = client.release.bind(client)
    client.query = ((...args: unknown[]) => {
      statements.push(statementOf(args))
      return query(...args)
    }) as Query
    client.release = (error) => {
      client.query = query as Query
      client.release = release
      release(error)
    }
    return client
  }
  pool.connect = recording as pg.Pool['connect']
  return {
    statements,
    stop: () => {
      pool.connect = connect as pg.Pool['connect']
    },
  }
}

function statementOf([first, second]: readonly unknown[]): Statement {
  if (typeof first === 'string') return { text: first, values: (second as unknown[] | undefined) ?? [] }
  const { text, values = [] } = first as { text: string; values?: unknown[] }
  return { text, values }
}
