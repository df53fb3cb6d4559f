import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { ReadContext } from '../../platform/command/types.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, type RequestsCommunity } from '../requests/test/factory.ts'
import { ballotOutcomes } from './api.ts'
import type { VoterView } from './contract/roll-views.ts'
import type { BallotDetail, OpenBallot } from './contract/views.ts'
import { verdictOf } from './server/tally/review.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
const people: string[] = []
const each = 5
const groups = ['party', 'resident', 'newcomer'] as const

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const { communityId, areas } = community
  for (let at = 0; at < groups.length * each; at += 1)
    people.push(await createPerson(platform, communityId, at === 0 ? { dwellingId: areas.dwelling } : {}))
})
afterAll(() => platform.close())

const act = <T = BallotDetail>(...of: Parameters<ReturnType<typeof acting>>) =>
  acting(platform, community.communityId)<T>(...of)
const day = (after: number) =>
  new Date(platform.clock.now().getTime() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10)
const pass = (days: number) => platform.clock.advance(days * 86_400_000)
const form = (more: object = {}) => ({
  ...{ kind: 'review', title: '楼道灯改造竣工评议', roll_kind: 'listed', roll_day: day(0), by_group: true },
  ...{ area_id: community.areas.compound, opens_day: day(3), closes_day: day(5), ...more },
})
const draft = (more: object = {}) => act('draft', community.secretary, form(more))
const roll = async (id: string) => (await act<{ items: VoterView[] }>('roll', community.secretary, { id })).items

/** A ballot of the three groups, five of each, open. */
async function opened(more: object = {}): Promise<string> {
  const { id } = await draft(more)
  for (const [at, person_id] of people.entries())
    await act('add_voter', community.secretary, { id, person_id, group: groups[Math.floor(at / each)] })
  await act('announce', community.secretary, { id })
  pass(3)
  return id
}

/** What each row of the roll says, one letter a row: f(or), m(end), a(gainst). */
async function judge(id: string, said: string, words = ''): Promise<void> {
  const codes = { f: 'for', m: 'mend', a: 'against' } as const
  for (const [at, row] of (await roll(id)).entries()) {
    const choices = [{ code: codes[said[at] as 'f'] }]
    const more = said[at] === 'a' ? { words } : {}
    await act('cast_for', community.clerk, { id, voter: row.id, channel: 'counter', choices, ...more })
  }
}

async function settled(id: string): Promise<OpenBallot> {
  pass(3)
  await act('tally', community.secretary, { id })
  await act('display', community.secretary, { id })
  const open = await act<OpenBallot>('open_one', null, { id })
  expect(await act('recount', community.secretary, { id })).toMatchObject({ same: true })
  pass(6)
  await act('settle', community.secretary, { id })
  return open
}

const outcomeOf = (id: string) =>
  platform.look(community.communityId, (tx) =>
    ballotOutcomes({ tx, communityId: community.communityId, now: platform.clock.now() } as ReadContext, [id]),
  )

