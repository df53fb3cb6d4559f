import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostView } from '../bodies/contract.ts'
import { refused } from '../requests/test/acting.ts'
import type { TestPerson } from '../requests/test/factory.ts'
import type { OwnNominationView, StaffNominationView } from './contract/nomination-views.ts'
import type { BallotDetail, OwnBallot } from './contract/views.ts'
import { type House, marks, openHouse } from './test/house.ts'

let house: House
let platform: House['platform']
let community: House['community']
let people: TestPerson[]
let day: House['day']
let pass: House['pass']

beforeAll(async () => {
  house = await openHouse(12)
  ;({ platform, community, people, day, pass } = house)
})
afterAll(() => platform.close())

const act = <T = StaffNominationView>(...of: Parameters<House['act']>) => house.act<T>(...of)
const desk = () => community.secretary
const person = (at: number) => people[at] as TestPerson
const nominate = (what: 'options' | 'candidates', least: number) => ({
  what,
  until_day: day(5),
  endorsements_least: least,
})
const form = (more: object = {}) => ({
  ...{ kind: 'choose', title: '今年“双五”办哪几件', options: [], winners: 2, roll_kind: 'persons', roll_day: day(0) },
  ...{ area_id: community.areas.compound, opens_day: day(10), closes_day: day(12), ...more },
})

/** Drafted with a time to propose, and opened. */
async function called(more: object): Promise<string> {
  const { id } = await act<BallotDetail>('draft', desk(), form(more))
  await act('open_nominations', desk(), { id })
  return id
}
const propose = (id: string, by: TestPerson, title: string, more: object = {}) =>
  act<OwnNominationView>('nominate', by, { id, what: 'works', title, text: '大家都说该办', ...more })
const endorse = async (id: string, nomination: string, from: number, until: number) => {
  for (const one of people.slice(from, until)) await act('endorse', one, { id, nomination })
}
const check = (id: string, nomination: string, more: object = {}) =>
  act('check_nomination', desk(), { id, nomination, feasible: true, reason: '看过现场', doer: '物业', ...more })
const list = (id: string, nomination: string) => act('list_nomination', desk(), { id, nomination })

/** Rolled, announced and open. */
async function opened(id: string): Promise<BallotDetail> {
  pass(6)
  await act('draw_roll', desk(), { id })
  const seen = await act<BallotDetail>('announce', desk(), { id })
  pass(4)
  return seen
}
async function cast(id: string, by: TestPerson, choices: { code: string; rank?: number }[]): Promise<void> {
  await act('cast', by, { id, voter_id: await house.voterOf(id, by), choices })
}
async function published(id: string): Promise<BallotDetail> {
  pass(3)
  await act('tally', desk(), { id })
  await act('display', desk(), { id })
  pass(6)
  await act('settle', desk(), { id })
  return act<BallotDetail>('publish', desk(), { id })
}

