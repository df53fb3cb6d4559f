import { describe, expect, it } from 'vitest'
import { unknownId } from '../../../app/testing/served.ts'
import { createDwelling } from '../../territory/test/factory.ts'
import { actingByName, refused, setUpRequests } from '../test/acting.ts'
import { createMember, createStaff, fileOne, items, type TestPerson } from '../test/factory.ts'
import { uploadPhoto } from '../test/upload.ts'
import { countDifferences } from './counting/recount.ts'

const at = setUpRequests()
const act = actingByName(at)

/** A lamp of the compound, said to be mended by the property company. */
async function mended(wish: object = {}, by = at.community.resident): Promise<string> {
  const { id } = await fileOne(at.platform, at.community, { item_code: items.lamp, ...wish }, by)
  await act('accept', at.community.manager, { id })
  await act('contact', at.community.manager, { id })
  await act('finish', at.community.manager, { id, outcome: 'solved', text: '换了灯泡，现在亮了，请看。' })
  return id
}

let doors = 200
/** A dwelling of the building, and somebody with an account who lives there. */
async function neighbour(): Promise<TestPerson & { dwelling: string }> {
  const { communityId, areas } = at.community
  doors += 1
  const place = { building: areas.building, stairwell: areas.stairwell, number: String(doors) }
  const dwelling = await createDwelling(at.platform, communityId, place)
  return { ...(await createMember(at.platform, communityId, dwelling)), dwelling }
}

describe('follow-up calls', () => {
  type Calls = { items: { id: string; caller: { id: string } | null; attempts: number; result: string }[] }
  const due = async (by: TestPerson, whose = 'all') => (await act<Calls>('follow_ups', by, { whose })).items

  it('are shared out to whoever has least, never to who handled it, and handed on', async () => {
    const { community } = at
    await refused(act('follow_ups', community.manager, {}), 'platform.not_allowed')
    const id = await mended()
    const own = await fileOne(at.platform, community, { item_code: items.pests })
    await act('dispatch', community.secretary, { id: own.id, post_id: community.worker.postId })
    await act('accept', community.worker, { id: own.id })
    await act('finish', community.worker, { id: own.id, outcome: 'answered', text: '已经和他说清楚了' })
    expect((await due(community.worker)).map((row) => row.id)).not.toContain(own.id)
    await refused(act('call_back', community.worker, { id: own.id, reached: false }), 'platform.not_allowed')
    await refused(act('share_out_calls', community.worker, { caller_ids: [unknownId] }), 'requests.caller_unknown')
    const { worker, secretary } = community
    const shared = await act<{ given: number }>('share_out_calls', secretary, {
      caller_ids: [worker.personId, secretary.personId],
    })
    expect(shared).toEqual({ given: 2, left: 0 })
    const all = await due(secretary)
    expect(all.find((row) => row.id === own.id)?.caller?.id).toBe(secretary.personId)
    const other = await createStaff(at.platform, community.communityId, 'community_worker')
    await act('set_caller', secretary, { id, caller_id: other.personId })
    expect((await due(other, 'mine')).map((row) => row.id)).toEqual([id])
    await refused(act('set_caller', secretary, { id: own.id, caller_id: worker.personId }), 'requests.caller_unknown')
    await act('set_caller', secretary, { id: own.id, caller_id: secretary.personId })
    await refused(act('set_caller', secretary, { id: unknownId, caller_id: worker.personId }), 'platform.not_found')
    const callers = await act<{ items: { person_id: string; open: number }[] }>('callers', secretary, {})
    expect(callers.items.find((row) => row.person_id === other.personId)?.open).toBe(1)
  })

  it('end after three in vain, at a refusal, or with a word; the rates know only the word', async () => {
    const { worker } = at.community
    const vain = await mended()
    for (const attempts of [0, 1, 2]) {
      expect((await due(worker)).find((row) => row.id === vain)?.attempts).toBe(attempts)
      await act('call_back', worker, { id: vain, reached: false })
    }
    expect((await due(worker)).map((row) => row.id)).not.toContain(vain)
    const refusing = await mended()
    await act('call_back', worker, { id: refusing, reached: false, refused: true })
    expect((await due(worker)).map((row) => row.id)).not.toContain(refusing)
    const reached = await mended()
    const seen = await act('call_back', worker, { id: reached, reached: true, solved: true, grade: 5 })
    expect(seen).toMatchObject({ state: 'closed', closed_by: 'called_back' })
  })

  it('have words of the community’s own', async () => {
    type Scripts = { items: { class: string; text: string; own: boolean }[] }
    const { secretary, worker } = at.community
    await refused(act('set_call_script', worker, { class: 'special_care', text: '慢慢说' }), 'platform.not_allowed')
    const own = await act<Scripts>('set_call_script', secretary, { class: 'special_care', text: '慢慢说，不着急。' })
    expect(own.items.find((row) => row.class === 'special_care')).toMatchObject({ text: '慢慢说，不着急。', own: true })
    await act('set_call_script', secretary, { class: 'special_care', text: '' })
    expect((await act<Scripts>('call_scripts', worker, {})).items.every((row) => !row.own && row.text !== '')).toBe(
      true,
    )
  })
})

