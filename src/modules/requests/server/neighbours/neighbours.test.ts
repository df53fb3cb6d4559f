import { describe, expect, it } from 'vitest'
import { unknownId } from '../../../../app/testing/served.ts'
import { createDwelling } from '../../../territory/test/factory.ts'
import { actingByName, refused, setUpRequests } from '../../test/acting.ts'
import { communityWithRequests, createMember, fileOne, items, type TestPerson } from '../../test/factory.ts'

const at = setUpRequests()
const act = actingByName(at)

type Slips = { slips: { id: string; place: string; code: string }[] }
type Matter = { id: string; confirmed: number; mine: { done: boolean } | null }
type Neighbours = {
  confirmed: number
  slips: number
  words: { id: string; channel: string; place: string; entered_by: string; can: string[] }[]
  can: string[]
}

let doors = 300
async function door(): Promise<string> {
  const { communityId, areas } = at.community
  doors += 1
  const place = { building: areas.building, stairwell: areas.stairwell, number: String(doors) }
  return createDwelling(at.platform, communityId, place)
}

/** A lamp of the compound, said to be mended by the property company. */
async function mended(): Promise<string> {
  const { id } = await fileOne(at.platform, at.community, { item_code: items.lamp })
  await act('accept', at.community.manager, { id })
  await act('finish', at.community.manager, { id, outcome: 'solved', text: '换了灯泡，现在亮了，请看。' })
  return id
}
const slips = (id: string, area_id = at.community.areas.building, by = at.community.worker) =>
  act<Slips>('make_neighbour_slips', by, { id, area_id })
const say = (code: string, done = true, comment = '') =>
  act<{ done: boolean; confirmed: number }>('neighbour_slip_word', null, { code, done, comment })
const enter = (id: string, dwelling_id: string, more: object = {}, by: TestPerson = at.community.worker) =>
  act<Neighbours>('enter_neighbour_word', by, { id, dwelling_id, channel: 'telephone', done: true, ...more })
const one = (id: string) => act('one', at.community.secretary, { id })

