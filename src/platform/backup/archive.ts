import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { pipeline as piped } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip, createGzip } from 'node:zlib'
import { StartFault } from '../config.ts'

/** A backup being written: lines, packed by gzip into `FILE.part` and given its name when whole. */
export type Archive = {
  write(lines: readonly string[]): Promise<void>
  /** Ends, syncs and names the file; returns its bytes. */
  finish(): Promise<number>
  /** Leaves nothing behind. */
  discard(): Promise<void>
}

/** Begins a backup. A file that is there already is never written over. Throws StartFault. */
export function createArchive(file: string): Archive {
  if (existsSync(file)) throw new StartFault(`The file ${file} exists already; give the backup another name.`)
  const part = `${file}.part`
  const gzip = createGzip()
  const written = piped(gzip, createWriteStream(part, { mode: 0o600, flush: true }))
  written.catch(() => undefined) // told by the next write, or by finish
  return {
    async write(lines) {
      if (lines.length === 0) return
      const taken = gzip.write(`${lines.join('\n')}\n`)
      if (!taken) await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), written])
    },
    async finish() {
      gzip.end()
      await written
      await rename(part, file)
      return (await stat(file)).size
    },
    async discard() {
      gzip.destroy()
      await written.catch(() => undefined)
      await rm(part, { force: true })
    },
  }
}

/** The lines of a backup, one after the other, never more than a piece of the file in memory. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip()
  pipeline(createReadStream(file), gunzip, () => undefined) // an error comes out of the loop below
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const piece of gunzip) {
    const lines = (rest + decoder.write(piece as Buffer)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') throw damaged(file)
}

/** Counts lines and hashes them, each with its line feed. */
export function lineHash(): { add(lines: readonly string[]): void; sum(): { rows: number; sha256: string } } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(lines) {
      rows += lines.length
      if (lines.length > 0) hash.update(`${lines.join('\n')}\n`)
    },
    sum: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

export function damaged(file: string): StartFault {
  return new StartFault(`The backup ${file} is damaged or was cut off; use another one.`)
}
