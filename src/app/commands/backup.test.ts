import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personNames } from '../../modules/people/api.ts'
import { applyErasures } from '../../modules/privacy/api.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../../modules/requests/test/factory.ts'
import { backupFault } from '../../platform/backup/faults.ts'
import { proveBackup, restoreBackup } from '../../platform/backup/restore.ts'
import { writeBackup } from '../../platform/backup/write.ts'
import { readConfig } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/db/database.ts'
import { readMigrations } from '../../platform/db/migrate.ts'
import { addToLedger, ledgerFile, readLedger } from '../../platform/erasures/ledger.ts'
import { folderStore } from '../../platform/files/store.ts'
import { openVault } from '../../platform/vault.ts'
import { sourceDir } from '../modules.ts'
import { createEmptyDatabase, openEmptyEmbedded } from '../testing/database.ts'
import { openTestPlatform, type TestPlatform, testStart } from '../testing/platform.ts'
import { restore } from './backup.ts'
import { verifyAll } from './verify-all.ts'

const home = mkdtempSync(join(tmpdir(), 'linli-backup-'))
const migrations = readMigrations(sourceDir)
const passphrase = '四季平安 four seasons'
const source = folder('source')
const file = join(home, 'whole.backup')
const picture = Buffer.alloc(1_000_000, '照片')
const values = { text: `it's "quoted" \\ and\nbroken, 邻里 🏮`, list: [1, null, {}] }
let platform: TestPlatform
let community: RequestsCommunity

/** Where an installation keeps keys and files. */
function folder(name: string) {
  const dataDir = join(home, name)
  return { dataDir, filesDir: join(dataDir, 'files') }
}

const back = (database: Database, from: typeof source, to: string) =>
  writeBackup(database, { ...from, file: to, passphrase, now: testStart })
const into = (database: Database, to: typeof source, from = file, phrase = passphrase) =>
  restoreBackup(database, { ...to, file: from, passphrase: phrase, migrations })

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  await fileOne(platform, community)
  await platform.dispatcher.drain()
  await mkdir(source.dataDir)
  writeFileSync(join(source.dataDir, 'keys.json'), '{"master":"made up"}')
  const { sha256 } = await folderStore(source.filesDir).put(picture)
  const upload = `insert into platform.files (community_id, id, sha256, media_type, size_bytes, name, uploaded_by, uploaded_at)
    values ($1, gen_random_uuid(), $2, 'image/jpeg', 1, '', 'nobody', now())`
  await platform.database.owner.query(upload, [community.communityId, sha256])
  await platform.database.owner.query(upload, [community.communityId, 'f'.repeat(64)])
  const setting = 'insert into platform.settings (community_id, name, value) values ($1, $2, $3::jsonb)'
  await platform.database.owner.query(setting, [community.communityId, 'odd', JSON.stringify(values)])
  await platform.database.owner.query(setting, [community.communityId, 'none', 'null'])
}, 120_000)
afterAll(async () => {
  await platform.close()
  rmSync(home, { recursive: true, force: true })
})

test('what is restored is what was backed up, on either database', async () => {
  const made = await back(platform.database, source, file)
  expect(made.contents.files).toEqual({ count: 1, bytes: picture.byteLength, missing: ['f'.repeat(64)] })
  expect(made.contents.tables['requests.requests']).toMatchObject({ rows: 1 })
  expect(readdirSync(home)).not.toContain('whole.backup.part')
  expect(gunzipSync(readFileSync(file)).toString()).not.toContain('made up')

  const lite = folder('lite')
  const target = await openEmptyEmbedded()
  await into(target, lite)
  await sameAsBefore(target, lite, made)
  const url = process.env.TEST_DATABASE_URL
  if (url) {
    const empty = await createEmptyDatabase(url)
    const server = folder('server')
    const restored = await openDatabase({ databaseUrl: empty.loginUrl, ownerUrl: empty.ownerUrl, dataDir: home })
    await into(restored, server, join(home, 'lite.backup'))
    await sameAsBefore(restored, server, made)
    await restored.close()
    await empty.drop()
  }
  await target.close()
}, 240_000)