describe('a slip at the door', () => {
  it('is made by who didn’t handle it, for dwellings nearby but those of who asked, the same when made again', async () => {
    const { community } = at
    const [first, second] = [await door(), await door()]
    const id = await mended()
    const { slips: made } = await slips(id)
    expect(made).toHaveLength(2)
    expect(made.every((slip) => /^[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(slip.code))).toBe(true)
    expect((await slips(id, community.areas.stairwell)).slips).toEqual(made)
    await refused(slips(id, unknownId), 'requests.area_unknown')
    await refused(slips(id, community.areas.building, community.gridWorker), 'platform.not_allowed')
    await refused(slips(id, community.areas.building, community.manager), 'platform.not_allowed')
    await refused(slips(unknownId), 'platform.not_found')
    const own = await fileOne(at.platform, community, { item_code: items.pests })
    await act('dispatch', community.secretary, { id: own.id, post_id: community.worker.postId })
    await act('accept', community.worker, { id: own.id })
    await refused(slips(own.id), 'platform.not_allowed')
    await refused(slips(own.id, community.areas.building, community.secretary), 'requests.state_forbids')
    const kept = await at.platform.look(community.communityId, (tx) =>
      tx
        .selectFrom('requests.neighbour_slips')
        .select(['dwelling_id', 'code_hash'])
        .where('request_id', '=', id)
        .execute(),
    )
    expect(kept.map((row) => row.dwelling_id).sort()).toEqual([first, second].sort())
    expect(JSON.stringify(kept)).not.toContain(made[0]?.code.replace('-', ''))
  })

  it('speaks for its dwelling once, however that answers: three dwellings close it', async () => {
    const { community } = at
    const dwelling = await door()
    const member = await createMember(at.platform, community.communityId, dwelling)
    const id = await mended()
    const { slips: made } = await slips(id)
    const codeOf = (place: number) => made[place]?.code ?? ''
    const last = made.length - 1
    await refused(act('neighbour_slip', null, { code: 'AAAA-AAAA' }), 'requests.slip_unknown')
    const seen = await act<Matter>('neighbour_slip', null, { code: codeOf(last).toLowerCase().replace('-', ' ') })
    expect(seen).toMatchObject({ id, confirmed: 0, mine: null })
    expect(JSON.stringify(seen)).not.toContain('晚上看不见')
    expect(await say(codeOf(last))).toEqual({ done: true, confirmed: 1 })
    expect(await say(codeOf(last))).toEqual({ done: true, confirmed: 1 })
    expect(await act<Matter>('neighbour_slip', null, { code: codeOf(last) })).toMatchObject({ mine: { done: true } })
    await act('neighbour_word', member, { id, done: true })
    await enter(id, dwelling)
    expect(await act<Neighbours>('neighbours_said', community.worker, { id })).toMatchObject({
      confirmed: 1,
      can: ['ask'],
    })
    expect((await one(id)).state).toBe('finished')
    await say(codeOf(0))
    await enter(id, await door(), { channel: 'counter' })
    expect(await one(id)).toMatchObject({ state: 'closed', closed_by: 'confirmed' })
    await refused(act('neighbour_slip', null, { code: codeOf(0) }), 'requests.slip_unknown')
    await refused(say(codeOf(0)), 'requests.slip_unknown')
  })

  it('reopens it by saying what isn’t done; its code ends with the closing', async () => {
    await door()
    const id = await mended()
    const code = (await slips(id)).slips[0]?.code ?? ''
    await refused(say(code, false), 'requests.not_done_why')
    await say(code, false, '二楼的灯还是不亮')
    expect(await one(id)).toMatchObject({ state: 'accepted', reopened_count: 1 })
    await refused(act('neighbour_slip', null, { code }), 'requests.slip_unknown')
    const other = await communityWithRequests(at.platform)
    await refused(act('neighbour_slip', null, { code }, other.communityId), 'requests.slip_unknown')
  })
})

describe('a word told to staff', () => {
  it('is entered by door and channel, never by who handled it, and taken back while nothing followed', async () => {
    const { community } = at
    const dwelling = await door()
    const id = await mended()
    await refused(enter(id, dwelling, {}, community.manager), 'platform.not_allowed')
    await refused(enter(id, community.areas.dwelling), 'requests.own_matter')
    await refused(enter(id, unknownId), 'requests.place_unknown')
    await refused(enter(unknownId, dwelling), 'platform.not_found')
    const found = await act<{ items: { id: string }[] }>('neighbour_doors', community.worker, { id, q: `3幢${doors}` })
    expect(found.items.map((row) => row.id)).toEqual([dwelling])
    const { words, confirmed } = await enter(id, dwelling)
    expect([confirmed, words]).toMatchObject([1, [{ channel: 'telephone', can: ['take_back'] }]])
    expect(words[0]?.place).toContain(String(doors))
    const back = (word: string, by: TestPerson = community.worker) =>
      act<Neighbours>('take_back_neighbour_word', by, { id, word })
    await refused(back(words[0]?.id ?? '', community.manager), 'platform.not_allowed')
    expect(await back(words[0]?.id ?? '')).toMatchObject({ confirmed: 0, words: [] })
    await refused(back(words[0]?.id ?? ''), 'platform.not_found')
    await enter(id, dwelling, { channel: 'door', done: false, comment: '灯罩掉了一半' })
    expect((await one(id)).state).toBe('accepted')
    await refused(enter(id, dwelling), 'requests.state_forbids')
    const quiet = await fileOne(at.platform, community, { item_code: items.noise })
    await refused(enter(quiet.id, dwelling, {}, community.secretary), 'requests.not_open_to_neighbours')
  })

  it('and slips are forgotten with their doors after their term; how many said so stays', async () => {
    const { community } = at
    const dwelling = await door()
    const id = await mended()
    await slips(id)
    await enter(id, dwelling)
    at.platform.clock.advance(100 * 24 * 3_600_000)
    await at.platform.jobs.runDue()
    await at.platform.dispatcher.drain()
    const left = await at.platform.look(community.communityId, async (tx) => ({
      slips: await tx.selectFrom('requests.neighbour_slips').select('id').execute(),
      words: await tx
        .selectFrom('requests.neighbour_words')
        .select('dwelling_id')
        .where('request_id', '=', id)
        .execute(),
    }))
    expect(left).toEqual({ slips: [], words: [{ dwelling_id: null }] })
  })
})
