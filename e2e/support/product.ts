import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmptyDatabase } from '../../src/app/testing/database.ts'

/** A database for one product: settings that name it, and how it goes away. */
export type OwnDatabase = { env: Record<string, string>; drop(): Promise<void> }

export type Product = { address: string; stop(): Promise<void> }

/** Part of the demo's people, buildings and requests that the journeys walk through. */
const demoScale = 0.05

/** The embedded database needs nothing; with `TEST_DATABASE_URL` an empty PostgreSQL database is made. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return { env: {}, drop: async () => undefined }
  const { loginUrl, ownerUrl, drop } = await createEmptyDatabase(url)
  return { env: { DATABASE_URL: loginUrl, DATABASE_OWNER_URL: ownerUrl }, drop }
}

/** The settings of this process without those of Linli, and with those given. */
export function settings(given: Record<string, string>): NodeJS.ProcessEnv {
  const foreign = Object.entries(process.env).filter(
    ([name]) => !/^(LINLI_|DATABASE_|DATA_DIR$|PORT$|HOST$)/.test(name),
  )
  return { ...Object.fromEntries(foreign), ...given }
}

/**
 * Starts the whole product with a small demo, on a free port, in a folder of its own whose name has a blank and Chinese letters.
 * Callers tell their address themselves (`x-forwarded-for`), so that many journeys from one computer aren't one hurried visitor.
 */
export async function startProduct(more: Record<string, string> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'linli 邻里 '))
  const database = await ownDatabase()
  const child = fork(join(import.meta.dirname, 'serve.ts'), [String(demoScale)], {
    env: settings({
      ...database.env,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      LINLI_LOG: 'warn',
      LINLI_TRUST_PROXY: 'on',
      ...more,
    }),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const clean = async () => {
    await ended(child)
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { address: await addressOf(child), stop: clean }
  } catch (error) {
    await clean()
    throw error
  }
}

/** Waits for the address; what the product said until it failed is the error. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { address: string }).address))
    child.once('exit', (code) => reject(new Error(`The product ended with ${code} instead of starting:\n${said}`)))
    child.once('error', reject)
  })
}

/** Ends a product as its service manager would, and answers its exit code. */
function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}
