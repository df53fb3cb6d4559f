import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testStart } from '../../app/testing/platform.ts'
import { type Served, serveTestPlatform } from '../../app/testing/served.ts'
import { countOlder, resealSome, rotateKeys } from '../../platform/keys/keep-keys.ts'
import { noteBackup } from '../../platform/upkeep/backups.ts'
import { diagnoseDatabase } from '../../platform/upkeep/database.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../requests/test/factory.ts'
import { countRequestsAnew } from './server/count-anew.ts'
import { state } from './server/state.ts'

type Check = { name: string; differences: number; since: string | null; examples: object[]; can: string[] }
type Keys = { version: number; work: { to_seal: number; passing: number } | null }
type State = {
  backup: { late: boolean; rows: number } | null
  keys: Keys
  counts: Check[]
  failing_jobs: { job: string }[]
}

let served: Served
let community: RequestsCommunity
let other: RequestsCommunity
let administrator: string

beforeAll(async () => {
  served = await serveTestPlatform()
  community = await communityWithRequests(served.platform)
  other = await communityWithRequests(served.platform)
  administrator = await createAccount(served.platform, community.communityId, null, { administrator: true })
  await fileOne(served.platform, community)
  await served.platform.dispatcher.drain()
}, 120_000)
afterAll(() => served.close())

const look = (accountId: string | null = administrator, of = community) =>
  served.platform.do<State>(state, {}, { communityId: of.communityId, accountId })
const countAnew = (accountId: string | null = administrator) =>
  served.platform.do<Check>(countRequestsAnew, {}, { communityId: community.communityId, accountId })
const spoil = (by: number) =>
  served.platform.look(community.communityId, (tx) =>
    sql`update platform.counters set value = value + ${by}
      where community_id = ${community.communityId} and measure = 'requests.filed'`.execute(tx),
  )
const metric = async (name: string) =>
  new RegExp(`^${name} (.+)$`, 'm').exec((await served.http.inject('/metrics')).body)?.[1]
const aDayOn = async () => {
  // What the jobs of the first hour announce is counted before the second looks.
  for (const hours of [45, 1]) {
    served.platform.clock.advance(hours * 3_600_000)
    await served.platform.jobs.runDue()
    if (hours > 1) await served.platform.dispatcher.drain()
  }
}
const says = async (check: string) => {
  const findings = await diagnoseDatabase(served.platform.database.owner, [], served.platform.clock.now())
  return findings.find((finding) => finding.check === check)
}

test('the administrator and nobody else', async () => {
  for (const ask of [look, countAnew]) {
    await refused(ask(null), 'platform.sign_in_needed')
    for (const one of [community.secretary, community.resident, other.secretary])
      await refused(ask(one.accountId), 'platform.not_allowed')
  }
})

async function requestCounts(...of: Parameters<typeof look>) {
  return (await look(...of)).counts.filter(({ name }) => name === 'requests')
}

test('what counters say wrongly is shown until somebody has it counted anew, and told to alarms', async () => {
  await served.platform.jobs.runDue()
  expect(await requestCounts()).toMatchObject([{ name: 'requests', differences: 0, since: null, can: [] }])
  await refused(countAnew(), 'upkeep.counts_agree')
  await spoil(3)
  await served.platform.jobs.runDue()
  expect(await requestCounts()).toMatchObject([{ differences: 0 }])
  await aDayOn()
  const since = served.platform.clock.now().toISOString()
  await aDayOn()
  const [found] = await requestCounts()
  expect(found).toMatchObject({ since, can: ['count_anew'] })
  expect(found?.examples).toContainEqual({ key: expect.stringMatching(/^requests\.filed /), kept: 4, counted: 1 })
  expect(await requestCounts(administrator, other)).toMatchObject([{ differences: 0 }])
  expect(await metric('linli_count_differences')).toBe(String(found?.differences))

  expect(await countAnew()).toMatchObject({ differences: 0, since: null, can: [] })
  expect(await metric('linli_count_differences')).toBe('0')
})

test('while events wait to be counted nothing is compared', async () => {
  await spoil(1)
  await fileOne(served.platform, community)
  await refused(countAnew(), 'upkeep.counting')
  served.platform.clock.advance(45 * 3_600_000)
  await served.platform.jobs.runDue()
  expect(await requestCounts()).toMatchObject([{ differences: 0 }])
  await served.platform.dispatcher.drain()
  await countAnew()
})

test('the age of the last good backup: page, metrics, doctor', async () => {
  expect(await look()).toMatchObject({ backup: null })
  expect(await metric('linli_backup_age_seconds')).toBe('+Inf')
  const made_at = served.platform.clock.now().toISOString()
  const note = { made_at, file_bytes: 9, rows: 7, files: 0, files_missing: 0, release: '0.1.0' }
  await noteBackup(served.platform.database.owner, note)
  expect(await look()).toMatchObject({ backup: { late: false, rows: 7 } })
  served.platform.clock.advance(49 * 3_600_000)
  expect(await look()).toMatchObject({ backup: { late: true } })
  expect(await metric('linli_backup_age_seconds')).toBe(String(49 * 3_600))
})

test('the keys: which is current, how old, what older ones still hold, without counting when asked', async () => {
  const { platform } = served
  const { communityId } = community
  const identity = (sequence: number) => makeIdentityNumber({ birthDate: '1960-02-29', sex: 'female', sequence })
  await Promise.all([1, 2, 3].map((n) => createPerson(platform, communityId, { identityNumber: identity(n) })))
  const days = Math.floor((platform.clock.now().getTime() - testStart.getTime()) / 86_400_000)
  expect((await look()).keys).toMatchObject({ version: 1, days, late: false, older: 0, work: null })
  platform.clock.advance((366 - days) * 86_400_000)
  expect((await look()).keys).toMatchObject({ days: 366, late: true })
  expect(Number(await metric('linli_key_age_seconds'))).toBeGreaterThan(365 * 86_400)

  await rotateKeys(platform)
  platform.clock.advance(5_000)
  expect((await look()).keys).toMatchObject({ version: 2, days: 0, late: false, older: 1, work: null })
  await countOlder(platform)
  const { work } = (await look()).keys
  const toSeal = work?.to_seal ?? 0
  expect(toSeal).toBeGreaterThanOrEqual(3)
  const sealed = await resealSome(platform, 2)
  expect((await look()).keys.work).toMatchObject({ to_seal: toSeal - sealed })
  expect(await metric('linli_keys_to_seal')).toBe(String(toSeal - sealed))
  while ((await resealSome(platform)) > 0);
  expect((await look()).keys.work).toMatchObject({ to_seal: 0 })
  await countOlder(platform)
  expect((await look()).keys.work).toMatchObject({ to_seal: 0 })
  expect(await metric('linli_keys_older')).toBe('1')
})

test('a job that stopped is named', async () => {
  await served.platform.look(community.communityId, (tx) =>
    sql`update platform.job_runs set last_error = 'no more' where community_id = ${community.communityId}
      and job = 'upkeep.recount'`.execute(tx),
  )
  expect((await look()).failing_jobs).toMatchObject([{ job: 'upkeep.recount' }])
  expect(await metric('linli_jobs_failing')).toBe('1')
  expect(await says('migrations')).toMatchObject({ verdict: 'bad' })
})
