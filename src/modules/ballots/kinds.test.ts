import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { checkSigned, readElection, tally } from '../../engines/ballot/index.ts'
import type { ReadContext } from '../../platform/command/types.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, type RequestsCommunity } from '../requests/test/factory.ts'
import { ballotOutcomes } from './api.ts'
import { ratio, scoredOf } from './contract/marks.ts'
import type { VoterView } from './contract/roll-views.ts'
import type { BallotDetail, OpenBallot, OwnBallot } from './contract/views.ts'
import { verdictOf } from './server/tally/review.ts'
import { acting } from './test/acting.ts'
import { sealPaper } from './test/device.ts'
import { readMarks } from './web/components/workbench/marks.ts'

let platform: TestPlatform
let community: RequestsCommunity
/** The first has an account; five of each group. */
const people: string[] = []
const each = 5
const groups = ['party', 'resident', 'newcomer'] as const

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  people.push(community.resident.personId)
  for (let at = 1; at < groups.length * each; at += 1) people.push(await createPerson(platform, community.communityId))
})
afterAll(() => platform.close())

const act = <T = BallotDetail>(...of: Parameters<ReturnType<typeof acting>>) =>
  acting(platform, community.communityId)<T>(...of)
const day = (after: number) =>
  new Date(platform.clock.now().getTime() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10)
const pass = (days: number) => platform.clock.advance(days * 86_400_000)
const titles = (...names: string[]) => names.map((title) => ({ title }))
const form = (more: object = {}) => ({
  ...{ kind: 'score', title: '给几个方案打分', options: titles('灯', '椅:长', '树'), roll_kind: 'listed' },
  ...{ roll_day: day(0), area_id: community.areas.compound, opens_day: day(3), closes_day: day(5), ...more },
})
const draft = (more: object = {}) => act('draft', community.secretary, form(more))
const roll = async (id: string) => (await act<{ items: VoterView[] }>('roll', community.secretary, { id })).items
/** Some of the groups on the roll, party members first, and open. */
async function opened(more: object = {}, most = 8): Promise<BallotDetail> {
  const { id } = await draft(more)
  for (const [at, person_id] of people.slice(0, most).entries())
    await act('add_voter', community.secretary, { id, person_id, group: groups[Math.floor(at / each)] })
  const seen = await act('announce', community.secretary, { id })
  pass(3)
  return seen
}

const marks = (...points: (number | null)[]) =>
  points.flatMap((one, at) => (one === null ? [] : [{ code: `o${at + 1}`, points: one }]))

async function enter(id: string, rows: readonly VoterView[], given: readonly (readonly (number | null)[])[]) {
  for (const [at, points] of given.entries())
    await act('cast_for', community.clerk, { id, voter: rows[at]?.id, channel: 'door', choices: marks(...points) })
}

async function counted(id: string) {
  pass(3)
  const { result } = await act('tally', community.secretary, { id })
  expect(await act('recount', community.secretary, { id })).toMatchObject({ same: true })
  const file = await act<{ name: string; bytes: Uint8Array }>('export', community.secretary, { id, what: 'ballots' })
  const text = new TextDecoder().decode(file.bytes)
  return { result: result as NonNullable<typeof result>, text, election: readElection(file.name, text) }
}

const winnersOf = ({ options }: BallotDetail, codes: readonly string[]) =>
  codes.map((code) => options.find((one) => one.code === code)?.title)

