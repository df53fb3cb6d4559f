import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openToyPlatform, type ToyPlatform } from '../../app/testing/toy-platform.ts'
import { inCommunity } from '../db/transaction.ts'
import { createJobRunner, type JobRunner } from '../jobs.ts'
import { lookIntoJar, polishing, putMarble, reactions } from '../testing/toys.ts'
import { verifyChain } from './audit.ts'

let platform: ToyPlatform
const caller = { accountId: 'player', communityId: 1, language: 'zh-CN' }

beforeAll(async () => {
  platform = await openToyPlatform()
  otherRunner = createJobRunner(
    () => platform.door,
    async () => [1],
  )
})
afterAll(() => platform.close())

/** Of another process on the same database. */
let otherRunner: JobRunner

const put = (jar: string, more: object = {}, who: object = {}) =>
  platform.perform(putMarble, { ...caller, ...who }, { jar, trouble: 'none', ...more })
const look = (jar: string, communityId = 1) => platform.perform(lookIntoJar, { ...caller, communityId }, { jar })
const chain = (communityId = 1) => inCommunity(platform.database, communityId, (tx) => verifyChain(tx, communityId))

test('the door: nobody, somebody without the right, somebody with it', async () => {
  await expect(put('door', {}, { accountId: null })).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
  await expect(put('door', {}, { accountId: 'stranger' })).rejects.toMatchObject({ code: 'platform.not_allowed' })
  await expect(put('door')).resolves.toEqual({ jar: 'door', marbles: 1, can: ['put'] })
})

test('the form is read only after the door let in', async () => {
  const form = () => {
    throw new Error('the form was read')
  }
  await expect(platform.perform(putMarble, { ...caller, accountId: null }, form)).rejects.toMatchObject({
    code: 'platform.sign_in_needed',
  })
})

test.each(['refuse', 'throw'])(
  'what ends in %s changes nothing, and leaves no audit row and no reaction',
  async (trouble) => {
    const before = await chain()
    await expect(put(`trouble ${trouble}`, { trouble })).rejects.toThrow()
    expect(await look(`trouble ${trouble}`)).toEqual({ jar: `trouble ${trouble}`, marbles: 0 })
    expect(await chain()).toEqual(before)
    expect(await look(`count of trouble ${trouble}`)).toMatchObject({ marbles: 0 })
  },
)

test('the same key again: one effect, and the first answer even when the thing has changed', async () => {
  const who = { idempotencyKey: 'same-click-twice' }
  await expect(put('key', {}, who)).resolves.toEqual({ jar: 'key', marbles: 1, can: ['put'] })
  for (let more = 0; more < 4; more++) await put('key')
  await expect(put('key', {}, who)).resolves.toEqual({ jar: 'key', marbles: 1, can: ['put'] })
  await expect(put('key', {}, { ...who, accountId: 'stranger' })).rejects.toMatchObject({
    code: 'platform.not_allowed',
  })
})

test('two clicks at the same moment: one effect', async () => {
  const who = { idempotencyKey: 'both-at-once' }
  const both = await Promise.all([put('twice', {}, who), put('twice', {}, who)])
  expect(both.map((one) => (one as { marbles: number }).marbles)).toEqual([1, 1])
  expect(await look('twice')).toMatchObject({ marbles: 1 })
})

test('a key taken for something else is refused', async () => {
  const who = { idempotencyKey: 'one-key-two-acts' }
  await put('first', {}, who)
  await expect(put('second', {}, who)).rejects.toMatchObject({ code: 'platform.idempotency_key_reused' })
  expect(await look('second')).toMatchObject({ marbles: 0 })
})

