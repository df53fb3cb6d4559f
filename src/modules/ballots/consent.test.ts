import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { ReadContext } from '../../platform/command/types.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, type RequestsCommunity } from '../requests/test/factory.ts'
import { createArea } from '../territory/test/factory.ts'
import { conditionsOfBallot } from './api.ts'
import { walkersMost } from './contract/kinds.ts'
import type { BoardView, VoterView } from './contract/roll-views.ts'
import type { BallotDetail } from './contract/views.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
const stairwells: string[] = []
const buildings = 4
const stairwellsEach = 3
const households = 50
const everybody = buildings * stairwellsEach * households

const act = <T = BallotDetail>(...of: Parameters<ReturnType<typeof acting>>) =>
  acting(platform, community.communityId)<T>(...of)
const day = (after: number) =>
  new Date(platform.clock.now().getTime() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10)
const pass = (days: number) => platform.clock.advance(days * 86_400_000)
const look: TestPlatform['look'] = (...of) => platform.look(...of)

/** 600 dwellings with one grown-up each, written by SQL: what is tried here is asking them, not registering them. */
beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const { communityId, areas } = community
  for (let building = 1; building <= buildings; building += 1) {
    const place = { parent_id: areas.microGrid, compound_id: areas.compound }
    const id = await createArea(platform, communityId, { kind: 'building', name: `${10 + building}幢`, ...place })
    for (let at = 1; at <= stairwellsEach; at += 1)
      stairwells.push(await createArea(platform, communityId, { kind: 'stairwell', name: `${at}单元`, parent_id: id }))
  }
  await look(communityId, async (tx) => {
    await sql`
      insert into territory.dwellings (community_id, id, building_id, stairwell_id, number, floor, floor_area_cm2, use, sort_key, admin_path,
        compound_path, added_at)
      select s.community_id, gen_random_uuid(), s.parent_id, s.id, to_char(n, 'FM000'), (n - 1) / 2 + 1, 900000, 'residential', to_char(n, 'FM000'),
        s.admin_path, b.compound_path, ${platform.clock.now()}
      from territory.areas s join territory.areas b on b.community_id = s.community_id and b.id = s.parent_id
      cross join generate_series(1, ${households}) n where s.id = any (${stairwells}::uuid[])`.execute(tx)
    await sql`
      insert into people.persons (community_id, id, name, name_pinyin, source, registered_at, updated_at)
      select community_id, id, '住户' || number, '', 'counter', added_at, added_at from territory.dwellings
      where stairwell_id = any (${stairwells}::uuid[])`.execute(tx)
    await sql`
      insert into people.residences (community_id, id, person_id, dwelling_id, role, lives_here, admin_path, compound_path)
      select community_id, gen_random_uuid(), id, id, 'owner', true, admin_path, compound_path from territory.dwellings
      where stairwell_id = any (${stairwells}::uuid[])`.execute(tx)
    // Nobody but those: the factory's own dwelling moves out.
    await sql`update people.residences set until_day = '2026-01-01' where dwelling_id = ${areas.dwelling}`.execute(tx)
  })
})
afterAll(() => platform.close())

const form = (more: object = {}) => ({
  ...{ kind: 'consent', title: '要不要改造老旧小区', roll_kind: 'households', roll_day: day(0), named: true },
  ...{ area_id: community.areas.compound, consent_percent: 90, opens_day: day(7), closes_day: day(20), ...more },
})

/** Drafted, rolled, announced, open. */
async function opened(more: object = {}): Promise<BallotDetail> {
  const { id } = await act('draft', community.secretary, form(more))
  await act('draw_roll', community.secretary, { id })
  const seen = await act('announce', community.secretary, { id })
  pass(7)
  return seen
}

