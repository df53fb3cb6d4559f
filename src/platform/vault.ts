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
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFault } from './config.ts'

/** Keys of the installation: encryption of identity and health fields, keyed hashes to find them by, secrets for sessions. */
export type Vault = {
  /** AES-256-GCM; the result holds nonce and tag. */
  encrypt(plain: string): Buffer
  decrypt(sealed: Buffer): string
  /** Keyed hash for finding an encrypted value again; `purpose` keeps hashes of different fields apart. */
  fingerprint(purpose: string, value: string): Buffer
  /** A code of `length` characters without look-alikes, always the same for the same purpose and subject. */
  code(purpose: string, subject: string, length: number): string
  /** A random code of digits. */
  digits(length: number): string
  secret(purpose: string): string
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32

/** Opens `DATA_DIR/keys.json`, made at the first start, readable by its owner only. It belongs to every backup. */
export function openVault(dataDir: string): Vault {
  const file = join(dataDir, 'keys.json')
  const master = existsSync(file) ? readMaster(file) : writeMaster(dataDir, file)
  return vaultOf(master)
}

/** A vault on a given master key. */
export function vaultOf(master: Buffer): Vault {
  const derived = new Map<string, Buffer>()
  const derive = (purpose: string) => {
    const key = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, '', `linli ${purpose}`, keyBytes))
    derived.set(purpose, key)
    return key
  }
  // A key made once: made of bytes at each use it costs more than what it is used for.
  const sealing = createSecretKey(derive('seal'))
  const hashing = new Map<string, KeyObject>()
  const hashingKey = (purpose: string) => {
    const key = hashing.get(purpose) ?? createSecretKey(derive(`fingerprint ${purpose}`))
    hashing.set(purpose, key)
    return key
  }
  const fingerprint = (purpose: string, value: string) =>
    createHmac('sha256', hashingKey(purpose)).update(value).digest()
  return {
    encrypt(plain) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    decrypt(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes))
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
    fingerprint,
    code: (purpose, subject, length) =>
      [...fingerprint(`code ${purpose}`, subject).subarray(0, length)]
        .map((byte) => alphabet[byte % alphabet.length])
        .join(''),
    digits: (length) => String(randomInt(10 ** length)).padStart(length, '0'),
    secret: (purpose) => derive(`secret ${purpose}`).toString('base64url'),
  }
}

function readMaster(file: string): Buffer {
  const { master } = JSON.parse(readFileSync(file, 'utf8')) as { master: string }
  const key = Buffer.from(master, 'base64url')
  if (key.length !== keyBytes) throw new StartFault(`${file} is damaged; restore it from a backup.`)
  return key
}

/** Whole or not at all, and once: of several processes that start at once the first one's keys are everybody's. */
function writeMaster(dataDir: string, file: string): Buffer {
  const own = `${file}.${randomBytes(6).toString('hex')}.new`
  try {
    mkdirSync(dataDir, { recursive: true })
    const master = randomBytes(keyBytes).toString('base64url')
    writeFileSync(own, JSON.stringify({ master }), { mode: 0o600, flush: true })
    putInPlace(own, file)
  } catch {
    throw new StartFault(`The folder ${dataDir} can't be written to; set DATA_DIR to a folder that can.`)
  } finally {
    rmSync(own, { force: true })
  }
  return readMaster(file)
}

function putInPlace(own: string, file: string): void {
  try {
    linkSync(own, file)
  } catch (error) {
    // A file system without links has no second process on it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(own, file)
  }
}