describe('the annual five', () => {
  it('goes from proposals to a result by groups, each proposal answered in public', async () => {
    const { id: plain } = await act<BallotDetail>('draft', desk(), {
      ...form({ options: [{ title: '甲' }, { title: '乙' }] }),
    })
    await refused(act('open_nominations', desk(), { id: plain }), 'ballots.nominations_none')
    await refused(
      act('draft', desk(), form({ nominate: { ...nominate('options', 1), until_day: day(10) } })),
      'ballots.days_unfit',
    )
    await refused(
      act(
        'draft',
        desk(),
        form({ kind: 'consent', roll_kind: 'households', consent_percent: 80, nominate: nominate('options', 1) }),
      ),
      'ballots.rule_unfit',
    )
    const id = await called({ by_group: true, roll_kind: 'listed', nominate: nominate('options', 2) })
    await refused(act('open_call', null, { id: plain }), 'platform.not_found')

    const lamp = await propose(id, person(0), '楼道换声控灯', { place: '1 幢', rough_cost_fen: 300_000 })
    expect(lamp).toMatchObject({ seq: 1, state: 'proposed', mine: true, can: ['change', 'withdraw'] })
    await act('change_nomination', person(0), { id, nomination: lamp.id, title: '楼道换灯', text: '晚上看不见' })
    await refused(
      propose(id, person(0), '王阿姨', { what: 'candidate', way: 'elected' }),
      'ballots.nomination_what_unfit',
    )
    await refused(propose(id, person(0), '王阿姨', { way: 'self' }), 'ballots.nomination_what_unfit')
    await refused(propose(id, community.clerk, '换长椅'), 'ballots.not_of_ground')
    const words = {
      id,
      nomination: lamp.id,
      title: '楼道换灯',
      text: '楼道晚上看不见',
      place: '1 幢',
      reason: '错了一个字',
    }
    await refused(act('correct_nomination', community.clerk, words), 'platform.not_allowed')
    expect(await act('correct_nomination', desk(), words)).toMatchObject({ text: '楼道晚上看不见', endorsements: 0 })
    await refused(act('correct_nomination', desk(), words), 'ballots.words_same')
    const mended = await act<{ items: StaffNominationView[] }>('open_call', null, { id })
    expect(mended.items[0]?.steps.at(-1)).toMatchObject({
      ...{ what: 'corrected', reason: '错了一个字', was: { title: '楼道换灯', text: '晚上看不见' } },
    })
    const lights = await propose(id, person(1), '每层装感应灯')
    const class_ = await propose(id, person(2), '暑期托管班', { what: 'service' })
    const desks = { id, what: 'policy', title: '新居民一次办好', text: '一张单子办完', person_id: person(3).personId }
    await refused(act('nominate_for', community.clerk, { ...desks, person_id: undefined }), 'ballots.proposer_missing')
    const policy = await act('nominate_for', community.clerk, desks)
    const pool = await propose(id, person(4), '在楼顶建游泳池')

    await refused(act('endorse', person(0), { id, nomination: lamp.id }), 'ballots.endorse_own')
    await endorse(id, lamp.id, 5, 7)
    await refused(act('endorse', person(5), { id, nomination: lamp.id }), 'ballots.endorsed_already')
    await refused(
      act('change_nomination', person(0), { id, nomination: lamp.id, title: '别的', text: '晚上看不见' }),
      'ballots.nomination_state_unfit',
    )
    await endorse(id, lights.id, 6, 8)
    await act('endorse', person(0), { id, nomination: lights.id })
    await endorse(id, class_.id, 5, 8)
    await act('endorse', person(7), { id, nomination: class_.id, endorses: false })
    await refused(act('endorse', person(7), { id, nomination: class_.id, endorses: false }), 'ballots.not_endorsed')
    const signed = { id, nomination: policy.id, person_ids: [person(5).personId, person(6).personId] }
    expect(await act('endorse_for', community.clerk, signed)).toMatchObject({ endorsements: 2 })

    // The same thing twice: one of the two says no first, then both say yes.
    const same = { id, nomination: lights.id, into_id: lamp.id, why: '都是楼道照明' }
    await refused(act('ask_merge', desk(), { ...same, into_id: lights.id }), 'ballots.merge_self')
    const fits = (q: string) =>
      act<{ items: StaffNominationView[] }>('nominations', desk(), { id, merge_for: lights.id, q })
    expect((await fits('灯')).items.map((one) => one.seq)).toEqual([lamp.seq])
    expect((await fits('5')).items.map((one) => one.id)).toEqual([pool.id])
    await act('ask_merge', desk(), same)
    await refused(act('ask_merge', desk(), same), 'ballots.merge_asked')
    await refused(act('answer_merge', person(5), { id, nomination: lights.id, agrees: true }), 'platform.not_allowed')
    await act('answer_merge', person(1), { id, nomination: lights.id, agrees: false })
    await refused(act('answer_merge', person(0), { id, nomination: lamp.id, agrees: true }), 'ballots.merge_unasked')
    await act('ask_merge', desk(), same)
    const asked = await act<{ items: { waiting: number; mine: number }[] }>('own_calls', person(1), {})
    expect(asked.items).toMatchObject([{ mine: 1, waiting: 1 }])
    expect(await act('answer_merge', person(1), { id, nomination: lights.id, agrees: true })).toMatchObject({
      state: 'proposed',
    })
    await act('answer_merge_for', community.clerk, { id, nomination: lamp.id, side: 'into', agrees: true })
    const merged = await act<{ items: OwnNominationView[] }>('own_nominations', person(1), { id, show: 'mine' })
    expect(merged.items).toMatchObject([{ state: 'merged', merged_into: 1, reason: '都是楼道照明' }])

    await check(id, lamp.id)
    await refused(act('correct_nomination', desk(), words), 'ballots.nomination_state_unfit')
    await check(id, class_.id, { doer: '社区' })
    await check(id, policy.id)
    await check(id, pool.id, { feasible: false, reason: '楼顶承重不够' })
    await list(id, lamp.id)
    await list(id, class_.id)
    await refused(list(id, class_.id), 'ballots.nomination_state_unfit')
    const slow = await propose(id, person(4), '换大门')
    await check(id, slow.id)
    await refused(list(id, slow.id), 'ballots.endorsements_short')
    await list(id, policy.id)
    await refused(act('announce', desk(), { id }), 'ballots.roll_missing')
    for (const [index, one] of people.entries()) {
      const group = (['party', 'resident', 'newcomer'] as const)[index % 3]
      await act('add_voter', desk(), { id, person_id: one.personId, group })
    }
    await refused(act('announce', desk(), { id }), 'ballots.nominations_running')
    await refused(
      act('edit', desk(), { id, ...form({ nominate: undefined, options: [{ title: '甲' }, { title: '乙' }] }) }),
      'ballots.nominations_running',
    )
    pass(6)
    await refused(propose(id, person(0), '再加一件'), 'ballots.nominations_over')
    await refused(act('announce', desk(), { id }), 'ballots.nominations_undecided')
    await act('leave_out_nomination', desk(), { id, nomination: slow.id, reason: '附议不到 2 人' })
    const seen = await act<BallotDetail>('announce', desk(), { id })
    expect(seen.options.map((option) => option.title)).toEqual(['楼道换灯', '暑期托管班', '新居民一次办好'])
    await refused(
      act('withdraw_nomination', person(0), { id, nomination: lamp.id, reason: '不提了' }),
      'ballots.phase_unfit',
    )
    const told = await act<{ items: { seq: number; state: string; reason: string; endorsements: number }[] }>(
      'open_call',
      null,
      { id },
    )
    expect(told.items.map((one) => [one.state, one.reason, one.endorsements])).toEqual([
      ['listed', '看过现场', 3],
      ['merged', '都是楼道照明', 0],
      ['listed', '看过现场', 2],
      ['listed', '看过现场', 2],
      ['unfit', '楼顶承重不够', 0],
      ['left_out', '附议不到 2 人', 0],
    ])
    const sheet = await act<{ name: string }>('export', desk(), { id, what: 'nominations' })
    expect(sheet.name).toContain('提名')

    pass(4)
    for (const [index, one] of people.entries()) {
      const codes = index % 3 === 2 ? ['n3'] : index % 2 === 0 ? ['n1', 'n3'] : ['n1', 'n4']
      await cast(id, one, marks(...codes))
    }
    const { result } = await published(id)
    expect(result?.winners.toSorted()).toEqual(['n1', 'n3'])
    expect(result?.groups.map((group) => [group.group, group.took])).toEqual(
      expect.arrayContaining([
        ['party', 4],
        ['resident', 4],
        ['newcomer', 4],
      ]),
    )
    expect(result?.groups.find((group) => group.group === 'newcomer')?.votes).toEqual({ n3: 4 })
  })
})

