import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../src/app/testing/platform.ts'
import { demoIdentities } from '../src/modules/access/api.ts'
import { verifyChain } from '../src/platform/command/audit.ts'
import { inCommunity } from '../src/platform/db/transaction.ts'
import { buildDemo } from './index.ts'

const today = new Date('2026-11-20T07:30:00Z')
let platform: TestPlatform
let xishan: number
let donghu: number

beforeAll(async () => {
  platform = await openTestPlatform()
  await buildDemo(platform, { clock: platform.clock, today, scale: 0.06, log: () => undefined })
  const { rows } = await sql<{ community_id: number; name: string }>`
    select community_id, name from territory.communities order by community_id`.execute(platform.database.kysely)
  xishan = rows.find((row) => row.name === '西山社区')?.community_id ?? 0
  donghu = rows.find((row) => row.name === '东湖社区')?.community_id ?? 0
}, 240_000)
afterAll(() => platform.close())

const count = async (communityId: number, query: string) => {
  const rows = await inCommunity(platform.database, communityId, (tx) => sql.raw<{ n: string }>(query).execute(tx))
  return rows.rows.map((row) => row.n)
}

describe('the demo, built small', () => {
  it('opens two communities marked as demo, and ends at the present', async () => {
    const { rows } = await sql<{ demo: boolean }>`select demo from territory.communities`.execute(
      platform.database.kysely,
    )
    expect(rows.map((community) => community.demo)).toEqual([true, true])
    expect(platform.clock.now()).toEqual(today)
  })

  it('has the whole catalogue, nine compounds and posts that are held', async () => {
    expect(await count(xishan, 'select count(*) as n from requests.items where successor_at is null')).toEqual([112])
    expect(await count(xishan, `select count(*) as n from territory.areas where kind = 'compound'`)).toEqual([9])
    const held = `select count(distinct t.person_id) as n from bodies.post_terms t join bodies.posts p on p.id = t.post_id where p.kind`
    const own = `('community_secretary', 'deputy_secretary', 'community_worker', 'grid_worker', 'counter_clerk')`
    expect(await count(xishan, `${held} in ${own}`)).toEqual([18])
    expect(await count(xishan, `${held} = 'project_social_worker'`)).toEqual([32])
  })

  it('shows requests in every state and with every end', async () => {
    const states = await count(xishan, 'select state as n from caseflow.cases group by state order by state')
    expect(states).toEqual(expect.arrayContaining(['accepted', 'assigned', 'closed', 'finished']))
    const ends = await count(xishan, 'select closed_by as n from caseflow.cases where closed_by is not null group by 1')
    expect(ends).toEqual(expect.arrayContaining(['confirmed', 'called_back', 'unconfirmed']))
    const outcomes = await count(xishan, 'select outcome as n from caseflow.cases where outcome is not null group by 1')
    expect(outcomes).toEqual(expect.arrayContaining(['solved', 'answered']))
  })

  it('leaves nothing in the future and nothing undone in the outbox', async () => {
    const late = `select count(*) as n from caseflow.steps where at > '${today.toISOString()}'`
    expect(await count(xishan, late)).toEqual([0])
    expect(await count(xishan, 'select count(*) as n from platform.outbox where done_at is null')).toEqual([0])
  })

  it('keeps the audit chain whole', async () => {
    for (const community of [0, xishan, donghu]) {
      const verdict = await inCommunity(platform.database, community, (tx) => verifyChain(tx, community))
      expect(verdict).toMatchObject({ whole: true })
    }
  })

  it('writes no telephone number but generated ones', async () => {
    const phones = [
      ...(await count(xishan, 'select phone as n from people.persons where phone is not null')),
      ...(await count(xishan, 'select contact_phone as n from caseflow.askers where contact_phone is not null')),
    ]
    expect(phones.length).toBeGreaterThan(100)
    expect(phones.filter((phone) => !/^1990000\d{4}$/.test(phone))).toEqual([])
  })

  it('offers identities of both faces, and the two residents have something waiting for them', async () => {
    const identities = await demoIdentities(platform.database.kysely)
    expect(identities.filter((identity) => identity.community_id === xishan)).toHaveLength(9)
    expect(identities.filter((identity) => identity.community_id === donghu)).toHaveLength(2)
    for (const key of ['young', 'old']) {
      const account = identities.find((identity) => identity.key === key)?.account_id
      const own = await count(
        xishan,
        `select c.state as n from access.account_persons b join caseflow.askers a on a.person_id = b.person_id
         join caseflow.cases c on c.id = a.thing_id where b.account_id = '${account}'`,
      )
      expect(own.length).toBeGreaterThanOrEqual(4)
      expect(own).toContain('finished')
    }
  })

  it('does nothing where it is already', async () => {
    const before = await count(xishan, 'select seq as n from platform.audit_chains')
    await buildDemo(platform, { clock: platform.clock, today, scale: 0.06, log: () => undefined })
    expect(await count(xishan, 'select seq as n from platform.audit_chains')).toEqual(before)
  })
})