/** So many of each stairwell agree, all at once; who is left stands in the order of the roll. */
async function agree(ballotId: string, most: number, of: readonly string[] = stairwells): Promise<void> {
  await look(community.communityId, (tx) =>
    sql`
      insert into ballots.votes (community_id, ballot_id, voter_id, channel, choices, valid, receipt, cast_at)
      select community_id, ballot_id, id, 'door', array['for'], true, 'x', ${platform.clock.now()} from (
        select v.*, row_number() over (partition by stairwell_id order by serial) as nth from ballots.voters v
        where ballot_id = ${ballotId} and stairwell_id = any (${[...of]}::uuid[])) v
      where nth <= ${most} on conflict do nothing`.execute(tx),
  )
}

const waiting = async (id: string) =>
  (await act<{ items: VoterView[] }>('roll', community.secretary, { id, show: 'waiting', limit: 100 })).items
const say = (id: string, voter: VoterView, code: string, words = '') =>
  act('cast_for', community.gridWorker, { id, voter: voter.id, channel: 'door', choices: [{ code }], words })

async function settled(id: string): Promise<BallotDetail> {
  await act('tally', community.secretary, { id })
  await act('display', community.secretary, { id })
  pass(8)
  return act('settle', community.secretary, { id })
}

describe('600 households in two rounds', () => {
  it('passes at exactly nine of ten, then goes on house by house at exactly eight', async () => {
    const first = await opened({ live_agreed: true })
    expect(first).toMatchObject({ on_roll: everybody, rules: { round: 1, follows_id: null } })
    // 44 of each stairwell are 528; twelve more make 540.
    await agree(first.id, 44)
    const left = await waiting(first.id)
    for (const voter of left.slice(0, 11)) await say(first.id, voter, 'for')
    const [last, against] = left.slice(11) as [VoterView, VoterView]
    const before = await act<BoardView>('board', null, { id: first.id })
    expect(before).toMatchObject({ on_roll: 600, took: 539, agreed: 539, missing: 1, percent: 90 })
    expect(before.parts).toHaveLength(12)
    await say(first.id, last, 'for', '先修屋顶，再刷墙')
    await say(first.id, against, 'against', '怕施工灰尘大，家里有病人')
    await refused(act('tally', community.secretary, { id: first.id }), 'ballots.phase_unfit')

    const { items } = await act<{ items: { kind: string; text: string }[] }>('words', community.secretary, {
      id: first.id,
    })
    expect(items.map((one) => one.kind).sort()).toEqual(['condition', 'reason'])
    await platform.dispatcher.drain()
    const reasons = await act<{ items: { request_id: string | null }[] }>('words', community.secretary, {
      id: first.id,
      kind: 'reason',
    })
    expect(reasons.items).toMatchObject([{ request_id: expect.any(String) }])
    const mend = { id: first.id, voter: against.id, text: '换个说法' }
    await refused(act('note_words', community.gridWorker, mend), 'ballots.words_filed')

    // Four of the silent got the notice handed over; a notice on the door reaches nobody.
    const silent = left.slice(20, 30).map((voter) => voter.id)
    const deliver = (voter_ids: string[], how: string) =>
      act('note_delivery', community.gridWorker, { id: first.id, voter_ids, how, day: day(0) })
    await deliver(silent.slice(0, 4), 'door')
    await deliver(silent.slice(4), 'notice')
    const visits = { id: first.id, from_day: day(1), until_day: day(5), walker_ids: [community.gridWorker.personId] }
    expect(await act('visits', community.secretary, { id: first.id })).toMatchObject({
      not_reached: 55,
      not_answered: 59,
    })
    expect(await act('plan_visits', community.secretary, visits)).toMatchObject({ households: 55 })
    const all = { ...visits, who: 'not_answered' }
    expect(await act('plan_visits', community.secretary, all)).toMatchObject({ households: 59 })
    expect(await act('visits', community.secretary, { id: first.id })).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ households: 59, opened: 0 })]),
    })

    const round = { consent_percent: 80, title: '按这个方案改造，同意吗', counted_by: 'stairwell' }
    await refused(act('draft', community.secretary, form({ ...round, follows_id: first.id })), 'ballots.follows_unfit')
    // What is written on a paper is read off it with the choice.
    const paper = { id: first.id, serial: left[13]?.serial, choices: [{ code: 'abstain' }] }
    await act('enter_paper', community.clerk, { ...paper, words: '等儿子回来再定' })
    expect(await act('enter_paper', community.worker, paper)).toMatchObject({ state: 'counted' })
    const said = await act<{ items: { text: string }[] }>('words', community.secretary, {
      id: first.id,
      kind: 'reason',
    })
    expect(said.items.map((one) => one.text)).toContain('等儿子回来再定')
    const kept = await look(community.communityId, (tx) =>
      conditionsOfBallot({ tx, communityId: community.communityId } as ReadContext, first.id),
    )
    expect(kept).toMatchObject([{ text: '先修屋顶，再刷墙' }])
    expect(await act('export', community.secretary, { id: first.id, what: 'conditions' })).toMatchObject({
      name: expect.stringContaining('条件'),
    })
    pass(14)
    const one = await settled(first.id)
    expect(one.result).toMatchObject({ winners: ['for'], owners: { for: { heads: 540 }, passed: true }, parts: [] })
    expect(one.result?.nearest).toContain('少 1 户同意就不会通过。')

    const second = await opened({ ...round, follows_id: first.id })
    expect(second).toMatchObject({ on_roll: everybody, rules: { round: 2, counted_by: 'stairwell' } })
    expect(await act<BoardView>('board', null, { id: second.id })).toMatchObject({
      ...{ agreed: null, missing: null, counted_by: 'stairwell' },
    })
    await agree(second.id, 40, stairwells.slice(1))
    await agree(second.id, 39, stairwells.slice(0, 1))
    pass(14)
    const two = await settled(second.id)
    expect(two.result?.parts.map((part) => part.passed)).toEqual([false, ...Array.from({ length: 11 }, () => true)])
    expect(two.result).toMatchObject({ winners: [], owners: { passed: false } })
    expect(two.result?.explanation.join('')).toContain('80.00%')
    expect(two.result?.nearest).toEqual([expect.stringMatching(/：再有 1 户同意就会达到。$/)])
    expect(await act('recount', community.secretary, { id: second.id })).toMatchObject({ same: true })

    // More people than one reaction tells: each is told, and once.
    await act('publish', community.secretary, { id: second.id })
    await platform.dispatcher.drain()
    const [told] = await look(
      community.communityId,
      async (tx) =>
        (
          await sql<{ told: number; people: number; speakers: number }>`
            select count(*)::int as told, count(distinct person_id)::int as people, (select count(distinct person_id)::int from ballots.speakers
              where ballot_id = ${second.id}) as speakers
            from notifications.messages where kind = 'ballot_settled' and thing_id = ${second.id}`.execute(tx)
        ).rows,
    )
    expect(told?.speakers).toBeGreaterThan(500)
    expect(told).toMatchObject({ told: told?.speakers, people: told?.speakers })

    // A third round asks only where the second one reached what it had to.
    const third = await act('draft', community.secretary, form({ ...round, follows_id: second.id }))
    expect(await act('draw_roll', community.secretary, { id: third.id })).toMatchObject({ on_roll: 550 })
  })

  it('takes words only where households are asked', async () => {
    const other = { kind: 'choose', options: [{ title: '甲' }, { title: '乙' }], consent_percent: undefined }
    const { id } = await act('draft', community.secretary, form(other))
    await act('draw_roll', community.secretary, { id })
    await act('announce', community.secretary, { id })
    pass(7)
    const [voter] = await waiting(id)
    await refused(say(id, voter as VoterView, 'o1', '因为'), 'ballots.words_unfit')
  })
})

