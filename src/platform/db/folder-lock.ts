import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFault } from '../config.ts'

/** Answers one call of the command line to the running server. */
export type ControlHandler = (command: string) => Promise<unknown>

export type FolderLock = {
  /** Sets who answers `linli` commands that find this process running. */
  answer(handler: ControlHandler): void
  release(): Promise<void>
}

const socketBytesMax = 100

/**
 * Takes `DATA_DIR` for this process: the embedded database has no lock of its own, and two processes would destroy it. The lock
 * is a control socket that lives as long as the process, so a killed one leaves nothing that must be cleaned by hand.
 * Throws StartFault when another process has it or the folder can't be written to.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  proveWritable(dataDir)
  let handler: ControlHandler = async () => null
  const answer = (command: string) => (command === 'ping' ? Promise.resolve(process.pid) : handler(command))
  const socket = socketPath(dataDir)
  const server = await listen(socket, answer).catch(() => takeOver(dataDir, socket, answer))
  return {
    answer: (next) => {
      handler = next
    },
    release: () => new Promise((done) => server.close(() => done())),
  }
}

/** Asks the process that holds `DATA_DIR` to do a command; undefined when none does. */
export async function askRunning(dataDir: string, command: string): Promise<unknown> {
  if (!existsSync(dataDir)) return undefined
  const socket = socketPath(dataDir)
  const alive = await ask(socket, 'ping').catch(() => null)
  return alive === null ? undefined : ask(socket, command)
}

/** A socket in the way is either a living process's or left behind by a killed one. */
async function takeOver(dataDir: string, socket: string, answer: ControlHandler): Promise<Server> {
  const pid = await ask(socket, 'ping').catch(() => null)
  if (pid !== null) {
    throw new StartFault(
      `The folder ${dataDir} is in use by another Linli (process ${pid}); stop it, or set DATA_DIR to another folder.`,
    )
  }
  removeQuietly(socket)
  return listen(socket, answer)
}

/** The folder of a PostgreSQL installation: keys and files, which several processes share. Throws StartFault like `lockFolder`. */
export function shareFolder(dataDir: string): FolderLock {
  proveWritable(dataDir)
  return { answer: () => undefined, release: async () => undefined }
}

function proveWritable(dataDir: string): void {
  const proof = join(dataDir, `.writable-${randomUUID()}`)
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(proof, '')
    unlinkSync(proof)
  } catch {
    throw new StartFault(`The folder ${dataDir} can't be written to; set DATA_DIR to a folder that can.`)
  }
}

/** In DATA_DIR itself, or, where its name is too long for a socket, in the temporary folder under a name made from it. */
function socketPath(dataDir: string): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\linli-${name}`
  const inside = join(dataDir, 'linli.sock')
  return Buffer.byteLength(inside) <= socketBytesMax ? inside : join(tmpdir(), `linli-${name}.sock`)
}

function listen(socket: string, handler: ControlHandler): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    handler(decodeURIComponent((incoming.url ?? '/').slice(1)))
      .then((answer) => outgoing.end(JSON.stringify({ answer })))
      .catch((error: Error) => outgoing.end(JSON.stringify({ error: error.message })))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(socket, () => resolve(server))
  })
}

function ask(socket: string, command: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath: socket, path: `/${encodeURIComponent(command)}`, agent: false },
      (incoming) => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('end', () => {
          const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as { answer?: unknown; error?: string }
          if (body.error) reject(new Error(body.error))
          else resolve(body.answer)
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end()
  })
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // Nothing to remove.
  }
}
