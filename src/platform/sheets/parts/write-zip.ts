import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part as it lies in a ZIP: packed by method 8 (deflated) or 0 (as it is). */
export type Packed = { name: string; method: number; crc: number; unpacked: number; bytes: Uint8Array }

/** Packs a text that comes in pieces; only its packed form is held. */
export async function pack(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<Packed> {
  const deflate = createDeflateRaw()
  const out: Buffer[] = []
  deflate.on('data', (piece: Buffer) => out.push(piece))
  let crc = 0
  let unpacked = 0
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    crc = crc32(bytes, crc)
    unpacked += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await once(deflate, 'end')
  return { name, method: 8, crc, unpacked, bytes: Buffer.concat(out) }
}

const localHead = 0x04034b50
const directoryEntry = 0x02014b50
const endOfDirectory = 0x06054b50
const version = 20
/** Names are UTF-8. */
const utf8 = 0x0800
/** 1 January 1980: a ZIP's first day; what is in it is told by the sheet itself. */
const noDay = 0x0021

/** A ZIP (APPNOTE 6.3) of these parts. */
export function writeZip(parts: readonly Packed[]): Uint8Array {
  const body: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const facts = factsOf(part, name.length)
    const head = Buffer.alloc(4)
    head.writeUInt32LE(localHead)
    body.push(head, facts, name, part.bytes)
    directory.push(entryOf(facts, at), name)
    at += head.length + facts.length + name.length + part.bytes.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  return Buffer.concat([...body, ...directory, endOf(parts.length, size, at)])
}

/** What stands in the head of a part and again in the directory. */
function factsOf({ method, crc, unpacked, bytes }: Packed, nameLength: number): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(version, 0)
  facts.writeUInt16LE(utf8, 2)
  facts.writeUInt16LE(method, 4)
  facts.writeUInt16LE(noDay, 8)
  facts.writeUInt32LE(crc, 10)
  facts.writeUInt32LE(bytes.length, 14)
  facts.writeUInt32LE(unpacked, 18)
  facts.writeUInt16LE(nameLength, 22)
  return facts
}

function entryOf(facts: Buffer, at: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(directoryEntry, 0)
  entry.writeUInt16LE(version, 4)
  facts.copy(entry, 6)
  entry.writeUInt32LE(at, 42)
  return entry
}

function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfDirectory, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}