describe('the leader of a building', () => {
  it('is proposed, appointed or stands by themselves, agrees, and is elected by ranks', async () => {
    const id = await called({
      ...{ kind: 'ranking', rule: 'scottish', winners: 1, title: '选 1 幢楼组长', nominate: nominate('candidates', 1) },
    })
    const stand = (by: TestPerson, name: string, way: string) => propose(id, by, name, { what: 'candidate', way })
    const elected = await stand(person(0), '李师傅', 'elected')
    const self = await stand(person(2), '赵老师', 'self')
    const other = await stand(person(3), '李师傅（1 幢）', 'elected')
    const appointed = await act('nominate_for', community.clerk, {
      ...{ id, what: 'candidate', way: 'appointed', title: '孙大姐', text: '党支部推荐', by_body: '小区党支部' },
      candidate_person_id: person(4).personId,
    })
    const names = async (by: TestPerson | null, name: string) =>
      (await act<{ items: { title: string }[] }>(name, by, { id })).items.map((one) => one.title)
    expect(await names(null, 'open_call')).toEqual(['', '赵老师', '', ''])
    expect(await names(person(5), 'own_nominations')).toContain('李师傅')
    await refused(
      act('give_assent', person(1), { id, nomination: elected.id, agrees: true }),
      'ballots.nomination_state_unfit',
    )
    await refused(check(id, elected.id), 'ballots.candidate_unknown')
    await check(id, elected.id, { candidate_person_id: person(1).personId })
    await refused(check(id, other.id, { candidate_person_id: person(1).personId }), 'ballots.candidate_already')
    await act('leave_out_nomination', desk(), { id, nomination: other.id, reason: '和第 1 件是同一个人' })
    await check(id, self.id)
    await check(id, appointed.id)
    await refused(act('endorse', person(1), { id, nomination: elected.id }), 'ballots.endorse_own')
    await act('endorse', person(5), { id, nomination: elected.id })
    await act('endorse', person(5), { id, nomination: self.id })
    await refused(list(id, elected.id), 'ballots.assent_missing')
    await refused(act('give_assent', person(5), { id, nomination: elected.id, agrees: true }), 'platform.not_allowed')
    await act('give_assent', person(1), { id, nomination: elected.id, agrees: true })
    await act('note_assent', community.clerk, { id, nomination: appointed.id, agrees: true })
    for (const one of [elected, self, appointed]) await list(id, one.id)
    // Who changes their mind comes off the ballot, and back on once they agree again.
    await act('give_assent', person(1), { id, nomination: elected.id, agrees: false })
    expect((await act<BallotDetail>('one', desk(), { id })).options).toHaveLength(2)
    await act('give_assent', person(1), { id, nomination: elected.id, agrees: true })
    await list(id, elected.id)

    const seen = await opened(id)
    expect(seen.rules).toMatchObject({ choices_most: 3, nominate_what: 'candidates', endorsements_least: 1 })
    const own = await act<OwnBallot>('own_one', person(11), { id })
    const give = { id, voter: own.votes[0]?.voter_id, holder_person_id: person(2).personId, written_on: day(0) }
    await refused(act('note_proxy', community.clerk, give), 'ballots.proxy_candidate')
    const order = (...codes: string[]) => codes.map((code, at) => ({ code, rank: at + 1 }))
    for (const one of people.slice(0, 4)) await cast(id, one, order('n2', 'n1'))
    for (const one of people.slice(4, 8)) await cast(id, one, order('n1', 'n2'))
    for (const one of people.slice(8, 10)) await cast(id, one, order('n4', 'n1'))
    const { result } = await published(id)
    // The appointed one goes out first; whoever ranked her first helps the one they ranked second.
    expect(result?.winners).toEqual(['n1'])
    expect(result?.explanation.length).toBeGreaterThan(2)
    expect(await act('recount', desk(), { id })).toMatchObject({ same: true })
  })

  it('elected again goes on in the post that is held, without a second one of that name', async () => {
    const { personId } = person(1)
    const post = (name: string, input: object) => act<PostView>(`bodies.${name}`, desk(), input)
    const held = await post('create_post', { kind: 'building_leader', title: '1 幢楼组长' })
    const term = { id: held.id, person_id: personId, how: 'elected' }
    const [first] = (await post('fill_post', { ...term, until: day(365) })).terms
    await refused(post('fill_post', { ...term, from: day(200), until: day(500) }), 'bodies.term_overlaps')
    const again = { id: held.id, term_id: first?.id ?? '', until: day(2 * 365) }
    await refused(act('bodies.extend_term', person(5), again), 'platform.not_allowed')
    expect(await post('extend_term', again)).toMatchObject({ terms: [{ id: again.term_id, person_id: personId }] })
    const { items } = await act<{ items: PostView[] }>('bodies.posts', desk(), { person_id: personId })
    expect(items).toMatchObject([{ id: held.id, terms: [{ id: again.term_id, state: 'in_force' }] }])
    pass(366)
    expect((await post('post', { id: held.id })).terms).toMatchObject([{ state: 'in_force' }])
    await refused(post('extend_term', { ...again, until: day(-1) }), 'bodies.period_unfit')
    pass(365)
    await refused(post('extend_term', { ...again, until: day(365) }), 'bodies.term_ended')
  })
})