describe('owners at the edges of 民法典 278', () => {
  it('asks for exactly two thirds to take part and exactly three quarters of these to agree', async () => {
    const building = await look(community.communityId, (tx) =>
      sql<{ id: string }>`select parent_id as id from territory.areas where id = ${stairwells[3] ?? ''}`.execute(tx),
    )
    const wish = {
      ...{ kind: 'owners', matter: 'special', roll_kind: 'owners', title: '是否改建车棚', consent_percent: undefined },
      ...{ area_id: building.rows[0]?.id, opens_day: day(15), closes_day: day(30) },
    }
    const ids: string[] = []
    for (let at = 0; at < 3; at += 1) {
      const { id } = await act('draft', community.secretary, form(wish))
      expect(await act('draw_roll', community.secretary, { id })).toMatchObject({ on_roll: 150 })
      await act('announce', community.secretary, { id })
      ids.push(id)
    }
    pass(15)
    const vote = (id: string, choice: string, from: number, until: number) =>
      look(community.communityId, (tx) =>
        sql`
          insert into ballots.votes (community_id, ballot_id, voter_id, channel, choices, valid, receipt, cast_at)
          select community_id, ballot_id, id, 'door', array[${choice}], true, 'x', ${platform.clock.now()} from ballots.voters
          where ballot_id = ${id} and serial between ${from} and ${until}`.execute(tx),
      )
    const [edge, few, short] = ids as [string, string, string]
    for (const [id, agreed, took] of [
      [edge, 75, 100],
      [few, 99, 99],
      [short, 74, 100],
    ] as const) {
      await vote(id, 'for', 1, agreed)
      if (took > agreed) await vote(id, 'against', agreed + 1, took)
    }
    pass(16)
    const passed = async (id: string) => (await act('tally', community.secretary, { id })).result?.owners
    expect(await passed(edge)).toMatchObject({ passed: true, took: { heads: 100 }, for: { heads: 75 } })
    expect(await passed(few)).toMatchObject({ passed: false, took_enough: { heads: false, area: false } })
    expect(await passed(short)).toMatchObject({ passed: false, for_enough: { heads: false, area: false } })
  })
})

