import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { piecesOf } from '../../platform/pieces.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createMember,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { drawOpinionMaps } from './server/opinion/draw.ts'
import { sharesOf, shownMap } from './server/opinion/shown.ts'
import { personalData, retention } from './server/personal-data.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  other = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
})
afterAll(() => platform.close())

type Card = { of: number; answered: number; next: { id: string; text: string } | null }
type Line = {
  id: string
  text: string
  state: string
  by_name: string
  answer: string | null
  same: number
  can: string[]
}
type Shares = { agree: number; disagree: number; pass: number } | null
type Mapped = { text: string; kind: string; all: Shares; groups: Shares[] }
type Opinion = {
  map_on: boolean
  why: string | null
  card: Card
  can: string[]
  people: number | null
  map: { participants: number; groups: { size: number; speaks: object[] }[]; statements: Mapped[] } | null
}

const texts = [
  '棚里要装烟感',
  '晚上要有灯',
  '装在小广场',
  '充电费要公示',
  '跳舞的地方要留着',
  '要有人管',
  '钱从公益金里出',
]
const days = (count: number) => platform.clock.advance(count * 24 * 3_600_000)
const draw = () => drawOpinionMaps(piecesOf(platform.door, 'deliberation.draw-opinion-maps', community.communityId))
const open = (more: object = {}) =>
  act<{ id: string; map_on: boolean }>('open_topic', community.secretary, {
    template: 'online_hall',
    title: '充电棚装在哪里',
    ...more,
  })
const seed = (id: string, seeds = texts) => act('seed_statements', community.secretary, { id, texts: seeds })
const answer = (id: string, value: string, by: TestPerson = community.resident) =>
  act<Card>('answer_statement', by, { id, answer: value })
const own = (id: string, by: TestPerson = community.resident) => act<Opinion>('own_opinion', by, { id })
const listed = async (id: string, query: object = {}) =>
  (await act<{ items: Line[] }>('statements', community.secretary, { id, ...query })).items
const mine = async (id: string, show = 'answered', by: TestPerson = community.resident) =>
  (await act<{ items: Line[] }>('own_statements', by, { id, show })).items
const rowsOf = async (query: ReturnType<typeof sql<{ count: number }>>) =>
  platform.look(community.communityId, async (tx) => (await query.execute(tx)).rows[0]?.count)

/** Two camps that agree on all but the third and fifth; each answers everything. */
async function answered(id: string, count: number): Promise<TestPerson[]> {
  const people: TestPerson[] = []
  const statements = await listed(id)
  for (let at = 0; at < count; at += 1) {
    const person = await createMember(platform, community.communityId, community.areas.dwelling)
    people.push(person)
    for (const one of statements) {
      const index = texts.indexOf(one.text)
      const yes = index === 2 ? at % 2 === 0 : index === 4 ? at % 2 === 1 : true
      await answer(one.id, yes ? 'agree' : 'disagree', person)
    }
  }
  return people
}