describe('a participatory budget', () => {
  it('takes prices from the desk and shares the money out equally', async () => {
    const id = await called({
      ...{ kind: 'budget', rule: 'equalshares/add1', budget_fen: 600_000, winners: 1, title: '六千元花在哪里' },
      ...{ nominate: nominate('options', 0), notice_days: 3 },
    })
    await refused(propose(id, person(0), '花坛'), 'ballots.price_missing')
    const wishes: [string, number][] = [
      ['花坛', 300_000],
      ['长椅', 300_000],
      ['雨棚', 400_000],
    ]
    const ids: string[] = []
    for (const [index, [title, price]] of wishes.entries()) {
      const made = await propose(id, person(index), title, { rough_cost_fen: price / 2 })
      await refused(check(id, made.id), 'ballots.price_missing')
      await check(id, made.id, { price_fen: price })
      await list(id, made.id)
      ids.push(made.id)
    }
    await act('unlist_nomination', desk(), { id, nomination: ids[2], reason: '价钱要重核' })
    await check(id, ids[2] ?? '', { price_fen: 310_000 })
    await list(id, ids[2] ?? '')
    const seen = await opened(id)
    expect(seen.options.map((option) => option.cost_fen)).toEqual([300_000, 300_000, 310_000])
    for (const one of people.slice(0, 7)) await cast(id, one, marks('n3'))
    for (const one of people.slice(7)) await cast(id, one, marks('n1'))
    const { result } = await published(id)
    expect(result?.winners).toContain('n3')
    expect(result?.explanation.join('')).toContain('雨棚')
  })
})
