import { deflateSync, inflateSync } from 'node:zlib'
import { Keys } from './keys.ts'
import type { Model } from './model.ts'

/** What a packed model says of itself before its numbers. */
type Head = {
  version: 1
  labels: string[]
  longest: number
  words: boolean
  terms: number
  scale: number[]
  bias: number[]
}

const headLengthBytes = 4
const unpackedBytesMost = 64 * 1024 * 1024
const steps = 127

/** A model to be stored: keys and rarity of its terms, weights as one byte each, by the largest of their label. */
export function pack(model: Model): Uint8Array {
  const { labels, keys, idf, weights, bias, longest, words } = model
  const count = labels.length
  const scale = labels.map((_, label) => {
    let most = 0
    for (let at = label; at < weights.length; at += count) most = Math.max(most, Math.abs(weights[at] as number))
    return most / steps || 1
  })
  const head: Head = { version: 1, labels: [...labels], longest, words, terms: idf.length, scale, bias: [...bias] }
  const told = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(headLengthBytes)
  length.writeUInt32LE(told.length)
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (scale[at % count] as number)))
  return deflateSync(
    Buffer.concat([length, told, bytesOf(keys.all().slice()), bytesOf(idf), Buffer.from(bytes.buffer)]),
  )
}

/** The model of `pack`. Throws RangeError for what isn't one. */
export function unpack(packed: Uint8Array): Model {
  const bytes = inflateSync(packed, { maxOutputLength: unpackedBytesMost })
  const told = headLengthBytes + bytes.readUInt32LE(0)
  const head = JSON.parse(bytes.toString('utf8', headLengthBytes, told)) as Head
  const { labels, longest, words, terms, scale, bias } = head
  if (head.version !== 1 || bytes.length !== told + terms * (8 + labels.length))
    throw new RangeError('no model of ours')
  const numbers = bytes.buffer.slice(bytes.byteOffset + told, bytes.byteOffset + bytes.length) as ArrayBuffer
  const keys = new Keys(terms)
  for (const key of new Uint32Array(numbers, 0, terms)) keys.add(key)
  const idf = new Float32Array(numbers, terms * 4, terms)
  const weights = Float32Array.from(
    new Int8Array(numbers, terms * 8),
    (one, at) => one * (scale[at % labels.length] as number),
  )
  return { labels, keys, idf, weights, bias: Float32Array.from(bias), longest, words }
}

function bytesOf(numbers: Uint32Array | Float32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