async function sameAsBefore(database: Database, to: typeof source, made: Awaited<ReturnType<typeof back>>) {
  expect((await verifyAll({ database })).broken).toEqual([])
  expect(readFileSync(join(to.dataDir, 'keys.json'), 'utf8')).toBe('{"master":"made up"}')
  // Verifying notes that it did, so what it notes isn't compared; nor is there a sequence that could be behind.
  const again = await back(database, to, `${to.dataDir}.backup`)
  const but = { 'platform.audit_checks': {} }
  expect({ ...again.contents.tables, ...but }).toEqual({ ...made.contents.tables, ...but })
  expect(again.contents.files).toEqual(made.contents.files)
  const sequences = await database.owner.query(`select 1 from pg_sequences where schemaname not like 'pg\\_%'`)
  expect(sequences.rows).toEqual([])
}

test('a restored backup brings back nobody who was erased since', async () => {
  const { communityId, gridWorker, neighbour } = community
  await fileOne(platform, community, { contact_name: '百里还', contact_phone: '19944440001' }, neighbour)
  const early = join(home, 'early.backup')
  await back(platform.database, source, early)
  const target = await openEmptyEmbedded()
  await into(target, folder('again'), early)
  const again = await openTestPlatform(undefined, { database: target })
  const ledger = ledgerFile(again.services.config.dataDir)
  const at = testStart.toISOString()
  // One who still serves in the backup, one whose request is open in it, one it doesn't know, and a line that was cut off.
  const noted = [gridWorker.personId, neighbour.personId, '00000000-0000-7000-8000-000000000000']
  await addToLedger(
    ledger,
    noted.map((person) => ({ community: communityId, person, at })),
  )
  appendFileSync(ledger, '{"community":1,"per')
  expect(await applyErasures(again)).toEqual({ erased: 2, noted: 0 })
  await again.dispatcher.drain()
  const names = await again.look(communityId, (tx) => personNames(tx, communityId, noted))
  expect([...names.values()].map(({ name, phone }) => [name, phone])).toEqual([
    ['已删除的居民', null],
    ['已删除的居民', null],
  ])
  const left = await target.owner.query(
    `select (select count(*)::int from caseflow.askers where contact_phone = '19944440001') as askers,
      (select count(*)::int from bodies.post_terms where person_id = $1 and (until_at is null or until_at > $2)) as terms`,
    [gridWorker.personId, testStart],
  )
  expect(left.rows).toEqual([{ askers: 0, terms: 0 }])
  expect((await verifyAll({ database: target })).broken).toEqual([])
  expect(await applyErasures(again)).toEqual({ erased: 0, noted: 0 })
  // A ledger that was lost is written anew of what the database knows.
  rmSync(ledger)
  expect(await applyErasures(again)).toEqual({ erased: 0, noted: 2 })
  expect(await readLedger(ledger)).toHaveLength(2)
  await again.close()
}, 240_000)

test('the command erases again whoever the list given with it names, on either database', async () => {
  const { communityId, neighbour } = community
  const keyed = folder('keyed')
  openVault(keyed.dataDir)
  const whole = join(home, 'keyed.backup')
  await back(platform.database, keyed, whole)
  const list = join(home, 'erasures.jsonl')
  await addToLedger(list, [{ community: communityId, person: neighbour.personId, at: testStart.toISOString() }])
  const url = process.env.TEST_DATABASE_URL
  const empty = url ? await createEmptyDatabase(url) : undefined
  const config = readConfig({
    DATA_DIR: folder('commanded').dataDir,
    LINLI_BACKUP_PASSPHRASE: passphrase,
    LINLI_LOG: 'silent',
    ...(empty ? { DATABASE_URL: empty.loginUrl, DATABASE_OWNER_URL: empty.ownerUrl } : {}),
  })
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  await expect(restore(config, whole, say, join(home, 'no-list'))).rejects.toThrow('There are no erasures in')
  await restore(config, whole, say, list)
  expect(said).toContain('Erased again who was erased since: 1.')
  expect(await readLedger(ledgerFile(config.dataDir))).toMatchObject([{ person: neighbour.personId }])
  const restored = await openDatabase(config)
  const found = await restored.owner.query('select name from people.persons where id = $1', [neighbour.personId])
  expect(found.rows).toEqual([{ name: '已删除的居民' }])
  expect((await verifyAll({ database: restored })).broken).toEqual([])
  await restored.close()
  await expect(restore(config, whole, say, list)).rejects.toThrow("isn't empty")
  await empty?.drop()
}, 240_000)

