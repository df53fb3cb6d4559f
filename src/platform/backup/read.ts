import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { StartFault } from '../config.ts'
import { damaged, lineHash, linesOf } from './archive.ts'
import {
  type Contents,
  endLine,
  fileLine,
  formatVersion,
  type Head,
  headLine,
  keysLine,
  type SealedKeys,
  tableEndLine,
  tableLine,
} from './format.ts'

/** Who takes what a backup holds, in the file's order. */
export type Taker = {
  begin?(head: Head, keys: SealedKeys): Promise<void>
  rows?(table: string, columns: readonly string[], lines: readonly string[]): Promise<void>
  file?(bytes: Buffer): Promise<void>
}

const rowsAtOnce = 1_000
const charactersAtOnce = 1_000_000

/**
 * Reads a backup from its first line to its last, handing on what it holds, and proves it: hashes, counts, the last line. Throws
 * StartFault where it is no backup, of a newer format, damaged or cut off.
 */
export async function readBackup(file: string, taker: Taker = {}): Promise<{ head: Head; contents: Contents }> {
  const lines = new Lines(file)
  const head = await readHead(file, lines)
  const { keys } = lines.parse(keysLine, await lines.next())
  await taker.begin?.(head, keys)
  const found: Contents = { tables: {}, files: { count: 0, bytes: 0, missing: [] } }
  for (;;) {
    const marker: unknown = lines.json(await lines.next())
    const table = tableLine.safeParse(marker)
    const upload = fileLine.safeParse(marker)
    if (table.success) found.tables[table.data.table] = await readTable(lines, table.data, taker)
    else if (upload.success) {
      const bytes = await readFile(lines, upload.data)
      found.files.count += 1
      found.files.bytes += bytes.byteLength
      await taker.file?.(bytes)
    } else {
      const { end } = lines.parse(endLine, JSON.stringify(marker))
      found.files.missing = end.files.missing
      if (!isDeepStrictEqual(end, found) || (await lines.more())) throw damaged(file)
      return { head, contents: end }
    }
  }
}

async function readHead(file: string, lines: Lines): Promise<Head> {
  const head = headLine.safeParse(lines.json(await lines.next()))
  if (!head.success) throw damaged(file)
  if (head.data.linli_backup > formatVersion)
    throw new StartFault(`The backup ${file} was made by a newer Linli (${head.data.release}); use that one.`)
  return head.data
}

async function readTable(lines: Lines, table: z.output<typeof tableLine>, taker: Taker) {
  const hash = lineHash()
  let held: string[] = []
  let characters = 0
  const hand = async () => {
    hash.add(held)
    if (held.length > 0) await taker.rows?.(table.table, table.columns, held)
    held = []
    characters = 0
  }
  for (;;) {
    const line = await lines.next()
    if (!line.startsWith('[')) {
      await hand()
      const sum = hash.sum()
      if (!isDeepStrictEqual(lines.parse(tableEndLine, line), sum)) throw damaged(lines.file)
      return sum
    }
    held.push(line)
    characters += line.length
    if (held.length >= rowsAtOnce || characters >= charactersAtOnce) await hand()
  }
}

async function readFile(lines: Lines, upload: z.output<typeof fileLine>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let missing = upload.bytes
  while (missing > 0) {
    const piece = Buffer.from(String(lines.json(await lines.next())), 'base64')
    if (piece.byteLength === 0) throw damaged(lines.file)
    pieces.push(piece)
    missing -= piece.byteLength
  }
  const bytes = Buffer.concat(pieces)
  if (createHash('sha256').update(bytes).digest('hex') !== upload.file) throw damaged(lines.file)
  return bytes
}

/** The lines of a file, asked for one by one. */
class Lines {
  readonly file: string
  readonly #lines: AsyncGenerator<string>

  constructor(file: string) {
    this.file = file
    this.#lines = linesOf(file)
  }

  async next(): Promise<string> {
    const line = await this.#step()
    if (line.done) throw damaged(this.file)
    return line.value
  }

  async more(): Promise<boolean> {
    return !(await this.#step()).done
  }

  #step(): Promise<IteratorResult<string>> {
    return this.#lines.next().catch((error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith('Z_')) throw damaged(this.file)
      if (error instanceof StartFault) throw error
      throw new StartFault(`The backup ${this.file} can't be read (${error.message}); check its name and rights.`)
    })
  }

  json(line: string): unknown {
    try {
      return JSON.parse(line)
    } catch {
      throw damaged(this.file)
    }
  }

  parse<S extends z.ZodType>(schema: S, line: string): z.output<S> {
    const parsed = schema.safeParse(this.json(line))
    if (!parsed.success) throw damaged(this.file)
    return parsed.data
  }
}
