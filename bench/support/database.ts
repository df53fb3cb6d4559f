import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmptyDatabase } from '../../src/app/testing/database.ts'
import { type Cluster, startCluster } from '../../tools/postgres/cluster.ts'
import { findPostgres } from '../../tools/postgres/programs.ts'
import type { BenchOptions } from './options.ts'

/** Where one measurement works: a data folder, and for PostgreSQL an empty database. `env` starts a product there. */
export type Place = {
  kind: 'pglite' | 'postgres'
  env: Record<string, string>
  /** The PostgreSQL made for this run, if it was. */
  cluster: Cluster | undefined
  /** Another empty place on the same server; its data folder is made in `folder` where one is given. */
  beside(folder?: string): Promise<Place>
  remove(): Promise<void>
}

/**
 * Makes an empty place. PostgreSQL: the one of TEST_DATABASE_URL, else one made for this run and thrown away (`lasting`: what it
 * committed survives its own sudden end).
 */
export async function makePlace(database: BenchOptions['database'], lasting = false): Promise<Place> {
  const server = database === 'postgres' ? await postgres(lasting) : undefined
  try {
    const place = await placeOn(server)
    return { ...place, remove: () => place.remove().finally(() => server?.cluster?.stop()) }
  } catch (error) {
    await server?.cluster?.stop()
    throw error
  }
}

type Server = { url: string; cluster?: Cluster }

async function placeOn(server: Server | undefined, within = tmpdir()): Promise<Place> {
  const folder = mkdtempSync(join(within, 'linli-bench-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  const own = { DATA_DIR: join(folder, 'data'), PORT: '0', LINLI_LOG: 'warn', LINLI_TRUST_PROXY: 'on' }
  const beside = (other?: string) => placeOn(server, other)
  if (!server) return { kind: 'pglite', env: own, cluster: undefined, beside, remove: async () => clean() }
  const empty = await createEmptyDatabase(server.url).catch((error: Error) => {
    clean()
    throw error
  })
  const env = { ...own, DATABASE_URL: empty.loginUrl, DATABASE_OWNER_URL: empty.ownerUrl }
  return { kind: 'postgres', env, cluster: server.cluster, beside, remove: () => empty.drop().finally(clean) }
}

async function postgres(lasting: boolean): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given }
  const programs = findPostgres()
  if (!programs) throw new Error('No PostgreSQL 15 or newer was found: install it, or set TEST_DATABASE_URL.')
  const cluster = await startCluster(programs.folder, { lasting })
  return { url: cluster.url, cluster }
}