describe('neighbours of a public matter', () => {
  type Matters = { items: { id: string; confirmed: number; mine: { done: boolean } | null }[] }
  const word = (by: TestPerson, id: string, done: boolean, comment = '') =>
    act<Matters>('neighbour_word', by, { id, done, comment })

  it('close it when three say it is done', async () => {
    const id = await mended()
    const [one, two, three] = [await neighbour(), await neighbour(), await neighbour()]
    const listed = await act<Matters>('neighbour_matters', one, {})
    expect(listed.items.map((row) => row.id)).toContain(id)
    expect(JSON.stringify(listed)).not.toContain('晚上看不见')
    await refused(word(at.community.resident, id, true), 'requests.own_matter')
    await refused(word(at.community.neighbour, id, true), 'platform.not_found')
    await word(one, id, true)
    await word(one, id, true)
    await word(two, id, true)
    expect(await act('one', at.community.secretary, { id })).toMatchObject({ state: 'finished' })
    await word(three, id, true)
    const closed = await act('one', at.community.secretary, { id })
    expect(closed).toMatchObject({ state: 'closed', closed_by: 'confirmed' })
    expect(closed.judgements[0]?.source).toBe('neighbours')
    await refused(word(await neighbour(), id, true), 'requests.state_forbids')
    // The requester's own word goes before theirs.
    await act('judge', at.community.resident, { id, solved: false })
    expect((await act('one', at.community.secretary, { id })).state).toBe('accepted')
  })

  it('reopen it to the same handler by saying what isn’t done', async () => {
    const id = await mended()
    const looks = await neighbour()
    await refused(word(looks, id, false), 'requests.not_done_why')
    await word(looks, id, false, '二楼的灯还是不亮')
    const seen = await act('one', at.community.secretary, { id })
    expect(seen).toMatchObject({
      state: 'accepted',
      reopened_count: 1,
      assignee: { id: at.community.manager.personId },
    })
    expect(seen.steps.map((step) => step.kind)).toContain('neighbour_denied')
  })

  it('have no part in what isn’t open to them, nor after the window', async () => {
    const looks = await neighbour()
    const hidden = await mended({ confidential: true })
    await refused(word(looks, hidden, true), 'platform.not_found')
    const late = await mended()
    at.platform.clock.advance(9 * 86_400_000)
    await refused(word(looks, late, true), 'requests.window_over')
  })
})