describe('statements', () => {
  it('are answered one at a time by the hall, while it collects and discusses, and answers change', async () => {
    const { id, map_on } = await open({ area_id: community.areas.building })
    expect(map_on).toBe(true)
    expect(await own(id)).toMatchObject({ why: 'few', card: { of: 0, next: null }, can: ['answer', 'state'] })
    await seed(id)
    await refused(seed(id, [texts[0] ?? '']), 'deliberation.statement_there')
    const first = (await own(id)).card.next?.id ?? ''
    const second = await answer(first, 'agree')
    expect(second).toMatchObject({ of: 7, answered: 1, next: { id: expect.not.stringMatching(first) } })
    await answer(first, 'pass')
    expect(await mine(id)).toMatchObject([{ id: first, answer: 'pass', by_name: '' }])
    expect(await act('take_back_answer', community.resident, { id: first })).toMatchObject({
      answered: 0,
      next: { id: first },
    })
    // The neighbour lives elsewhere; a stranger's community doesn't know it; staff of another don't either.
    await refused(answer(first, 'agree', community.neighbour), 'deliberation.not_of_hall')
    await refused(
      act('answer_statement', other.resident, { id: first, answer: 'agree' }, other.communityId),
      'platform.not_found',
    )
    await refused(act('opinion', other.secretary, { id }, other.communityId), 'platform.not_found')
    await refused(act('switch_map', community.gridWorker, { id, on: false }), 'platform.not_allowed')
    await act('switch_map', community.secretary, { id, on: false })
    await refused(answer(first, 'agree'), 'deliberation.map_off')
    expect(await own(id)).toMatchObject({ map_on: false, why: 'off', can: [] })
    await act('switch_map', community.secretary, { id, on: true })
    await answer(first, 'agree')
    await act('move_topic', community.secretary, { id, stage: 'decide', reason: '说得差不多了' })
    await refused(answer(first, 'disagree'), 'deliberation.answers_over')
    await refused(act('take_back_answer', community.resident, { id: first }), 'deliberation.answers_over')
    await refused(seed(id, ['还有一条']), 'deliberation.answers_over')
    // Nothing in the audit says who answered.
    const audited = sql<{ count: number }>`
      select count(*)::int as count from platform.audit where content::text like '%answer_statement%'`
    expect(await rowsOf(audited)).toBe(0)
  })

  it('of residents wait for staff where the hall is held so, are hidden with a reason, merged and withdrawn', async () => {
    const { id } = await open({ area_id: community.areas.building })
    const write = (text: string, by = community.resident) => act<Line>('make_statement', by, { id, text })
    const made = await write('棚要离楼远。电话19900001234')
    expect(made).toMatchObject({ state: 'waiting', can: ['withdraw'] })
    await refused(write('棚要离楼远。电话19900001234'), 'deliberation.statement_there')
    await refused(write('棚要离楼远', community.neighbour), 'deliberation.not_of_hall')
    await refused(answer(made.id, 'agree'), 'platform.not_found')
    expect(await listed(id, { show: 'look', q: '离楼' })).toMatchObject([
      { id: made.id, by_name: expect.stringMatching(/./) },
    ])
    const look = (statement: string, input: object, by: TestPerson = community.secretary) =>
      act<Line>('moderate_statement', by, { id: statement, ...input })
    await refused(look(made.id, { act: 'show' }, community.gridWorker), 'platform.not_allowed')
    await refused(look(made.id, { act: 'hide' }), 'deliberation.reason_needed')
    await look(made.id, { act: 'show' })
    const second = await createMember(platform, community.communityId, community.areas.dwelling)
    expect((await own(id, second)).card.next?.text).toBe('棚要离楼远。电话199****')
    const same = await write('棚离楼远一点', second)
    await look(same.id, { act: 'show' })
    await answer(same.id, 'disagree', second)
    await refused(look(same.id, { act: 'merge', into_id: same.id }), 'deliberation.statement_unfit')
    await look(same.id, { act: 'merge', into_id: made.id })
    // What was said to the one counts for the other, until that is answered itself.
    expect((await own(id, second)).card).toMatchObject({ of: 1, answered: 1 })
    expect(await mine(id, 'answered', second)).toMatchObject([{ id: made.id, answer: 'disagree', same: 1 }])
    await answer(made.id, 'pass', second)
    expect(await mine(id, 'answered', second)).toMatchObject([{ id: made.id, answer: 'pass' }])
    await look(made.id, { act: 'hide', reason: '写了电话号码' })
    expect(await mine(id, 'mine')).toMatchObject([{ state: 'hidden', reason: '写了电话号码' }])
    await refused(act('withdraw_statement', second, { id: made.id }), 'platform.not_found')
    await refused(act('withdraw_statement', second, { id: same.id }), 'deliberation.statement_withdrawn')
    await act('withdraw_statement', community.resident, { id: made.id })
    await refused(look(made.id, { act: 'show' }), 'deliberation.statement_withdrawn')
  })
})