test('one community does not see the other', async () => {
  await put('walls')
  expect(await look('walls', 2)).toMatchObject({ marbles: 0 })
  await expect(
    inCommunity(platform.database, 2, (tx) =>
      tx.insertInto('platform.settings').values({ community_id: 1, name: 'over the wall', value: '1' }).execute(),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('accounts are out of reach inside a transaction', async () => {
  await expect(inCommunity(platform.database, 1, (tx) => sql`select * from auth.user`.execute(tx))).rejects.toThrow(
    /permission denied/,
  )
})

test('the audit chain holds every command, and tells where it was tampered with', async () => {
  const communityId = 3
  for (let times = 0; times < 3; times++) await put('chain', {}, { communityId })
  expect(await chain(communityId)).toEqual({ rows: 3, whole: true, brokenAt: null })
  const content = await sql<{ content: string }>`select content from platform.audit where community_id = 3 and seq = 2`
    .execute(platform.database.kysely)
    .catch(() => ({ rows: [] }))
  if (platform.database.kind === 'pglite') expect(content.rows[0]?.content).toContain('toys.put_marble')
  await platform.database.owner.query(
    `update platform.audit set content = replace(content, 'player', 'nobody') where community_id = 3 and seq = 2`,
  )
  expect(await chain(communityId)).toEqual({ rows: 1, whole: false, brokenAt: 2 })
})

test('the application can neither change nor remove audit rows', async () => {
  await put('audit')
  for (const statement of ['update platform.audit set content = content', 'delete from platform.audit']) {
    await expect(inCommunity(platform.database, 1, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
      /permission denied/,
    )
  }
})

test('reactions run once in effect, and are tried again after a failure', async () => {
  const communityId = 4
  reactions.failing = true
  await put('later', {}, { communityId })
  await platform.dispatcher.drain()
  expect(await look('count of later', communityId)).toMatchObject({ marbles: 0 })
  reactions.failing = false
  await platform.dispatcher.drain()
  expect(await look('count of later', communityId)).toMatchObject({ marbles: 0 })
  platform.clock.advance(10_000)
  await platform.dispatcher.drain()
  await platform.dispatcher.drain()
  expect(await look('count of later', communityId)).toMatchObject({ marbles: 1 })
})

test('a reaction that always fails is given up after eight tries, and shown', async () => {
  const communityId = 5
  reactions.failing = true
  await put('never', {}, { communityId })
  for (let tries = 0; tries < 10; tries++) {
    await platform.dispatcher.drain()
    platform.clock.advance(10 * 3_600_000)
  }
  reactions.failing = false
  await platform.dispatcher.drain()
  const rows = await inCommunity(platform.database, communityId, (tx) =>
    tx
      .selectFrom('platform.outbox')
      .select(['attempts', 'last_error', 'gave_up_at'])
      .where('community_id', '=', communityId)
      .execute(),
  )
  expect(rows).toMatchObject([{ attempts: 8, last_error: 'not now', gave_up_at: expect.any(Date) }])
})

test('a job runs once per interval in each community', async () => {
  await platform.jobs.runDue()
  await platform.jobs.runDue()
  expect(await look('tidied', 6)).toMatchObject({ marbles: 1 })
  platform.clock.advance(10 * 60_000)
  await platform.jobs.runDue()
  expect(await look('tidied', 6)).toMatchObject({ marbles: 2 })
})

describe('a job in pieces', () => {
  const polished = async () => ((await look('polished', 1)) as { marbles: number }).marbles
  const between = polishing.between
  afterEach(() => {
    polishing.between = between
  })
  const due = () => platform.clock.advance(60 * 60_000)

  test('holds nothing between them, and is left alone by others meanwhile', async () => {
    due()
    const before = await polished()
    const others: unknown[] = []
    polishing.between = async () => {
      polishing.between = between
      others.push(await look('polished', 1), await otherRunner.runDue())
    }
    await platform.jobs.runDue()
    await platform.jobs.runDue()
    expect(others[0]).toMatchObject({ marbles: before })
    expect(await polished()).toBe(before + 1)
  })

  test('that stops is noted, and runs again an hour later', async () => {
    due()
    const before = await polished()
    polishing.between = () => Promise.reject(new Error('no cloth'))
    await platform.jobs.runDue()
    const noted = await inCommunity(platform.database, 1, (tx) =>
      tx.selectFrom('platform.job_runs').select('last_error').where('job', '=', 'toys.polish').execute(),
    )
    expect(noted).toEqual([{ last_error: 'no cloth' }])
    polishing.between = between
    await platform.jobs.runDue()
    expect(await polished()).toBe(before)
    due()
    await platform.jobs.runDue()
    expect(await polished()).toBe(before + 1)
  })

  test('whose process vanished is taken up by another ten minutes later', async () => {
    due()
    const before = await polished()
    let vanish = () => {}
    polishing.between = () => {
      polishing.between = between
      return new Promise<void>((_, reject) => {
        vanish = () => reject(new Error('gone'))
      })
    }
    const gone = platform.jobs.runDue()
    await vi.waitFor(() => expect(polishing.between).toBe(between))
    await otherRunner.runDue()
    expect(await polished()).toBe(before)
    platform.clock.advance(10 * 60_000)
    await otherRunner.runDue()
    expect(await polished()).toBe(before + 1)
    vanish()
    await gone
  })
})

test('a clock that is set back keeps neither reactions nor jobs waiting', async () => {
  const communityId = 7
  const tidied = async () => ((await look('tidied', communityId)) as { marbles: number }).marbles
  platform.clock.advance(3 * 86_400_000)
  await put('ahead', {}, { communityId })
  await platform.jobs.runDue()
  const before = await tidied()
  platform.clock.advance(-3 * 86_400_000)
  await platform.dispatcher.drain()
  expect(await look('count of ahead', communityId)).toMatchObject({ marbles: 1 })
  await platform.jobs.runDue()
  await platform.jobs.runDue()
  expect(await tidied()).toBe(before + 1)
})

test.each(['53100', '57P01'])('what fails for want of room or of a database (%s) is no failed try', async (code) => {
  const communityId = 8
  reactions.failing = Object.assign(new Error('outside'), { code })
  await put(`outside ${code}`, {}, { communityId })
  await expect(platform.dispatcher.drain()).rejects.toThrow('outside')
  reactions.failing = false
  await platform.dispatcher.drain()
  expect(await look(`count of outside ${code}`, communityId)).toMatchObject({ marbles: 1 })
})

test('without room the embedded database is only read', async () => {
  if (platform.database.kind !== 'pglite') return
  await put('room')
  const full = vi.spyOn(platform.services.disk, 'freeBytes').mockResolvedValue(100 * 1024 * 1024)
  await expect(put('room')).rejects.toMatchObject({ code: 'platform.storage_full' })
  expect(await look('room')).toMatchObject({ marbles: 1 })
  expect([await platform.dispatcher.drain(), await platform.jobs.runDue()]).toEqual([0, 0])
  full.mockRestore()
  await platform.dispatcher.drain()
  expect(await look('count of room')).toMatchObject({ marbles: 1 })
})

test('a key is forgotten after a week, and the first answer with it', async () => {
  const who = { communityId: 9, idempotencyKey: 'a-week-ago' }
  await put('old', {}, who)
  for (let more = 0; more < 4; more++) await put('old', {}, { communityId: 9 })
  await expect(put('old', {}, who)).resolves.toMatchObject({ marbles: 1 })
  platform.clock.advance(7 * 86_400_000)
  await platform.jobs.runDue()
  await expect(put('old', {}, who)).rejects.toMatchObject({ code: 'toys.jar_full' })
})