describe('竣工评议', () => {
  it('is accepted at exactly the share, else once mended, else not', () => {
    const of = (good: number, mend: number, against: number) => ({ for: good, mend, against })
    expect(verdictOf(of(8, 0, 2), 80)).toBe('for')
    expect(verdictOf(of(7, 1, 2), 80)).toBe('mend')
    expect(verdictOf(of(7, 0, 3), 80)).toBe('against')
    expect(verdictOf(of(0, 0, 0), 80)).toBe('against')
    expect(verdictOf(of(9_999, 1, 0), 100)).toBe('mend')
  })

  it('has its own options and share, no secrets, no titles, and groups where each counts', async () => {
    const seen = await draft({ by_group: false, each_group: true })
    expect(seen.options.map((one) => one.code)).toEqual(['for', 'mend', 'against'])
    expect(seen.options.map((one) => one.title)).toEqual(['合格', '整改后合格', '不合格'])
    expect(seen.rules).toMatchObject({ consent_percent: 80, each_group: true, by_group: true, choices_most: 1 })
    await refused(draft({ secret: true, by_group: false }), 'ballots.secret_kind')
    await refused(draft({ roll_kind: 'owners' }), 'ballots.rule_unfit')
    await refused(draft({ rule: 'av' }), 'ballots.rule_unfit')
    await refused(draft({ follows_id: seen.id }), 'ballots.follows_unfit')
  })

  it('is judged by all together; what is amiss becomes a request of the office', async () => {
    const id = await opened()
    const [first] = await roll(id)
    const cast = { id, voter: first?.id, channel: 'counter' }
    await refused(
      act('cast_for', community.clerk, { ...cast, choices: [{ code: 'for' }], words: '很好' }),
      'ballots.words_unfit',
    )
    await refused(
      act('cast_for', community.clerk, { ...cast, choices: [{ code: 'for' }, { code: 'mend' }] }),
      'ballots.choices_many',
    )
    await judge(id, 'afffffffffffmmm', '三单元的灯还不亮')
    await platform.dispatcher.drain()
    const { items } = await act<{ items: { request_id: string | null; text: string }[] }>(
      'words',
      community.secretary,
      {
        id,
      },
    )
    expect(items).toMatchObject([{ text: '三单元的灯还不亮', request_id: expect.any(String) }])
    const filed = await platform.look(community.communityId, (tx) =>
      sql<{ item_code: string; description: string }>`
        select item_code, description from requests.requests where id = ${items[0]?.request_id}`.execute(tx),
    )
    expect(filed.rows).toMatchObject([{ item_code: 'D25', description: expect.stringContaining('竣工评议') }])
    expect((await outcomeOf(id))[0]).toMatchObject({ kind: 'review', winners: [], winner_codes: [] })
    const { result } = await settled(id)
    expect(result).toMatchObject({ winners: ['mend'], votes: { for: 11, mend: 3, against: 1 } })
    expect(result?.groups.map((one) => [one.group, one.verdict])).toEqual([
      ['newcomer', 'mend'],
      ['party', 'for'],
      ['resident', 'for'],
    ])
    expect(result?.explanation.join('')).toMatch(/合格 11 张（73\.33%）.*结果：整改后合格/)
    expect(result?.nearest).toEqual(['再有 5 票评“合格”，就会评为合格。'])
    expect((await outcomeOf(id))[0]).toMatchObject({ winners: ['整改后合格'], winner_codes: ['mend'] })

    // The same people judge again; who was struck off isn't asked.
    const again = await draft({ follows_id: id, roll_kind: 'persons' })
    expect(again).toMatchObject({
      rules: { roll_kind: 'listed', follows_id: id },
      can: expect.arrayContaining(['draw_roll']),
    })
    expect(await act('draw_roll', community.secretary, { id: again.id })).toMatchObject({ on_roll: 15 })
    const [gone] = await roll(again.id)
    await act('strike_voter', community.secretary, { id: again.id, voter: gone?.id, reason: '搬走了' })
    await act('announce', community.secretary, { id: again.id })
    pass(3)
    expect((await roll(again.id)).filter((row) => !row.struck).map((row) => row.group)).toEqual(
      groups.flatMap((group, at) => Array.from({ length: at === 0 ? each - 1 : each }, () => group)),
    )
    pass(3)
    // Nobody came: nothing is decided.
    expect((await act('tally', community.secretary, { id: again.id })).result).toMatchObject({ winners: [] })
    await act('display', community.secretary, { id: again.id })
    pass(6)
    await act('settle', community.secretary, { id: again.id })
    const third = await draft({ follows_id: again.id })
    expect(await act('draw_roll', community.secretary, { id: third.id })).toMatchObject({ on_roll: 14 })
    expect(await act('draw_roll', community.secretary, { id: third.id })).toMatchObject({ on_roll: 14 })
  })

  it('is judged by each group for itself where the rules say so', async () => {
    const id = await opened({ each_group: true })
    await judge(id, 'ffffffffffffmma')
    const { result } = await settled(id)
    expect(result).toMatchObject({ winners: ['mend'] })
    expect(result?.explanation.join('')).toContain('这一组评为整改后合格')
    const other = await opened({ each_group: true, consent_percent: 60 })
    await judge(other, 'fffffffffffffaa')
    expect(await settled(other)).toMatchObject({ result: { winners: ['for'] } })
  })
})