describe('a lift', () => {
  it('hears who it affects, says who pays, and is counted stairwell by stairwell with their consent', async () => {
    const lift = {
      ...{
        kind: 'lift',
        roll_kind: 'owners',
        title: '给 11 幢加装电梯',
        area_id: undefined,
        consent_percent: undefined,
      },
      ...{ developer: '测试置业', opens_day: day(15), closes_day: day(30) },
    }
    const building = await look(community.communityId, (tx) =>
      sql<{ id: string }>`select parent_id as id from territory.areas where id = ${stairwells[0] ?? ''}`.execute(tx),
    )
    const place = { area_id: building.rows[0]?.id }
    const { id } = await act('draft', community.secretary, form({ ...lift, ...place }))
    expect(await act('draw_roll', community.secretary, { id })).toMatchObject({ on_roll: 150 })
    await refused(act('announce', community.secretary, { id }), 'ballots.terms_missing')
    const terms = { funding: '政府补 20 万，其余按楼层分摊', upkeep: '业主每月交电梯费，物业管' }
    await act('edit', community.secretary, { id, ...form({ ...lift, ...place, ...terms }) })
    await refused(act('announce', community.secretary, { id }), 'ballots.affected_unheard')
    const { items } = await act<{ items: { dwelling_id: string }[] }>('affected', community.secretary, { id })
    expect(items).toHaveLength(6)
    const others = await act<{ items: { dwelling_id: string; name: string }[] }>('not_affected', community.secretary, {
      id,
      q: '003',
    })
    expect(others.items.length).toBeGreaterThan(0)
    const more = { id, dwelling_id: others.items[0]?.dwelling_id, why: '井道贴着窗' }
    expect((await act<{ items: object[] }>('mark_affected', community.secretary, more)).items).toHaveLength(7)
    await refused(act('mark_affected', community.secretary, more), 'ballots.affected_already')
    await refused(act('mark_affected', community.secretary, { ...more, dwelling_id: id }), 'ballots.dwelling_unknown')
    await refused(act('mark_affected', community.clerk, more), 'platform.not_allowed')
    await act('drop_affected', community.secretary, { id, dwelling: more.dwelling_id, reason: '量过，不挡' })
    const hear = { id, day: day(0), how: 'talk', said: '怕挡光', agreed: '不出钱，井道改玻璃' }
    for (const { dwelling_id } of items)
      await act('hear_affected', community.secretary, { ...hear, dwelling: dwelling_id })
    await refused(act('hear_affected', community.secretary, { ...hear, dwelling: id }), 'ballots.dwelling_unknown')
    const seen = await act('announce', community.secretary, { id })
    expect(seen.rules).toMatchObject({ matter: 'special', counted_by: 'stairwell', affected_agree: true, ...terms })
    expect(seen.affected).toEqual({ all: 6, heard: 6 })
    await refused(act('own_affected', community.neighbour, { id }), 'ballots.not_on_roll')
    pass(15)
    // Of 50 owners 38 are more than three quarters of those who took part; the ground floor comes first in the roll.
    await agree(id, 38, stairwells.slice(0, 2))
    const left = await waiting(id)
    await look(community.communityId, (tx) =>
      sql`delete from ballots.votes where ballot_id = ${id} and voter_id = (
        select v.id from ballots.voters v where v.ballot_id = ${id} and v.stairwell_id = ${stairwells[1] ?? ''} order by serial limit 1)`.execute(
        tx,
      ),
    )
    expect(left.length).toBeGreaterThan(0)
    pass(16)
    const counted = await act('tally', community.secretary, { id })
    expect(counted.result?.parts).toMatchObject([
      { passed: true, affected: { all: 2, for: 2 } },
      { passed: false, affected: { all: 2, for: 1 } },
      { passed: false, affected: { all: 2, for: 0 } },
    ])
    expect(counted.result?.owners?.passed).toBe(false)
    expect(counted.result?.explanation.join('')).toContain('须全部同意')
    expect(counted.result?.nearest[0]).toMatch(/直接受影响的还有 1 户没有同意。$/)
    expect(counted.result?.nearest[1]).toMatch(/还要 34 人参加，才到三分之二/)
  })
})

