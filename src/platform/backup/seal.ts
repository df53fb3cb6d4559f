import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { StartFault } from '../config.ts'
import type { SealedKeys } from './format.ts'

const scrypt = { cost: 65_536, block: 8, parallel: 1 }
const keyBytes = 32
const lengthLeast = 12
const differentLeast = 6

/** Refuses (StartFault) a passphrase that could be guessed. */
export function provePassphrase(passphrase: string): void {
  if (passphrase.length >= lengthLeast && new Set(passphrase).size >= differentLeast) return
  throw new StartFault(
    `The passphrase is too weak; use at least ${lengthLeast} characters, ${differentLeast} of them different.`,
  )
}

/** Seals the keys of the installation: scrypt makes a key of the passphrase, AES-256-GCM seals with it. */
export function sealKeys(keys: Buffer, passphrase: string): SealedKeys {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt, scrypt), nonce)
  const sealed = Buffer.concat([cipher.update(keys), cipher.final()])
  const text = (bytes: Buffer) => bytes.toString('base64')
  return { scrypt, salt: text(salt), nonce: text(nonce), tag: text(cipher.getAuthTag()), sealed: text(sealed) }
}

/** Opens sealed keys. Throws StartFault when the passphrase is another one. */
export function openKeys(keys: SealedKeys, passphrase: string): Buffer {
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const key = keyOf(passphrase, bytes(keys.salt), keys.scrypt)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(keys.nonce), { authTagLength: 16 })
  try {
    decipher.setAuthTag(bytes(keys.tag))
    return Buffer.concat([decipher.update(bytes(keys.sealed)), decipher.final()])
  } catch {
    throw new StartFault('The passphrase is not the one this backup was made with.')
  }
}

function keyOf(passphrase: string, salt: Buffer, { cost, block, parallel }: SealedKeys['scrypt']): Buffer {
  const memory = 128 * cost * block * 2
  return scryptSync(passphrase.normalize('NFC'), salt, keyBytes, { N: cost, r: block, p: parallel, maxmem: memory })
}