describe('the map', () => {
  it('shows shares of groups once enough answered, to the hall, staff and everybody, and nobody’s answer', async () => {
    const { id } = await open()
    await seed(id)
    const people = await answered(id, 4)
    await draw()
    expect(await own(id)).toMatchObject({ map: null, why: 'few' })
    await refused(act('export_opinion', community.secretary, { id }), 'deliberation.no_map')
    platform.clock.advance(60_000)
    people.push(...(await answered(id, 8)))
    expect(await own(id)).toMatchObject({ map: null })
    await draw()
    const { map } = await own(id, community.neighbour)
    expect(map).toMatchObject({ participants: 12, groups: [{ size: 6 }, { size: 6 }] })
    expect(map?.statements.filter((one) => one.kind === 'unites')).toHaveLength(5)
    const divides = map?.statements.filter((one) => one.kind === 'divides').map((one) => one.text)
    expect(divides?.sort()).toEqual([texts[2], texts[4]].sort())
    expect(map?.statements[0]).toMatchObject({ all: { agree: 100, disagree: 0, pass: 0 } })

    const staff = await act<Opinion>('opinion', community.secretary, { id })
    expect(staff).toMatchObject({ people: 12, can: ['switch', 'seed', 'export'], map })
    expect((await listed(id)).every((one) => one.answer === null)).toBe(true)
    const page = await act<{ opinion: Opinion['map'] }>('open_topic_page', null, { id })
    expect(page.opinion?.statements.map((one) => one.kind)).not.toContain('other')
    const file = await act<{ bytes: Uint8Array }>('export_opinion', community.secretary, { id })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as never)
    expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain(texts[2])
    await refused(act('export_opinion', community.gridWorker, { id }), 'platform.not_allowed')
    const kept = sql<{ count: number }>`select count(*)::int as count from deliberation.opinion_maps m
      where exists (select 1 from deliberation.opinions o where strpos(m.map::text, o.person_id::text) > 0)`
    expect(await rowsOf(kept)).toBe(0)

    // Four who change their minds don't have it drawn anew: it would tell what they answered.
    const dividing = (await listed(id)).find((one) => one.text === texts[2])?.id ?? ''
    platform.clock.advance(60_000)
    for (const person of people.slice(0, 4)) await answer(dividing, 'pass', person)
    await draw()
    expect((await own(id)).map).toEqual(map)
    await answer(dividing, 'pass', people[4])
    await draw()
    expect((await own(id)).map).not.toEqual(map)
    // One that is taken down is in no map any more.
    await act('moderate_statement', community.secretary, { id: dividing, act: 'hide', reason: '跑题了' })
    expect((await own(id)).map?.statements).toHaveLength(6)
  })

  it('counts a person once, shows them their answers, and forgets them', async () => {
    const { id } = await open()
    await seed(id)
    const [kept, merged] = await answered(id, 2)
    if (!kept || !merged) throw new Error('nobody answered')
    const [first] = await listed(id)
    await act('take_back_answer', kept, { id: first?.id })
    const people = (name: string, input: object) => {
      const operation = platform.registry.operations.get(`people.${name}`)
      if (!operation) throw new Error(`no people.${name}`)
      return platform.do(operation, input, {
        communityId: community.communityId,
        accountId: community.secretary.accountId,
      })
    }
    const counted = () =>
      rowsOf(sql<{ count: number }>`select count(distinct person_id)::int as count from deliberation.opinions
        where topic_id = ${id} and not doubled`)
    await people('merge', { id: merged.personId, into: kept.personId })
    await platform.dispatcher.drain()
    expect(await counted()).toBe(1)
    await people('unmerge', { id: kept.personId }).catch(() => people('unmerge', { id: merged.personId }))
    await platform.dispatcher.drain()
    expect(await counted()).toBe(2)

    const { communityId } = community
    const pieces = piecesOf(platform.door, 'test', communityId)
    const held = await pieces((ctx) => personalData.held?.(ctx, merged.personId) ?? Promise.resolve([]))
    expect(held.find((one) => one.name === 'opinions')?.rows).toHaveLength(7)
    await pieces(async (ctx) => {
      ctx.audit('person', merged.personId, {})
      return personalData.erase?.(ctx, merged.personId)
    })
    expect(await counted()).toBe(1)
    await act('drop_topic', community.secretary, { id, reason: '供电局统一装' })
    days(91)
    const ends = retention.find((one) => one.name === 'deliberation.opinions')
    if (!ends || !('forget' in ends)) throw new Error('no retention')
    await pieces((ctx) => ends.forget(ctx, new Date(ctx.now.getTime() - ends.days * 24 * 3_600_000), 1_000))
    expect(await counted()).toBe(0)
  })
})

describe('what may be shown', () => {
  const cell = (agree: number, disagree = 0, pass = 0) => ({ agree, disagree, pass })

  it('is shares in steps of five that add up', () => {
    expect(sharesOf(cell(1, 1, 1))).toEqual({ agree: 35, disagree: 35, pass: 30 })
    expect(sharesOf(cell(22, 1, 0))).toEqual({ agree: 95, disagree: 5, pass: 0 })
  })

  it('never stands for a few, nor can be had by subtracting', () => {
    const statement = (...cells: ReturnType<typeof cell>[]) => ({
      cells,
      unity: { way: 'agree' as const, score: 0.5 },
      division: 0.5,
    })
    const groups = [20, 12, 8].map((size) => ({ size, speaks: [{ statement: 0, way: 'agree' as const }] }))
    const map = { participants: 40, apart: 0.6, groups, statements: [statement(cell(18), cell(1, 9), cell(3))] }
    const shown = shownMap(map, ['a'], 5)
    // Three of the last group answered, so the next smallest is withheld with it; and it stands for no group it is withheld of.
    expect(shown.statements[0]?.groups).toEqual([{ agree: 100, disagree: 0, pass: 0 }, null, null])
    expect(shown.statements[0]?.all).not.toBeNull()
    expect(shown.groups.map((group) => group.speaks.length)).toEqual([1, 0, 0])
    const few = shownMap({ ...map, statements: [statement(cell(2), cell(1), cell(1))] }, ['a'], 5)
    expect(few.statements[0]).toMatchObject({ all: null, groups: [null, null, null], kind: 'other' })
  })
})