describe('said in one sentence, and nothing half written', () => {
  let target: Database
  beforeAll(async () => {
    target = await openEmptyEmbedded()
  })
  afterAll(() => target.close())

  test.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 400), /is damaged or was cut off/],
    [
      'a bit turned',
      (whole: Buffer) => whole.map((byte, at) => (at === whole.length >> 1 ? byte ^ 4 : byte)),
      /damaged/,
    ],
    ['no backup at all', () => Buffer.from('hello'), /damaged/],
    ['a row changed', (whole: Buffer) => rewritten(whole, 'platform.settings', /quoted/, 'coated'), /damaged/],
    ['its last line gone', (whole: Buffer) => rewritten(whole, '', /\n[^\n]*\n$/, '\n'), /damaged/],
    [
      'a newer format',
      (whole: Buffer) => rewritten(whole, '', /"linli_backup":1/, '"linli_backup":2'),
      /a newer Linli/,
    ],
    [
      'a release not known',
      (whole: Buffer) => rewritten(whole, '', /"release":"[^"]+"/, '"release":"9.9.9"'),
      /Linli 9.9.9/,
    ],
    ['another release', (whole: Buffer) => rewritten(whole, '', /20261121T0900/, '20261121T0901'), /doesn't know/],
  ])('restoring what is %s', async (name, change, sentence) => {
    const broken = join(home, `${name}.backup`)
    writeFileSync(broken, change(readFileSync(file)))
    await expect(into(target, folder(name), broken)).rejects.toThrow(sentence)
    expect(existsSync(folder(name).dataDir)).toBe(false)
    expect((await target.owner.query('select 1 from pg_namespace where nspname = $1', ['platform'])).rows).toEqual([])
  })

  test('another passphrase, a weak one', async () => {
    await expect(into(target, folder('other'), file, 'another passphrase')).rejects.toThrow(/is not the one/)
    await expect(writeBackup(target, { ...source, file: 'x', passphrase: '', now: testStart })).rejects.toThrow(
      /too weak/,
    )
    await expect(proveBackup(file, passphrase)).resolves.toMatchObject({ head: { release: expect.any(String) } })
  })

  test('a target that holds something', async () => {
    await expect(into(platform.database, folder('full'))).rejects.toThrow(/already holds a Linli/)
    await expect(into(target, source)).rejects.toThrow(/isn't empty/)
    expect(readFileSync(join(source.dataDir, 'keys.json'), 'utf8')).toBe('{"master":"made up"}')
  })

  test('a file that is there, a folder that is not, keys that are not', async () => {
    await expect(back(platform.database, source, file)).rejects.toThrow(/exists already/)
    await expect(back(platform.database, folder('nowhere'), join(home, 'a'))).rejects.toThrow(/There are no keys/)
    const fault = await back(platform.database, source, join(home, 'no', 'b')).catch(backupFault)
    expect(fault).toMatchObject({ name: 'StartFault', message: expect.stringMatching(/can't be written or read/) })
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk', async () => {
    symlinkSync('/dev/full', join(home, 'full.backup.part'))
    const fault = await back(platform.database, source, join(home, 'full.backup')).catch(backupFault)
    expect(fault).toMatchObject({ name: 'StartFault', message: expect.stringMatching(/^The disk is full/) })
    expect(readdirSync(home).filter((name) => name.startsWith('full'))).toEqual([])
  })
})

/** The backup with its text changed after `from`, packed again. */
function rewritten(whole: Buffer, from: string, pattern: RegExp, by: string): Buffer {
  const text = gunzipSync(whole).toString()
  const start = text.indexOf(from)
  expect(text.slice(start)).toMatch(pattern)
  return gzipSync(text.slice(0, start) + text.slice(start).replace(pattern, by))
}
