import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { memoryFolder } from '../lib/memory-folder.ts'
import { type Ids, serverUser } from './user.ts'

/** A PostgreSQL of one's own for as long as a run lasts. */
export interface Cluster {
  /** Owner's address: may create databases and roles, but is no superuser, as with a hosted PostgreSQL. */
  url: string
  /** Address of the superuser. */
  admin: string
  /** Ends the server at once, as a computer that fails would; what was committed stays. */
  halt(): Promise<void>
  /** Starts it again where it was. */
  resume(): Promise<void>
  stop(): Promise<void>
}

const startSeconds = 30
// Nothing here outlives the run, so nothing needs to reach the disk.
const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'timezone=UTC']

/**
 * Makes and starts a cluster from the programs in `folder`: UTF-8, C locale, loopback and a socket in a private folder. Where it is
 * `lasting`, what was committed survives `halt`; `inMemory` where this computer has room there: each
 * test file copies a database of 1 600 files, which takes 1.0 s of a processor's time on a disk, 0.1 s in memory (measured).
 */
export async function startCluster(
  folder: string,
  { lasting = false, inMemory = false }: { lasting?: boolean; inMemory?: boolean } = {},
): Promise<Cluster> {
  const user = serverUser()
  // As root TMPDIR may be closed to other users; /tmp and what lies in memory are open to all.
  const parent = (inMemory ? memoryFolder() : undefined) ?? (user ? '/tmp' : tmpdir())
  const home = mkdtempSync(join(parent, 'linli-pg-'))
  if (user) chownSync(home, user.uid, user.gid)
  let server: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const stop = async () => {
    await end('SIGINT')
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const password = randomBytes(12).toString('hex')
    initialize(folder, home, password, user)
    const port = await freePort()
    const admin = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    const resume = async () => {
      server = serve(folder, home, port, user, lasting)
      await ready(admin, server, home)
    }
    await resume()
    return { url: await createOwner(admin, password), admin, halt: () => end('SIGQUIT'), resume, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function initialize(folder: string, home: string, password: string, user: Ids | undefined): void {
  const secret = join(home, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (user) chownSync(secret, user.uid, user.gid)
  const args = ['-D', join(home, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256']
  execFileSync(join(folder, 'initdb'), [...args, `--pwfile=${secret}`, '--no-sync'], {
    ...user,
    cwd: home,
    stdio: 'pipe',
  })
}

function serve(folder: string, home: string, port: number, user: Ids | undefined, lasting: boolean): ChildProcess {
  const log = openSync(join(home, 'log'), 'a')
  const own = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`]
  const given = [...own, ...settings, `synchronous_commit=${lasting ? 'on' : 'off'}`]
  const args = ['-D', join(home, 'data'), ...given.flatMap((setting) => ['-c', setting])]
  return spawn(join(folder, 'postgres'), args, { ...user, cwd: home, stdio: ['ignore', log, log] })
}

async function ready(url: string, server: ChildProcess, home: string): Promise<void> {
  for (let waited = 0; waited < startSeconds * 10; waited++) {
    if (server.exitCode !== null) break
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(100)
    }
  }
  throw new Error(`PostgreSQL did not start: ${readFileSync(join(home, 'log'), 'utf8').slice(-2000)}`)
}

async function createOwner(admin: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  await client.query(`create role linli_owner login createdb createrole password '${password}'`)
  await client.query('create database linli_owner owner linli_owner')
  await client.end()
  const url = new URL(admin)
  url.username = 'linli_owner'
  url.pathname = '/linli_owner'
  return url.href
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
