import { type ChildProcess, fork } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { settings } from '../../e2e/support/product.ts'

/**
 * Runs a file in a process of its own, with the settings of a place and none other of Linli's; `preload`: a file run there first;
 * `flags`: of the runtime.
 */
export function forked(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  preload?: string,
  flags: readonly string[] = [],
): ChildProcess {
  return fork(file, [...args], {
    env: settings(env),
    execArgv: [...process.execArgv, ...flags, ...(preload ? ['--import', pathToFileURL(preload).href] : [])],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

/** The child's one message; what it said until it failed is the error. */
export function answerOf<T>(child: ChildProcess): Promise<T> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4_000)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} instead of answering:\n${said}`)))
    child.once('error', reject)
  })
}

/** Ends a child as its service manager would (or by another signal), and waits for it. */
export function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
