import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmptyDatabase } from '../../src/app/testing/database.ts'
import { startCluster } from '../../tools/postgres/cluster.ts'
import { findPostgres } from '../../tools/postgres/programs.ts'
import type { BenchOptions } from './options.ts'

/** Where one measurement works: a data folder, and for PostgreSQL an empty database. `env` starts a product there. */
export type Place = { kind: 'pglite' | 'postgres'; env: Record<string, string>; remove(): Promise<void> }

/** Makes an empty place. PostgreSQL: the one of TEST_DATABASE_URL, else one made for this run and thrown away. */
export async function makePlace(database: BenchOptions['database']): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  const env = { DATA_DIR: join(folder, 'data'), PORT: '0', LINLI_LOG: 'warn', LINLI_TRUST_PROXY: 'on' }
  const clean = () => rmSync(folder, { recursive: true, force: true })
  if (database === 'pglite') return { kind: database, env, remove: async () => clean() }
  const server = await postgres()
  try {
    const empty = await createEmptyDatabase(server.url)
    const remove = async () => {
      await empty.drop()
      await server.stop()
      clean()
    }
    return { kind: database, env: { ...env, DATABASE_URL: empty.loginUrl, DATABASE_OWNER_URL: empty.ownerUrl }, remove }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function postgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const programs = findPostgres()
  if (!programs) throw new Error('No PostgreSQL 15 or newer was found: install it, or set TEST_DATABASE_URL.')
  return startCluster(programs.folder)
}
