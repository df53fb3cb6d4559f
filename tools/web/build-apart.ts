import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { type BuildWebOptions, buildWeb, presentManifest, type WebManifest } from '../build-web.ts'

/**
 * Makes sure of the bundles like `buildWeb`, but builds them in a process of its own: the bundler calls back into JavaScript all the time,
 * and whoever creates a database meanwhile needs this process's one thread (measured: the first start took 8 s longer). Throws with
 * what the builder complained of.
 */
export async function buildWebApart(options: Pick<BuildWebOptions, 'log'> = {}): Promise<WebManifest> {
  if (!(await presentManifest())) await runBuilder(options)
  return buildWeb(options)
}

async function runBuilder({ log }: Pick<BuildWebOptions, 'log'>): Promise<void> {
  const builder = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, '..', 'build-web.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => builder.once('error', reject).once('close', resolve))
  createInterface({ input: builder.stdout }).on('line', (line) => log?.(line))
  const [code, complaint] = await Promise.all([ended, text(builder.stderr)])
  if (code !== 0) throw new Error(`The web pages couldn't be built: ${complaint.trim()}`)
}