describe('what is left out of the second figure', () => {
  type Exclusion = { id: string; state: string; can: string[] }
  type Rates = {
    months: { month: string; excluded: number | null; excluded_reasons: object[]; rates: Rate[]; fair: Rate[] }[]
  }
  type Rate = { rate: string; numerator: number | null; denominator: number | null }
  const month = async () => {
    await at.platform.dispatcher.drain()
    const now = at.platform.clock.now().toISOString().slice(0, 7)
    const { months } = await act<Rates>('rates', at.community.secretary, { from: now, to: now })
    const of = (rates: Rate[] | undefined) => rates?.find((rate) => rate.rate === 'resolution')
    return { ...months[0], resolution: of(months[0]?.rates), without: of(months[0]?.fair) }
  }
  const judged = async (solved: boolean) => {
    const id = await mended()
    await act('judge', at.community.resident, { id, solved })
    return id
  }

  it('is asked for with evidence, reviewed by somebody else, shown beside the first, and taken back', async () => {
    const { worker, secretary, manager, communityId } = at.community
    // Two handlers, so that the figures are shown at all.
    const second = await fileOne(at.platform, at.community, { item_code: items.papers, area_id: undefined })
    await act('dispatch', secretary, { id: second.id, post_id: worker.postId })
    await act('accept', worker, { id: second.id })
    await act('finish', worker, { id: second.id, outcome: 'answered', text: '材料已经给他了' })
    await act('judge', at.community.resident, { id: second.id, solved: true })
    await judged(true)
    const open = await mended()
    const bad = await mended()
    await act('call_back', worker, { id: bad, reached: true, solved: true, grade: 1 })
    const before = await month()
    expect(before).toMatchObject({ excluded: 0, resolution: before.without })

    const photo = () => uploadPhoto(at.platform, communityId, worker, String(Math.random()))
    const ask = async (id: string, by = worker) =>
      act<Exclusion>('ask_exclusion', by, {
        id,
        reason: 'untrue',
        text: '三次上门核实，没有这回事。',
        file_ids: [await photo()],
      })
    await refused(ask(open, manager), 'platform.not_allowed')
    const accepted = await fileOne(at.platform, at.community)
    await refused(ask(accepted.id), 'requests.state_forbids')
    const asked = await ask(bad)
    await refused(ask(bad), 'requests.exclusion_there')
    expect(asked).toMatchObject({ state: 'asked', can: ['withdraw'] })
    const review = (by: TestPerson, granted = true) =>
      act<Exclusion>('review_exclusion', by, { id: asked.id, granted, text: '属实' })
    await refused(review(worker), 'platform.not_allowed')
    expect((await month()).excluded).toBe(0)
    await review(secretary)
    await refused(review(secretary), 'requests.exclusion_decided')
    const after = await month()
    expect(after.excluded).toBe(1)
    expect(await at.platform.look(communityId, (tx) => countDifferences(tx, communityId))).toEqual([])
    expect(after.excluded_reasons).toEqual([{ reason: 'untrue', count: 1 }])
    expect(after.resolution).toEqual(before.resolution)
    expect(after.without?.denominator).toBe((before.resolution?.denominator ?? 0) - 1)

    const own = await act<Exclusion>('ask_exclusion', secretary, {
      id: open,
      reason: 'double',
      text: '同一件事登记了两次，见截图。',
      file_ids: [await uploadPhoto(at.platform, communityId, secretary, 'own')],
    })
    await refused(
      act('review_exclusion', secretary, { id: own.id, granted: true, text: '同意' }),
      'requests.own_exclusion',
    )
    const listed = await act<{ items: Exclusion[] }>('exclusions', worker, { state: 'asked' })
    expect(listed.items.map((row) => row.id)).toEqual([own.id])
    await refused(act('withdraw_exclusion', worker, { id: asked.id, reason: '弄错了' }), 'platform.not_allowed')
    await act('withdraw_exclusion', secretary, { id: asked.id, reason: '居民补了照片' })
    expect((await month()).excluded).toBe(0)
    const of = await act<{ items: Exclusion[]; can: string[] }>('exclusions_of', worker, { id: bad })
    expect(of.can).toEqual(['ask'])
    await refused(act('exclusion_file', worker, { id: asked.id, file: unknownId }), 'platform.not_found')
  })
})
