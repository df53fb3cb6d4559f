import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { type DemoIdentity, demoIdentities } from '../modules/access/api.ts'
import { openIdentityNumber } from '../modules/people/api.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import type { Operation } from '../platform/command/types.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { releases } from '../platform/release.ts'
import { openVault } from '../platform/vault.ts'
import { parseIdentityNumber } from '../shared/identity-number.ts'
import { verifyAll } from './commands/verify-all.ts'
import { sourceDir } from './modules.ts'
import { createEmptyDatabase, openEmptyEmbedded } from './testing/database.ts'
import { openTestPlatform, type TestPlatform } from './testing/platform.ts'
import { releaseBackup, releasePassphrase } from './testing/releases/index.ts'

const home = mkdtempSync(join(tmpdir(), 'linli-upgrade-'))
const migrations = readMigrations(sourceDir)
afterAll(() => rmSync(home, { recursive: true, force: true }))

type Place = { database: Database; loginRole?: string; leave(): Promise<void> }

async function emptyPlace(): Promise<Place> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return { database: await openEmptyEmbedded(), leave: async () => undefined }
  const { loginUrl, ownerUrl, drop } = await createEmptyDatabase(url)
  const database = await openDatabase({ databaseUrl: loginUrl, ownerUrl, dataDir: home })
  return { database, loginRole: new URL(loginUrl).username, leave: drop }
}

test('what the last release leaves behind is kept', () => {
  expect(existsSync(releaseBackup(releases.at(-2) ?? releases[0] ?? ''))).toBe(true)
})

describe.each(releases.slice(-2).filter((release) => existsSync(releaseBackup(release))))('release %s', (release) => {
  test('is brought up to the present, and works', async () => {
    const place = await emptyPlace()
    const dataDir = join(home, release)
    const options = { dataDir, filesDir: join(dataDir, 'files'), file: releaseBackup(release), migrations }
    const { loginRole } = place
    const { head, contents } = await restoreBackup(place.database, {
      ...options,
      passphrase: releasePassphrase,
      loginRole,
    })
    expect(head.release).toBe(release)
    expect(await migrate(place.database.owner, migrations)).toEqual([])
    expect((await verifyAll(place)).broken).toEqual([])

    const platform = await openTestPlatform(undefined, {
      database: place.database,
      vaultOn: (clock) => openVault(dataDir, clock),
    })
    platform.clock.set(new Date(head.made_at))
    const identities = await demoIdentities(platform.database.kysely)
    expect(identities.map(({ key }) => key).sort()).toEqual(['resident', 'secretary'])
    expect(contents.files).toMatchObject({ count: 1, missing: [] })
    await aDay(platform, identities)
    await sealedIsRead(platform)
    expect((await verifyAll(place)).broken).toEqual([])
    await platform.close()
    await place.leave()
  }, 240_000)
})

type Listed = { items: { id: string; title: string; state: string }[] }

/** A resident asks for something; the secretary finds it beside what was there before and reads one of each; jobs and reactions run. */
async function aDay(platform: TestPlatform, identities: readonly DemoIdentity[]): Promise<void> {
  const [one] = identities
  const communityId = one?.community_id ?? 0
  const as = (key: string) => ({
    communityId,
    accountId: identities.find((who) => who.community_id === communityId && who.key === key)?.account_id ?? '',
  })
  const operation = (name: string): Operation => platform.registry.operations.get(name) ?? fail(name)
  const list = (q?: string) =>
    platform.do<Listed>(operation('requests.list'), { limit: 100, sort: 'due', ...(q ? { q } : {}) }, as('secretary'))
  const before = await list()
  expect(before.items.length).toBeGreaterThan(4)
  const wish = { description: '升级以后三楼的灯还是不亮', place_detail: '三楼', contact_name: '', file_ids: [] }
  const how = { item_code: 'B01', anonymous: false, confidential: false, wants_updates: true }
  const filed = await platform.do<{ id: string }>(operation('requests.file'), { ...wish, ...how }, as('resident'))
  await platform.dispatcher.drain()
  expect((await list('升级以后')).items.map(({ id }) => id)).toEqual([filed.id])
  for (const id of [filed.id, before.items[0]?.id])
    expect(await platform.do(operation('requests.one'), { id }, as('secretary'))).toMatchObject({ id })
  platform.clock.advance(24 * 3_600_000)
  await platform.jobs.runDue()
  await platform.dispatcher.drain()
  const wrong = await sql<{ jobs: string[] | null; gave_up: number }>`
    select array_agg(job) filter (where last_error is not null) as jobs, (select gave_up::int from platform.outbox_waiting(now())) as gave_up
    from platform.job_runs`.execute(platform.database.kysely)
  expect(wrong.rows).toEqual([{ jobs: null, gave_up: 0 }])
}

/** What the release sealed is opened with the keys its backup held. */
async function sealedIsRead(platform: TestPlatform): Promise<void> {
  const found = await platform.database.owner.query<{ community_id: number; id: string }>(
    'select community_id, id from people.persons where identity_sealed is not null limit 5',
  )
  expect(found.rows).toHaveLength(2)
  for (const { community_id, id } of found.rows) {
    const { vault } = platform.services
    const number = await platform.look(community_id, (tx) => openIdentityNumber(tx, vault, community_id, id))
    expect(parseIdentityNumber(number ?? '')).toMatchObject({ ok: true })
  }
}

function fail(name: string): never {
  throw new Error(`there is no ${name}`)
}
