import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readElection, tally } from '../../engines/ballot/index.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, type RequestsCommunity, type TestPerson } from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import type { VoterView } from './contract/roll-views.ts'
import type { BallotDetail, OwnBallot } from './contract/views.ts'
import { type House, marks, openHouse } from './test/house.ts'

let platform: House['platform']
let community: House['community']
let other: RequestsCommunity
let voters: TestPerson[]
let act: House['act']
let inDays: House['day']
let pass: House['pass']
let rowOf: House['voterOf']

beforeAll(async () => {
  ;({ platform, community, people: voters, act, day: inDays, pass, voterOf: rowOf } = await openHouse(6))
  other = await communityWithRequests(platform)
})
afterAll(() => platform.close())

const today = () => inDays(0)
const form = (more: object = {}) => ({
  kind: 'choose',
  title: '今年先做哪几件实事',
  options: ['楼道灯', '长椅', '晾衣架', '健身角'].map((title) => ({ title })),
  winners: 2,
  roll_kind: 'persons',
  roll_day: today(),
  area_id: community.areas.compound,
  opens_day: inDays(3),
  closes_day: inDays(5),
  ...more,
})
const secretary = () => community.secretary
const roll = async (id: string) => (await act<{ items: VoterView[] }>('roll', secretary(), { id })).items

/** Drafted, rolled and announced; open when `open`. */
async function announced(more: object = {}, open = true): Promise<BallotDetail> {
  const { id } = await act('draft', secretary(), form(more))
  await act('draw_roll', secretary(), { id })
  const seen = await act('announce', secretary(), { id })
  if (open) pass(3)
  return seen
}

