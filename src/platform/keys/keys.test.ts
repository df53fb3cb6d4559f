import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { virtualClock } from '../clock.ts'
import { openVault, vaultOf } from '../vault.ts'
import { bothKeys } from './key-ring.ts'

const start = new Date('2026-03-04T02:00:00Z')
const folder = () => mkdtempSync(join(tmpdir(), 'linli 钥匙 '))

/** A vault whose clock passes a moment, in which a new key becomes current. */
function vaultWithClock() {
  const clock = virtualClock(start)
  const vault = vaultOf(Buffer.alloc(32, 7), clock)
  const rotate = () => {
    vault.ring.add()
    clock.advance(5_000)
  }
  return { vault, clock, rotate }
}

test('what any key sealed is read, as long as the key is there', () => {
  const { vault, rotate } = vaultWithClock()
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = vault.encrypt(text)
      if (vault.ring.keys().length < 4) rotate()
      expect(vault.decrypt(sealed)).toBe(text)
      expect(vault.decrypt(vault.encrypt(text))).toBe(text)
    }),
  )
})

test('what was sealed before there were versions is read by the first key', () => {
  const { vault, rotate } = vaultWithClock()
  const sealed = vault.encrypt('邻里')
  const bare = sealed.subarray(4)
  rotate()
  expect(vault.decrypt(bare)).toBe('邻里')
  expect(() => vault.decrypt(bare.subarray(1))).toThrow()
})

test('a new key seals only after a moment, and hashes of all keys are looked for', () => {
  const { vault, clock } = vaultWithClock()
  const before = vault.fingerprint('identity_number', 'x')
  vault.ring.add()
  expect(vault.ring.current().version).toBe(1)
  expect(vault.fingerprint('identity_number', 'x')).toEqual(before)
  clock.advance(5_000)
  expect(vault.ring.current().version).toBe(2)
  expect(vault.fingerprint('identity_number', 'x')).not.toEqual(before)
  expect(vault.fingerprints('identity_number', 'x')[1]).toEqual(before)
})

test('a code stays what it was for what was made before the change of keys', () => {
  const { vault, rotate } = vaultWithClock()
  const made = `7 ${idAt(start.getTime())}`
  const code = vault.code('requests.follow', made, 8)
  rotate()
  expect(vault.code('requests.follow', made, 8)).toBe(code)
  const later = `7 ${idAt(start.getTime() + 60_000)}`
  expect(vault.code('requests.follow', later, 8)).not.toBe(vaultWithClock().vault.code('requests.follow', later, 8))
})

function idAt(milliseconds: number): string {
  const hex = milliseconds.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`
}

test('the current key is not taken away; the oldest is, for good', () => {
  const { vault, rotate } = vaultWithClock()
  expect(() => vault.ring.dropOldest()).toThrow()
  const sealed = vault.encrypt('x')
  rotate()
  expect(vault.ring.dropOldest().version).toBe(1)
  expect(() => vault.decrypt(sealed)).toThrow()
  expect(vault.secrets('sessions').map(({ version }) => version)).toEqual([2])
})

test('the file: made once, for its owner only, seen by other processes, read in its old form', async () => {
  const dataDir = folder()
  const [one, other] = [openVault(dataDir), openVault(dataDir)]
  const file = join(dataDir, 'keys.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(other.decrypt(one.encrypt('x'))).toBe('x')
  one.ring.add()
  expect(other.ring.keys()).toHaveLength(1)
  await setTimeout(1_100)
  expect(other.ring.keys()).toHaveLength(2)

  writeFileSync(file, JSON.stringify({ master: Buffer.alloc(32, 7).toString('base64url') }))
  expect(openVault(dataDir).decrypt(vaultOf(Buffer.alloc(32, 7)).encrypt('x'))).toBe('x')
  writeFileSync(file, '{"keys":[]}')
  expect(() => openVault(dataDir)).toThrow(/damaged/)
  expect(existsSync(file)).toBe(true)
  rmSync(dataDir, { recursive: true })
})

test('a backup holds the keys of both readings', () => {
  const dataDir = folder()
  const vault = openVault(dataDir)
  const before = readFileSync(join(dataDir, 'keys.json'))
  vault.ring.add()
  const after = readFileSync(join(dataDir, 'keys.json'))
  expect(JSON.parse(bothKeys(before, after).toString()).keys).toHaveLength(2)
  expect(JSON.parse(bothKeys(after, before).toString()).keys).toHaveLength(2)
  expect(bothKeys(before, before)).toEqual(before)
  rmSync(dataDir, { recursive: true })
})