describe('visits and reasons', () => {
  it('sends at most thirty walkers; a reason stands for the desk with the item it is likeliest about, a condition without', async () => {
    const { id } = await opened()
    const [no, yes, vague] = await waiting(id)
    const plan = (walkers: number) =>
      act('plan_visits', community.secretary, {
        ...{ id, from_day: day(1), until_day: day(5), walker_ids: Array.from({ length: walkers }, () => randomUUID()) },
      })
    expect(() => plan(walkersMost + 1)).toThrow(/walker_ids/)
    expect(walkersMost).toBe(30)
    await refused(plan(walkersMost), 'outreach.walker_unknown')

    await say(id, no as VoterView, 'against', '楼道里的路灯坏了好几个月，先把灯修好')
    await say(id, yes as VoterView, 'for', '路灯也一起换')
    await say(id, vague as VoterView, 'against', '不想')
    await platform.dispatcher.drain()
    type Words = { items: { text: string; likely: string | null; request_id: string | null }[] }
    const { items } = await act<Words>('words', community.secretary, { id })
    expect(items.map((one) => one.likely)).toEqual([expect.stringContaining('灯'), null, null])
    // Filed under the office's own item all the same: which unit it is for the desk decides.
    const filed = await look(community.communityId, (tx) =>
      sql<{ item_code: string }>`select item_code from requests.requests where id = ${items[0]?.request_id}`.execute(
        tx,
      ),
    )
    expect(filed.rows).toEqual([{ item_code: 'D25' }])
  })
})