describe('choose k of n', () => {
  it('runs from draft to publication, every channel in one count', async () => {
    const { id } = await act('draft', secretary(), form({ by_group: true }))
    await refused(act('announce', secretary(), { id }), 'ballots.roll_missing')
    expect(await act('draw_roll', secretary(), { id })).toMatchObject({ phase: 'draft', on_roll: 6 })
    await refused(act('own_one', voters[0] ?? null, { id }), 'platform.not_found')
    const seen = await act('announce', secretary(), { id })
    expect(seen).toMatchObject({ phase: 'announced', frozen: false, took: 0 })
    const [a, b, c, d, e, f] = voters as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson, TestPerson]
    const voter_id = await rowOf(id, a)
    await refused(act('cast', a, { id, voter_id, choices: marks('o1') }), 'ballots.not_open_yet')
    pass(3)

    const cast = await act<{ voted: { receipt: string } }>('cast', a, { id, voter_id, choices: marks('o1', 'o2') })
    expect(cast.voted.receipt).toMatch(/^[2-9A-Z]{8}$/)
    await refused(act('edit', secretary(), { id, ...form({ reason: '换个说法' }) }), 'ballots.rules_frozen')
    const counter = { id, voter: await rowOf(id, b), channel: 'counter', choices: marks('o1') }
    expect(await act('cast_for', community.clerk, counter)).toMatchObject({ voter: { vote: { channel: 'counter' } } })

    const letter = await act<{ letters: { code: string }[] }>('make_letters', secretary(), {
      id,
      voter_ids: [await rowOf(id, c)],
    })
    const code = letter.letters[0]?.code ?? ''
    expect(await act('by_code', null, { code })).toMatchObject({ ballot: { id }, vote: { voted: null } })
    expect(await act('cast_by_code', null, { code: code.toLowerCase(), choices: marks('o2', 'o3') })).toMatchObject({
      voted: { channel: 'code' },
    })
    await refused(act('cast_by_code', null, { code, choices: marks('o2') }), 'ballots.voted_already')
    await refused(act('by_code', null, { code: 'AAAAA-AAAAA' }), 'ballots.code_unknown')

    const serial = (await roll(id)).find((row) => row.vote === null)?.serial ?? 0
    const paper = { id, serial, choices: marks('o1') }
    const scan = await uploadPhoto(platform, community.communityId, community.clerk)
    expect(await act('enter_paper', community.clerk, { ...paper, scan_ids: [scan] })).toMatchObject({ state: 'once' })
    await refused(act('enter_paper', community.clerk, paper), 'ballots.paper_same_person')
    expect(await act('enter_paper', community.worker, { ...paper, choices: marks('o4') })).toMatchObject({
      state: 'differs',
    })
    pass(3)
    await refused(act('tally', secretary(), { id }), 'ballots.papers_waiting')
    const waiting = await act<{ items: { voter_id: string }[] }>('papers', secretary(), { id })
    expect(waiting.items).toMatchObject([{ scans: [scan] }])
    const picture = { id, voter: waiting.items[0]?.voter_id, file: scan }
    expect(await act('paper_scan', secretary(), picture)).toMatchObject({ mediaType: 'image/jpeg' })
    await refused(act('paper_scan', secretary(), { ...picture, file: id }), 'platform.not_found')
    const settle = { id, voter: waiting.items[0]?.voter_id, pass: 1, reason: '原票勾的是第一项' }
    expect(await act('settle_paper', secretary(), settle)).toMatchObject({ state: 'counted' })

    const counted = await act('tally', secretary(), { id })
    expect(counted.result).toMatchObject({
      winners: ['o1', 'o2'],
      ballots: 4,
      invalid: 0,
      on_roll: 6,
      votes: { o1: 3, o2: 2, o3: 1, o4: 0 },
    })
    expect(counted.result?.explanation.join('')).toContain('楼道灯')
    expect((await act<OwnBallot>('own_one', d, { id })).result).toBeNull()
    await act('display', secretary(), { id })
    expect((await act<OwnBallot>('own_one', d, { id })).result?.groups[0]?.votes).toBeNull()
    await act('object', e, { id, text: '我觉得少数了一张票' })
    pass(6)
    await refused(act('object', f, { id, text: '再看一看结果' }), 'ballots.no_objections_now')
    await refused(act('settle', secretary(), { id }), 'ballots.objections_open')
    const [objection] = (await act('one', secretary(), { id })).objections
    await act('decide_objection', secretary(), { id, objection: objection?.id, upheld: false, answer: '重数过，一样' })
    await act('settle', secretary(), { id })
    expect(await act('publish', secretary(), { id })).toMatchObject({ phase: 'published' })
    expect(await act('recount', secretary(), { id })).toMatchObject({ same: true })
    const file = await act<{ name: string; bytes: Uint8Array }>('export', secretary(), { id, what: 'ballots' })
    const again = tally(readElection(file.name, new TextDecoder().decode(file.bytes)), {
      rule: 'av',
      seed: counted.result?.seed,
    })
    expect(again.winners).toEqual(['楼道灯', '长椅'])
  })

  it('refuses a vote after the end by a millisecond, from elsewhere, and what doesn’t fit', async () => {
    const { id } = await announced({ choices_most: 2 })
    const [a, b] = voters as [TestPerson, TestPerson]
    const voter_id = await rowOf(id, a)
    const cast = (choices: object, by: TestPerson | null = a) => act('cast', by, { id, voter_id, choices })
    await refused(cast([]), 'ballots.choices_missing')
    await refused(cast(marks('o9')), 'ballots.choices_unknown')
    await refused(cast(marks('o1', 'o1')), 'ballots.choices_unknown')
    await refused(cast(marks('o1', 'o2', 'o3')), 'ballots.choices_many')
    await refused(cast(marks('o1'), b), 'ballots.not_on_roll')
    await refused(cast(marks('o1'), community.neighbour), 'ballots.not_on_roll')
    const end = Date.parse((await act('one', secretary(), { id })).closes_at)
    platform.clock.set(new Date(end - 1))
    await cast(marks('o1'))
    platform.clock.set(new Date(end))
    await refused(act('cast', b, { id, voter_id: await rowOf(id, b), choices: marks('o1') }), 'ballots.closed')
    await refused(act('one', other.secretary, { id }, other.communityId), 'platform.not_found')
    await refused(act('one', a, { id }), 'platform.not_allowed')
    await refused(
      act('cast_for', community.clerk, { id, voter: voter_id, channel: 'door', choices: marks('o1') }),
      'ballots.closed',
    )
  })

  it('lets exactly one of sixteen through that come by two channels at once', async () => {
    const { id } = await announced()
    const [a] = voters as [TestPerson]
    const voter_id = await rowOf(id, a)
    const all = Array.from({ length: 16 }, (_, at) =>
      at % 2 === 0
        ? act('cast', a, { id, voter_id, choices: marks('o1') })
        : act('cast_for', community.clerk, { id, voter: voter_id, channel: 'telephone', choices: marks('o2') }),
    )
    const done = await Promise.allSettled(all)
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const codes = done.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
    expect(new Set(codes)).toEqual(new Set(['ballots.voted_already']))
  })

  it('is changed in public with a reason until the first vote, and needs its days of notice', async () => {
    const { id } = await announced({}, false)
    const hash = (await act('one', secretary(), { id })).rules_hash
    await refused(act('edit', secretary(), { id, ...form({ winners: 1 }) }), 'ballots.reason_needed')
    const seen = await act('edit', secretary(), { id, ...form({ winners: 1 }), reason: '经费只够一件' })
    expect(seen.changes).toMatchObject([
      { fields: ['winners', 'choices_most'], reason: '经费只够一件', rules_hash: seen.rules_hash },
    ])
    expect(seen.rules_hash).not.toBe(hash)
    const { id: late } = await act('draft', secretary(), form({ opens_day: inDays(2) }))
    await act('draw_roll', secretary(), { id: late })
    await refused(act('announce', secretary(), { id: late }), 'ballots.notice_short')
    await act('withdraw', secretary(), { id: late, reason: '改到下个月再办' })
  })

  it('mends the roll by objection, extends by rule alone', async () => {
    const { id } = await announced({ extend_days: 4, extend_below_percent: 50 }, false)
    const outside = await createPerson(platform, community.communityId)
    await act('object', community.neighbour, { id, text: '我住在这里，名册上没有我' })
    const [objection] = (await act('one', secretary(), { id })).objections
    const decide = { id, objection: objection?.id, upheld: true, answer: '核对过，补上', add_person_id: outside }
    expect(await act('decide_objection', secretary(), decide)).toMatchObject({ on_roll: 7 })
    await refused(act('add_voter', secretary(), { id, person_id: outside }), 'ballots.on_roll_already')
    await act('object', community.neighbour, { id, text: '我婆婆也住这里' })
    pass(6)
    await refused(act('tally', secretary(), { id }), 'ballots.extension_due')
    expect(await act('extend', secretary(), { id })).toMatchObject({ phase: 'open' })
    pass(4)
    await refused(act('extend', secretary(), { id }), 'ballots.extension_unfit')
    await refused(act('tally', secretary(), { id }), 'ballots.roll_objections_open')
    const [left] = (await act('one', secretary(), { id })).objections
    await act('decide_objection', secretary(), { id, objection: left?.id, upheld: false, answer: '登记在别处' })
    expect((await act('tally', secretary(), { id })).result).toMatchObject({ winners: [], ballots: 0 })
  })
})

