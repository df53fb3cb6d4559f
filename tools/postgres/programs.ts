import { execFileSync } from 'node:child_process'
import { existsSync, globSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const oldest = 15

// Where Debian, Red Hat, Homebrew (both kinds of Mac) and Postgres.app put them.
const usualPlaces = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
]

/** The folder of the newest PostgreSQL server programs on this machine (≥ 15); undefined when there are none. */
export function findPostgres(path = process.env.PATH ?? ''): { folder: string; version: number } | undefined {
  const onPath = path.split(delimiter).map((folder) => join(folder, 'postgres'))
  const places = [...usualPlaces.flatMap((place) => globSync(`${place}/postgres`)), ...onPath]
  // Through a link the programs wouldn't find each other.
  const folders = new Set(places.filter((file) => existsSync(file)).map((file) => dirname(realpathSync(file))))
  return [...folders]
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .map((folder) => ({ folder, version: versionOf(join(folder, 'postgres')) }))
    .filter(({ version }) => version >= oldest)
    .sort((a, b) => b.version - a.version)[0]
}

function versionOf(program: string): number {
  try {
    return Number(/\) (\d+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0)
  } catch {
    return 0
  }
}
