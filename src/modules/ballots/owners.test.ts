import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createMember,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { createDwelling } from '../territory/test/factory.ts'
import type { VoterView } from './contract/roll-views.ts'
import type { BallotDetail, OwnBallot } from './contract/views.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
let dwellings: string[]
let first: TestPerson
const cm2 = 1_000_000

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const { communityId, areas } = community
  const place = { building: areas.building, stairwell: areas.stairwell }
  dwellings = [areas.dwelling]
  for (const number of ['102', '201', '202'])
    dwellings.push(await createDwelling(platform, communityId, { ...place, number }))
  first = await createMember(platform, communityId, dwellings[1])
})
afterAll(() => platform.close())

const act = <T = BallotDetail>(...of: Parameters<ReturnType<typeof acting>>) =>
  acting(platform, community.communityId)<T>(...of)
const day = (after: number) =>
  new Date(platform.clock.now().getTime() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10)
const form = (more: object = {}) => ({
  ...{
    kind: 'owners',
    title: '是否动用维修资金',
    roll_kind: 'owners',
    roll_day: day(0),
    area_id: community.areas.compound,
  },
  ...{ opens_day: day(15), closes_day: day(20), named: true, ...more },
})
const draft = async (more: object = {}) => (await act('draft', community.secretary, form(more))).id
const draw = (id: string) => act('draw_roll', community.secretary, { id })
const change = (query: (tx: Parameters<Parameters<TestPlatform['look']>[1]>[0]) => Promise<unknown>) =>
  platform.look(community.communityId, query)
const setArea = (id: string | undefined, area: number | null) =>
  change((tx) => sql`update territory.dwellings set floor_area_cm2 = ${area} where id = ${id ?? ''}`.execute(tx))

describe('a roll of owners', () => {
  it('names the dwellings that keep it from being drawn', async () => {
    for (const id of dwellings) await setArea(id, cm2)
    await setArea(dwellings[2], null)
    const id = await draft()
    await refused(draw(id), 'ballots.area_missing')
    await setArea(dwellings[2], cm2)
    await expect(draw(id)).rejects.toMatchObject({ code: 'ballots.owner_unknown', params: { count: 2 } })
    const developer = { developer: '测试置业' }
    await refused(draw(await draft({ ...developer, area_total_cm2: 4 * cm2 + 1 })), 'ballots.area_sum_differs')
    expect(await draw(await draft({ ...developer, area_total_cm2: 4 * cm2 }))).toMatchObject({ on_roll: 3 })
    const { communityId } = community
    const partner = await createPerson(platform, communityId, { dwellingId: dwellings[1] ?? '', role: 'co_owner' })
    const share = (person: string, bp: number) =>
      change((tx) => sql`update people.residences set share_bp = ${bp} where person_id = ${person}`.execute(tx))
    await share(partner, 6_000)
    await share(first.personId, 6_000)
    await refused(draw(await draft(developer)), 'ballots.shares_overlap')
    await share(first.personId, 4_000)
    const drawn = await draft(developer)
    await draw(drawn)
    const { items } = await act<{ items: VoterView[] }>('roll', community.secretary, { id: drawn })
    expect(items.map((row) => [row.units, row.area_cm2])).toEqual([
      [1, cm2],
      [1, cm2],
      [2, 2 * cm2],
    ])
  })

  it('is counted by area and head at the edge, the same when the first count is lost', async () => {
    const id = await draft({ developer: '测试置业' })
    await draw(id)
    await act('announce', community.secretary, { id })
    platform.clock.advance(15 * 86_400_000)
    const { items } = await act<{ items: VoterView[] }>('roll', community.secretary, { id })
    const [a, b] = items as [VoterView, VoterView]
    const cast = (voter: VoterView, code: string) =>
      act('cast_for', community.clerk, { id, voter: voter.id, channel: 'door', choices: [{ code }] })
    await cast(a, 'for')
    const represent = { id, voter: b.id, person_id: first.personId, reason: '共有人推选' }
    await act('name_representative', community.secretary, represent)
    const own = await act<OwnBallot>('own_one', first, { id })
    await act('cast', first, { id, voter_id: own.votes[0]?.voter_id, choices: [{ code: 'for' }] })
    platform.clock.advance(6 * 86_400_000)
    const tally = platform.registry.operations.get('ballots.tally')
    if (tally?.kind !== 'command') throw new Error('no tally')
    const lost = { ...tally, view: () => Promise.reject(new Error('killed')) }
    const caller = { communityId: community.communityId, accountId: community.secretary.accountId }
    await expect(platform.do(lost, { id }, caller)).rejects.toThrow('killed')
    const { result } = await act('tally', community.secretary, { id })
    // Two of three heads is two thirds; two of four units of area isn't.
    expect(result?.owners).toMatchObject({
      took_enough: { heads: true, area: false },
      for_enough: { heads: true, area: true },
      passed: false,
    })
    expect(result?.explanation[0]).toContain('66.67%')
    expect(await act('recount', community.secretary, { id })).toMatchObject({ same: true })
  })

  it('asks every household in a consent, and silence is none', async () => {
    const wish = {
      kind: 'consent',
      roll_kind: 'households',
      consent_percent: 50,
      opens_day: day(7),
      closes_day: day(9),
    }
    const id = await draft(wish)
    expect(await draw(id)).toMatchObject({ on_roll: 2 })
    await act('announce', community.secretary, { id })
    platform.clock.advance(7 * 86_400_000)
    const own = await act<OwnBallot>('own_one', first, { id })
    await act('cast', first, { id, voter_id: own.votes[0]?.voter_id, choices: [{ code: 'for' }] })
    platform.clock.advance(3 * 86_400_000)
    expect((await act('tally', community.secretary, { id })).result).toMatchObject({
      winners: ['for'],
      owners: { passed: true },
    })
  })
})