describe('other kinds', () => {
  it('refuses a budget overspent and a ranking with a gap; counts both', async () => {
    const options = [
      { title: '路灯', cost_fen: 60_000 },
      { title: '花坛', cost_fen: 50_000 },
    ]
    const [a, b, c] = voters as [TestPerson, TestPerson, TestPerson]
    const money = await announced({ kind: 'budget', options, budget_fen: 100_000, notice_days: 3, winners: 1 })
    const of = (ballot: BallotDetail) => async (who: TestPerson, choices: object) =>
      act('cast', who, { id: ballot.id, voter_id: await rowOf(ballot.id, who), choices })
    await refused(of(money)(a, marks('o1', 'o2')), 'ballots.over_budget')
    await of(money)(a, marks('o2'))
    const ranked = await announced({ kind: 'ranking', winners: 1 })
    const order = (...codes: string[]) => codes.map((code, at) => ({ code, rank: at + 1 }))
    await refused(
      of(ranked)(a, [
        { code: 'o1', rank: 1 },
        { code: 'o2', rank: 3 },
      ]),
      'ballots.rank_gap',
    )
    await of(ranked)(a, order('o2', 'o1'))
    await of(ranked)(b, order('o2'))
    await of(ranked)(c, order('o1', 'o2'))
    pass(6)
    const elected = (await act('tally', secretary(), { id: ranked.id })).result
    expect(elected).toMatchObject({ winners: ['o2'], votes: {} })
    expect(elected?.nearest[0]).toMatch(/再有 \d+ 张只把它排在第一的票，它就会入选，换下“/)
    const bought = (await act('tally', secretary(), { id: money.id })).result
    expect(bought).toMatchObject({ winners: ['o2'] })
    expect(bought?.nearest).toEqual([expect.stringMatching(/^“路灯”：再有 [12] 张只投它的票，它就会入选，换下“花坛”/)])
    for (const { id } of [ranked, money])
      expect(await act('recount', secretary(), { id })).toMatchObject({ same: true })
  })

  it('bounds proxies: three a holder, none for a candidate, taken back until used', async () => {
    const options = [{ title: '甲', candidate_person_id: community.neighbour.personId }, { title: '乙' }]
    const { id, options: told } = await announced({ options, winners: 1 })
    expect(told[0]?.candidate_person_id).toBe(community.neighbour.personId)
    const [a, b, c, d, e] = voters as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson]
    const give = async (voter: TestPerson, holder: TestPerson) =>
      act('note_proxy', community.clerk, {
        id,
        voter: await rowOf(id, voter),
        holder_person_id: holder.personId,
        written_on: today(),
      })
    await refused(give(a, community.neighbour), 'ballots.proxy_candidate')
    await refused(give(a, a), 'ballots.proxy_self')
    for (const voter of [b, c, d]) await give(voter, a)
    await refused(give(b, e), 'ballots.proxy_given')
    await refused(give(e, a), 'ballots.proxies_full')
    await act('revoke_proxy', community.clerk, { id, voter: await rowOf(id, d) })
    await give(e, a)
    const own = await act<OwnBallot>('own_one', a, { id })
    expect(own.votes.map((vote) => vote.by_proxy)).toEqual([false, true, true, true])
    for (const vote of own.votes) await act('cast', a, { id, voter_id: vote.voter_id, choices: marks('o2') })
    await refused(act('revoke_proxy', community.clerk, { id, voter: await rowOf(id, b) }), 'ballots.voted_already')
    expect(await act<OwnBallot>('own_one', d, { id })).toMatchObject({ votes: [{ can: ['cast'] }] })
  })
})