describe('points', () => {
  it('come in by every channel, and whoever counts the file again finds the same', async () => {
    const ballot = await opened({ winners: 2, score_most: 3 })
    const { id } = ballot
    const rows = await roll(id)
    const own = await act<OwnBallot>('own_one', community.resident, { id })
    const cast = (choices: object) => act('cast', community.resident, { id, voter_id: own.votes[0]?.voter_id, choices })
    await refused(cast([]), 'ballots.choices_missing')
    await refused(cast(marks(4)), 'ballots.points_unfit')
    await refused(cast([{ code: 'o1' }]), 'ballots.points_unfit')
    await refused(cast([...marks(1), ...marks(2)]), 'ballots.choices_unknown')
    await refused(cast([{ code: 'o9', points: 1 }]), 'ballots.choices_unknown')
    await cast(marks(3, 0))
    const left = rows.filter((row) => row.id !== own.votes[0]?.voter_id)
    const [first, second] = left as [VoterView, VoterView]
    const letters = await act<{ letters: { code: string }[] }>('make_letters', community.secretary, {
      id,
      voter_ids: [first.id],
    })
    await act('cast_by_code', null, { code: letters.letters[0]?.code, choices: marks(null, 2, 2) })
    const paper = { id, serial: second.serial, ...readMarks(ballot, '1 - 3') }
    expect(await act('enter_paper', community.clerk, paper)).toMatchObject({ state: 'once' })
    expect(await act('enter_paper', community.worker, { ...paper, choices: marks(1, 0, 3) })).toMatchObject({
      state: 'differs',
    })
    const settle = { id, voter: second.id, pass: 1, reason: '第二项没有圈' }
    await act('settle_paper', community.secretary, settle)
    await enter(id, left.slice(2), [
      [2, 1],
      [null, 3],
    ])
    const { result, election } = await counted(id)
    expect(result).toMatchObject({ winners: ['o1', 'o2'], ballots: 5, votes: { 'o1:3': 1, 'o2:0': 1, 'o3:3': 1 } })
    expect(result.explanation.join('')).toMatch(/灯 共得 6 分（3 人打分，平均 2\.00 分），当选。.*树 共得 5 分/)
    expect(result.nearest).toEqual([
      expect.stringMatching(/^“树”：再有 1 张只给它打满分的票，它就会入选，换下“(灯|椅:长)”/),
    ])
    const again = tally(election, { rule: 'score', seed: result.seed })
    expect(again.winners).toEqual(winnersOf(ballot, result.winners))
  })

  it('in a secret ballot are signed with the paper', async () => {
    const ballot = await opened({ secret: true, options: titles('甲', '乙') })
    const { id } = ballot
    const rows = await roll(id)
    const sealed = await sealPaper(ballot, ['o1:5', 'o2:1'], (blinded) =>
      act('take_right_for', community.clerk, { id, voter: rows[0]?.id, channel: 'counter', blinded }),
    )
    const paper = { random: sealed.random, signature: sealed.signature }
    const http = await createHttp(platform, { authenticate: async () => null })
    const put = async (choices: object) => {
      const url = `/api/c/${community.communityId}/open/ballots/${id}/urn`
      const answer = await http.inject({ method: 'POST', url, payload: { ...paper, choices } })
      return [answer.statusCode, answer.json().code]
    }
    expect(await put(marks(5, 11))).toEqual([422, 'platform.input_invalid'])
    expect(await put(marks(5, 6))).toEqual([422, 'ballots.points_unfit'])
    expect(await put(marks(5, 2))).toEqual([422, 'ballots.signature_wrong'])
    await http.close()
    await act('put_in_urn', null, { id, ...paper, choices: marks(5, 1) })
    await act('hand_paper', community.clerk, { id, voter: rows[1]?.id })
    const read = { id, number: 1, choices: marks(null, 4) }
    await act('read_urn_paper', community.clerk, read)
    expect(await act('read_urn_paper', community.worker, read)).toMatchObject({ state: 'counted' })
    const { result, text } = await counted(id)
    expect(result).toMatchObject({ votes: { 'o1:5': 1, 'o2:1': 1, 'o2:4': 1 } })
    expect(checkSigned(text)).toEqual({ papers: 2, invalid: 0 })
    await act('display', community.secretary, { id })
    const urn = await act<{ items: { choices: string[] }[] }>('urn_list', null, { id })
    expect(urn.items.map((one) => one.choices).sort()).toEqual([['o1:5', 'o2:1'], ['o2:4']])
  })

  it('are read off paper as they stand there', () => {
    const of = (kind: string, score_most: number, count: number) =>
      ({
        kind,
        rules: { kind, score_most },
        options: Array.from({ length: count }, (_, at) => ({ code: `o${at + 1}` })),
      }) as never
    expect(readMarks(of('score', 5, 3), '5，- 0')).toEqual({ choices: marks(5, null, 0), valid: true })
    expect(readMarks(of('satisfaction', 5, 3), '5-3')).toEqual({ choices: marks(5, null, 3), valid: true })
    expect(readMarks(of('satisfaction', 5, 1), 'x')).toEqual({ choices: [], valid: false })
    for (const wrong of ['', '5 5', '- - -', '6 - -', '5 0 -', 'a b c'])
      expect(readMarks(of('satisfaction', 5, 3), wrong), wrong).toBeUndefined()
    expect(readMarks(of('score', 10, 2), '10 9')).toEqual({ choices: marks(10, 9), valid: true })
    expect(readMarks(of('choose', 0, 3), '3 1')).toEqual({ choices: [{ code: 'o3' }, { code: 'o1' }], valid: true })
  })
})

