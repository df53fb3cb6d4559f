import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Database, Tx } from './database.ts'
import type { DB } from './tables.gen.ts'

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (kysely: Kysely<unknown>) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}
const unused = { dialect, driver: new DummyDriver(), config: { dialect } }

/**
 * What was asked side by side, in its order. Where several fail, the first of them in that order is told, whichever was heard first:
 * a refusal doesn't depend on chance.
 */
export async function sideBySide<T extends readonly unknown[]>(
  asked: {
    [K in keyof T]: Promise<T[K]>
  },
): Promise<T> {
  const heard = await Promise.allSettled(asked as readonly Promise<unknown>[])
  const failed = heard.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return heard.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T
}

/**
 * Work on one connection of the pool, in which what doesn't need each other's answer may be asked side by side (`sideBySide`): it goes to the
 * database in one piece, and is answered in the order it was asked. Kysely's own `connection()` sends a statement only when the one
 * before was answered, so that each costs its own way there and back; so it stays where the connection takes one at a time.
 */
export function onOneConnection<T>(
  { kysely, pipelines }: Pick<Database, 'kysely' | 'pipelines'>,
  work: (connection: Tx) => Promise<T>,
): Promise<T> {
  if (!pipelines) return kysely.connection().execute(work)
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
