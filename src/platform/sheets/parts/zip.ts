import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** A part of a ZIP that says, or turns out, to be larger than is believable. */
class ZipFault extends Error {}

export type Part = { method: number; start: number; packed: number; unpacked: number; crc: number }

export type Zip = {
  has(name: string): boolean
  /** The text of a part, piece after piece as it is unpacked. Throws ZipFault. */
  text(name: string): AsyncGenerator<string>
  /** Every part as it lies in the file, in the order of the directory. */
  parts(): Generator<{ name: string; part: Part; bytes: Uint8Array }>
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const partsMost = 2_000

/** Opens a ZIP by its directory. Its parts together must not unpack to more than so many bytes (a bomb). Throws ZipFault. */
export function openZip(bytes: Uint8Array, unpackedBytesMost: number): Zip {
  const parts = directory(bytes)
  const promised = [...parts.values()].reduce((sum, part) => sum + part.unpacked, 0)
  if (promised > unpackedBytesMost) throw new ZipFault('unpacks to too much')
  return {
    has: (name) => parts.has(name),
    async *text(name) {
      const part = parts.get(name)
      if (!part) throw new ZipFault(`no part ${name}`)
      const packed = bytes.subarray(part.start, part.start + part.packed)
      const decoder = new TextDecoder()
      let length = 0
      for await (const piece of unpacking(packed, part.method)) {
        length += piece.length
        // The directory may lie about it.
        if (length > part.unpacked) throw new ZipFault('unpacks to more than it says')
        yield decoder.decode(piece, { stream: true })
      }
      yield decoder.decode()
    },
    *parts() {
      for (const [name, part] of parts)
        yield { name, part, bytes: bytes.subarray(part.start, part.start + part.packed) }
    },
  }
}

function unpacking(packed: Uint8Array, method: number): AsyncIterable<Buffer> {
  if (method !== 0 && method !== 8) throw new ZipFault('packed in an unknown way')
  const read = Readable.from([packed], { objectMode: false })
  return method === 0 ? read : read.pipe(createInflateRaw())
}

function directory(bytes: Uint8Array): Map<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fits = (at: number, length: number) => {
    if (at < 0 || at + length > bytes.length) throw new ZipFault('cut off')
  }
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1
  if (end < 0) throw new ZipFault('no directory')
  const count = view.getUint16(end + 10, true)
  if (count > partsMost) throw new ZipFault('too many parts')
  const parts = new Map<string, Part>()
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < count; entry++) {
    fits(at, 46)
    if (view.getUint32(at, true) !== directoryEntry) throw new ZipFault('a broken directory')
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    fits(local, 30)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const packed = view.getUint32(at + 20, true)
    fits(start, packed)
    fits(at + 46, nameLength)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    parts.set(name, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      start,
      packed,
      unpacked: view.getUint32(at + 24, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}