describe('满意度测评', () => {
  it('tells the steps of each, who reaches the bar, and nothing of what few judged', async () => {
    const more = { kind: 'satisfaction', options: titles('保洁', '绿化', '停车'), by_group: true }
    await refused(draft({ ...more, options: [] }), 'ballots.options_missing')
    await refused(draft({ ...more, consent_percent: 60, judges_least: 4 }), 'ballots.judges_few')
    const ballot = await opened({ ...more, consent_percent: 60 })
    expect(ballot.rules.judges_least).toBe(5)
    const { id } = ballot
    const rows = await roll(id)
    const zero = { id, voter: rows[0]?.id, channel: 'counter', choices: marks(0) }
    await refused(act('cast_for', community.clerk, zero), 'ballots.points_unfit')
    await enter(id, rows, [
      [5, 2, null],
      [4, 2, null],
      [5, 3, 5],
      [1, 4, null],
      [4, 1, 4],
      [2, 5, null],
    ])
    const { result, election } = await counted(id)
    expect(result).toMatchObject({ winners: ['o1'], ballots: 6 })
    expect(scoredOf(result.votes, 'o1', 5)).toEqual({ counts: [0, 1, 1, 0, 2, 2], voters: 6, points: 21, satisfied: 4 })
    expect(result.explanation.join('')).toContain('停车：只有 2 人评价，不到 5 人，太少，不作结论')
    expect(result.nearest).toEqual([
      '“绿化”：再有 4 张评它很满意的票，它就会达标；少 1 张还不会。',
      '“停车”：再有 3 张评它很满意的票，它就会达标；少 1 张还不会。',
    ])
    expect(tally(election, { rule: 'satisfaction' }).winners).toEqual(winnersOf(ballot, result.winners))
    await act('display', community.secretary, { id })
    const open = (await act<OpenBallot>('open_one', null, { id })).result
    expect(Object.keys(open?.votes ?? {}).filter((mark) => mark.startsWith('o3'))).toEqual([])
    expect(open?.winners).toEqual(['o1'])
    expect(open?.nearest.join('')).not.toContain('停车')
    expect(open?.explanation.join('')).not.toContain('停车：')
    expect(open?.explanation.at(-1)).toBe('另有 1 项评价的人不到 5 位，太少，不列数字，也不作结论。')
    const party = open?.groups.find((one) => one.group === 'party')
    expect(party?.votes).toMatchObject({ 'o1:5': 2, 'o2:2': 2 })
    expect(Object.keys(party?.votes ?? {}).some((mark) => mark.startsWith('o3'))).toBe(false)
    expect(open?.groups.filter((one) => one.group !== 'party').every((one) => one.votes === null)).toBe(true)
  })

  it('of one thing and without a bar only tells', async () => {
    const { id } = await opened({ kind: 'satisfaction', title: '物业服务满意吗', options: titles('物业') })
    await enter(id, await roll(id), [[5], [4], [3], [5], [1]])
    const { result } = await counted(id)
    expect(result).toMatchObject({ winners: [], nearest: [] })
    expect(result.explanation.join('')).toMatch(/满意的占 60\.00%，平均 3\.60 分/)
  })

  it('rounds in whole numbers', () => {
    expect([ratio(1, 3), ratio(2, 3), ratio(1, 200), ratio(0, 0), ratio(21, 6)]).toEqual([
      ...['0.33', '0.67', '0.01', '0.00', '3.50'],
    ])
  })
})

