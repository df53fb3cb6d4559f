import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Tx } from './database.ts'
import type { DB } from './tables.gen.ts'

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (kysely: Kysely<unknown>) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}
const unused = { dialect, driver: new DummyDriver(), config: { dialect } }

/**
 * Work on one connection of the pool, in which what doesn't need each other's answer may be asked side by side (`Promise.all`): it goes to the
 * database in one piece, and is answered in the order it was asked. Kysely's own `connection()` sends a statement only when the one
 * before was answered, so that each costs its own way there and back.
 */
export function onOneConnection<T>(kysely: Kysely<DB>, work: (connection: Tx) => Promise<T>): Promise<T> {
  const executor = kysely.getExecutor()
  return executor.provideConnection((connection) =>
    work(
      new Kysely<DB>({
        ...unused,
        executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) }),
      }),
    ),
  )
}
