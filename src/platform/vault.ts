import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomInt,
} from 'node:crypto'
import type { Clock } from './clock.ts'
import { fileRing, type Key, type KeyRing, memoryRing } from './keys/key-ring.ts'

/** Keys of the installation: encryption of identity and health fields, keyed hashes to find them by, secrets for sessions. */
export type Vault = {
  /** AES-256-GCM by the current key; the result holds the key's version, nonce and tag. */
  encrypt(plain: string): Buffer
  decrypt(sealed: Buffer): string
  /** Keyed hash for finding an encrypted value again; `purpose` keeps hashes of different fields apart. By the current key. */
  fingerprint(purpose: string, value: string): Buffer
  /** The same by every key there is, the current one's first: a value hashed before the last change of keys is found too. */
  fingerprints(purpose: string, value: string): Buffer[]
  /**
   * A code of `length` characters without look-alikes, always the same for the same purpose and subject: by the key that was current when the
   * subject (which holds its UUIDv7) was made.
   */
  code(purpose: string, subject: string, length: number): string
  /** A random code of digits. */
  digits(length: number): string
  /** Secrets of a purpose by version, of the oldest key first: what is signed holds until that one is gone. */
  secrets(purpose: string): { version: number; value: string }[]
  /** The keys themselves: what is current, and how they are changed. */
  ring: KeyRing
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32
/** 'lk' and the key's version stand before what is sealed; without them it is of the first key, of the time before there were others. */
const mark = Buffer.from('lk')
export const sealedHeadBytes = mark.length + 2

/** What stands before everything sealed with a key. */
export function sealedHead(version: number): Buffer {
  const head = Buffer.alloc(sealedHeadBytes)
  mark.copy(head)
  head.writeUInt16BE(version, mark.length)
  return head
}

/** Opens the keys in `DATA_DIR`. */
export function openVault(dataDir: string, clock?: Clock): Vault {
  return vaultOn(fileRing(dataDir, clock))
}

/** A vault on a given first key, for tests. */
export function vaultOf(first: Buffer, clock?: Clock): Vault {
  return vaultOn(memoryRing(first, clock))
}

function vaultOn(ring: KeyRing): Vault {
  const tools = new Map<number, Tools>()
  const toolsOf = (key: Key) => {
    const known = tools.get(key.version) ?? toolsFor(key.bytes)
    tools.set(key.version, known)
    return known
  }
  const newestFirst = () => [...ring.keys()].reverse()
  return {
    ring,
    encrypt(plain) {
      const key = ring.current()
      return Buffer.concat([sealedHead(key.version), seal(toolsOf(key).sealing, plain)])
    },
    decrypt(sealed) {
      const named = ring.keys().find((key) => sealed.subarray(0, sealedHeadBytes).equals(sealedHead(key.version)))
      const [first] = ring.keys()
      if (!named) return open(toolsOf(first as Key).sealing, sealed)
      try {
        return open(toolsOf(named).sealing, sealed.subarray(sealedHeadBytes))
      } catch (error) {
        // Once in four thousand million the nonce of something old begins like a head.
        if (first?.version !== 1) throw error
        return open(toolsOf(first).sealing, sealed)
      }
    },
    fingerprint: (purpose, value) => toolsOf(ring.current()).fingerprint(purpose, value),
    fingerprints(purpose, value) {
      const current = ring.current()
      const others = newestFirst().filter((key) => key !== current)
      return [current, ...others].map((key) => toolsOf(key).fingerprint(purpose, value))
    },
    code(purpose, subject, length) {
      const key = keyAt(ring.keys(), madeAt(subject))
      const bytes = toolsOf(key).fingerprint(`code ${purpose}`, subject).subarray(0, length)
      return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
    },
    digits: (length) => String(randomInt(10 ** length)).padStart(length, '0'),
    secrets: (purpose) => ring.keys().map((key) => ({ version: key.version, value: toolsOf(key).secret(purpose) })),
  }
}

const uuidTime = /([0-9a-f]{8})-([0-9a-f]{4})-7/i

/** When the thing a subject names was made, by its UUIDv7; the beginning of time where it names none. */
function madeAt(subject: string): number {
  const found = uuidTime.exec(subject)
  return found ? Number.parseInt(`${found[1]}${found[2]}`, 16) : 0
}

function keyAt(keys: readonly Key[], milliseconds: number): Key {
  return keys.findLast((key) => key.from.getTime() <= milliseconds) ?? (keys[0] as Key)
}

type Tools = {
  sealing: KeyObject
  fingerprint(purpose: string, value: string): Buffer
  secret(purpose: string): string
}

function toolsFor(master: Buffer): Tools {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `linli ${purpose}`, keyBytes))
  // A key made once: made of bytes at each use it costs more than what it is used for.
  const hashing = new Map<string, KeyObject>()
  const hashingKey = (purpose: string) => {
    const key = hashing.get(purpose) ?? createSecretKey(derive(`fingerprint ${purpose}`))
    hashing.set(purpose, key)
    return key
  }
  return {
    sealing: createSecretKey(derive('seal')),
    fingerprint: (purpose, value) => createHmac('sha256', hashingKey(purpose)).update(value).digest(),
    secret: (purpose) => derive(`secret ${purpose}`).toString('base64url'),
  }
}

function seal(key: KeyObject, plain: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function open(key: KeyObject, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
}