describe('one mark a ballot', () => {
  it('elects by plurality, and takes no second mark', async () => {
    const wish = { kind: 'choose', rule: 'plurality', options: titles('甲', '乙', '丙') }
    await refused(draft({ ...wish, choices_most: 2 }), 'ballots.rule_unfit')
    const ballot = await opened({ ...wish, winners: 2 })
    expect(ballot.rules).toMatchObject({ choices_most: 1, winners: 2 })
    const { id } = ballot
    const rows = await roll(id)
    const vote = (at: number, ...codes: string[]) => {
      const choices = codes.map((code) => ({ code }))
      return act('cast_for', community.clerk, { id, voter: rows[at]?.id, channel: 'telephone', choices })
    }
    await refused(vote(0, 'o1', 'o2'), 'ballots.choices_many')
    for (const [at, code] of ['o1', 'o3', 'o3', 'o1', 'o3', 'o2'].entries()) await vote(at, code)
    const { result, election } = await counted(id)
    expect(result).toMatchObject({ winners: ['o1', 'o3'], votes: { o1: 2, o2: 1, o3: 3 } })
    expect(result.explanation.join('')).toContain('丙 得 3 票（6 张选票，每张只选一项），当选。')
    expect(result.nearest.join('')).toContain('“乙”')
    expect(tally(election, { rule: 'plurality', seed: result.seed }).winners).toEqual(['甲', '丙'])
  })
})

const review = (more: object = {}) =>
  draft({ kind: 'review', title: '楼道灯改造竣工评议', options: [], by_group: true, ...more })
/** All fifteen, open. */
const reviewed = async (more: object = {}) =>
  (await opened({ kind: 'review', options: [], by_group: true, ...more }, people.length)).id

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
    const seen = await review({ by_group: false, each_group: true })
    expect(seen.options.map((one) => one.code)).toEqual(['for', 'mend', 'against'])
    expect(seen.options.map((one) => one.title)).toEqual(['合格', '整改后合格', '不合格'])
    expect(seen.rules).toMatchObject({ consent_percent: 80, each_group: true, by_group: true, choices_most: 1 })
    await refused(review({ secret: true, by_group: false }), 'ballots.secret_kind')
    await refused(review({ roll_kind: 'owners' }), 'ballots.rule_unfit')
    await refused(review({ rule: 'av' }), 'ballots.rule_unfit')
    await refused(review({ follows_id: seen.id }), 'ballots.follows_unfit')
  })

  it('is judged by all together; what is amiss becomes a request of the office', async () => {
    const id = await reviewed()
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
    expect(result?.nearest).toEqual(['投下的票里再有 1 票评“合格”，就会评为合格。'])
    expect((await outcomeOf(id))[0]).toMatchObject({ winners: ['整改后合格'], winner_codes: ['mend'] })

    // The same people judge again; who was struck off isn't asked.
    const again = await review({ follows_id: id, roll_kind: 'persons' })
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
    const third = await review({ follows_id: again.id })
    expect(await act('draw_roll', community.secretary, { id: third.id })).toMatchObject({ on_roll: 14 })
    expect(await act('draw_roll', community.secretary, { id: third.id })).toMatchObject({ on_roll: 14 })
  })

  it('is judged by each group for itself where the rules say so', async () => {
    const id = await reviewed({ each_group: true })
    await judge(id, 'ffffffffffffmma')
    const { result } = await settled(id)
    expect(result).toMatchObject({ winners: ['mend'] })
    expect(result?.explanation.join('')).toContain('这一组评为整改后合格')
    const other = await reviewed({ each_group: true, consent_percent: 60 })
    await judge(other, 'fffffffffffffaa')
    expect(await settled(other)).toMatchObject({ result: { winners: ['for'] } })
  })
})
