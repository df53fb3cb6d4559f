import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { createPerson } from '../../people/test/factory.ts'
import { refused } from '../../requests/test/acting.ts'
import {
  communityWithRequests,
  createMember,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
  type TestStaff,
} from '../../requests/test/factory.ts'
import { createDwelling } from '../../territory/test/factory.ts'

type View = {
  id: string
  state: string
  version: number
  asked: number
  answered: number
  seed: string | null
  can: string[]
  versions: { id: string; version: number }[]
  paper: Record<string, number>
}
type Letter = { unit_id: string; code: string; place: string }
type Result = {
  withheld: string | null
  sheets: number
  asked: number
  answered: number
  channels: { channel: string; count: number }[]
  questions: { answered: number; satisfied: number | null; options: { option: string; count: number }[] }[]
}

let platform: TestPlatform
let community: RequestsCommunity
let worker: TestStaff

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  worker = await createStaff(platform, community.communityId, 'community_worker')
})

/** Runs an operation of this module by its name, its input read as the route reads it; null: without an account. */
function act<T>(name: string, by: TestPerson | null, input: object = {}): Promise<T> {
  const operation = platform.registry.operations.get(`questionnaires.${name}`)
  if (!operation) throw new Error(`no ${name}`)
  const { query, body } = operation.route
  const parsed = [query, body].map((schema) => (schema ? (schema.parse(input) as object) : {}))
  return platform.do<T>(operation, Object.assign({}, input, ...parsed), {
    communityId: community.communityId,
    accountId: by?.accountId ?? null,
  })
}

const fare = { id: 'fare', kind: 'one', label: '愿意付多少', options: ['1元', '2元'], required: true }
const ride = { id: 'ride', kind: 'one', label: '会坐吗', options: ['会', '不会'], required: true }
const why = { id: 'why', kind: 'text', label: '为什么', show_if: { question: 'ride', is: true, option: '不会' } }
const plan = (more: object = {}) => ({ title: '公交线路', unit: 'household', reach: 'all', questions: [fare], ...more })
const write = (more: object = {}) => act<View>('write', community.secretary, plan(more))
const open = async (more: object = {}, how: object = {}) => {
  const { id } = await write(more)
  return act<View>('open', community.secretary, { id, ...how })
}
/** So many more dwellings with somebody living there. */
async function households(count: number): Promise<string[]> {
  const { building, stairwell } = community.areas
  const dwellings: string[] = []
  for (let number = 0; number < count; number++) {
    const id = await createDwelling(platform, community.communityId, { building, stairwell, number: `${500 + number}` })
    await createPerson(platform, community.communityId, { dwellingId: id })
    dwellings.push(id)
  }
  return dwellings
}
const letters = async (id: string) =>
  (await act<{ items: Letter[] }>('letters', community.secretary, { id, limit: 100 })).items
const byCode = (code: string, answers: object = { fare: '2元' }) => act('answer_by_code', null, { code, answers })
const results = (id: string) => act<Result>('results', community.secretary, { id })

describe('a questionnaire', () => {
  it('is written, opened, answered once, closed, published; what is open is changed by a new version', async () => {
    await households(5)
    const draft = await write()
    expect(draft).toMatchObject({ state: 'draft', version: 1, can: ['rewrite', 'drop', 'open'] })
    await act('rewrite', community.secretary, { id: draft.id, ...plan({ title: '公交线路怎么走' }) })
    const opened = await act<View>('open', community.secretary, { id: draft.id })
    expect(opened).toMatchObject({ state: 'open', answered: 0, seed: expect.any(String) })
    await refused(act('rewrite', community.secretary, { id: draft.id, ...plan() }), 'questionnaires.opened_already')
    await refused(act('drop', community.secretary, { id: draft.id }), 'questionnaires.not_a_draft')
    const { resident } = community
    await act('answer', resident, { id: draft.id, answers: { fare: '1元' } })
    await refused(
      act('answer', resident, { id: draft.id, answers: { fare: '1元' } }),
      'questionnaires.answered_already',
    )
    for (const { code } of (await letters(draft.id)).slice(0, 6)) {
      await byCode(code).catch(() => {})
    }
    const last = (await letters(draft.id))[0]?.code ?? ''
    expect((await results(draft.id)).withheld).toBe('open')
    await act('close', community.secretary, { id: draft.id })
    const told = await results(draft.id)
    expect(told).toMatchObject({ withheld: null, sheets: 6, asked: 6, answered: 6 })
    expect(told.questions[0]?.options).toEqual([
      { option: '1元', count: 1 },
      { option: '2元', count: 5 },
    ])
    await refused(byCode(last), 'questionnaires.not_open')
    await refused(act('published_one', null, { id: draft.id }), 'platform.not_found')
    await act('publish', community.secretary, { id: draft.id, conclusion: '票价定两元。' })
    expect(await act('published_one', null, { id: draft.id })).toMatchObject({
      conclusion: '票价定两元。',
      answered: 6,
    })
    expect(await act('published_list', null)).toMatchObject({ items: [{ id: draft.id, answered: 6 }] })
    const next = await act<View>('new_version', community.secretary, { id: draft.id })
    expect(next).toMatchObject({ state: 'draft', version: 2, versions: [{ id: draft.id, version: 1 }] })
    await refused(act('new_version', community.secretary, { id: draft.id }), 'questionnaires.draft_there')
    await act('take_back', community.secretary, { id: draft.id })
    expect(await act('published_list', null)).toEqual({ items: [] })
  })

  it('asks a drawn sample: the seed draws the same again (another one draws others: figures.test), and the others are told that they are not asked', async () => {
    await households(9)
    const sample = { reach: 'sample', sample_size: 4, unit: 'household' }
    const first = await open(sample, { seed: '2026-3-4' })
    const again = await open(sample, { seed: '2026-3-4' })
    const places = async (id: string) => (await letters(id)).map((one) => one.place).sort()
    expect(first).toMatchObject({ asked: 4, seed: '2026-3-4' })
    expect(await places(again.id)).toEqual(await places(first.id))
    const population = await act('population', community.secretary, { id: (await write(sample)).id })
    expect(population).toMatchObject({ eligible: 10, asked: 4 })
    const stranger = await createMember(platform, community.communityId)
    await refused(act('answer', stranger, { id: first.id, answers: {} }), 'questionnaires.not_asked')
    expect(await act('own', stranger)).toEqual({ items: [] })
  })

  it('asks only what the answers before it call for, and keeps only that', async () => {
    const { id } = await open({ questions: [ride, why, fare], anonymous: false })
    const { resident } = community
    const answer = (answers: object) => act('answer', resident, { id, answers })
    await refused(answer({}), 'questionnaires.answer_unfit')
    await refused(answer({ ride: '也许', fare: '1元' }), 'questionnaires.answer_unfit')
    await answer({ ride: '会', why: '不该留下', fare: '1元' })
    const told = await results(id)
    expect(told.questions.map((one) => one.answered)).toEqual([1, 0, 1])
  })

  it('refuses what does not fit', async () => {
    const question = (more: object) => write({ questions: [{ ...fare, ...more }] })
    for (const more of [
      { options: ['一个'] },
      { options: ['同', '同'] },
      { kind: 'scale', options: [], steps: 2 },
      { kind: 'matrix', rows: [] },
      { satisfied: 2 },
      { show_if: { question: 'fare', is: true, option: '1元' } },
    ]) {
      await refused(question(more), 'questionnaires.questions_unfit')
    }
    await refused(write({ reach: 'sample' }), 'questionnaires.reach_unfit')
    await refused(write({ until_day: '2020-01-01' }), 'questionnaires.day_past')
    await refused(write({ area_ids: [community.resident.personId] }), 'questionnaires.area_unknown')
    await refused(open({ questions: [] }), 'questionnaires.no_questions')
    await refused(act('write', community.gridWorker, plan()), 'platform.not_allowed')
    await refused(byCode('AAAAAAAA'), 'questionnaires.code_unknown')
    const { id } = await open({ until_day: '2026-03-05' })
    platform.clock.advance(3 * 86_400_000)
    await refused(act('answer', community.resident, { id, answers: { fare: '1元' } }), 'questionnaires.not_open')
    platform.clock.advance(-3 * 86_400_000)
  })
})

describe('each counts once', () => {
  it('sixteen at once by two channels: one wins', async () => {
    const { id } = await open()
    const [letter] = await letters(id)
    const { code = '', unit_id = '' } = letter ?? {}
    const answers = { fare: '1元' }
    const tries = Array.from({ length: 16 }, (_, turn) =>
      turn % 2 === 0 ? byCode(code, answers) : act('answer_at_the_door', community.secretary, { id, unit_id, answers }),
    )
    const ended = await Promise.allSettled(tries)
    expect(ended.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const lost = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(new Set(lost)).toEqual(new Set(['questionnaires.answered_already']))
    expect(await act('one', community.secretary, { id })).toMatchObject({ answered: 1 })
  })

  it('a household once, whoever of it answers; a person each', async () => {
    const { resident } = community
    const spouse = await createMember(platform, community.communityId)
    const dwelling = community.areas.dwelling
    await platform.look(community.communityId, (tx) =>
      tx
        .updateTable('people.residences')
        .set({ dwelling_id: dwelling })
        .where('community_id', '=', community.communityId)
        .where('person_id', '=', spouse.personId)
        .execute(),
    )
    await createPerson(platform, community.communityId, { dwellingId: dwelling })
    const household = await open()
    await act('answer', resident, { id: household.id, answers: { fare: '1元' } })
    const each = await open({ unit: 'person' })
    await act('answer', resident, { id: each.id, answers: { fare: '1元' } })
    expect(await act('one', community.secretary, { id: each.id })).toMatchObject({
      answered: 1,
      asked: expect.any(Number),
    })
    expect(await act('own', resident)).toMatchObject({ items: [{ answered: true }, { answered: true }] })
  })

  it('a strip once, and who signs in once, where everybody may take part', async () => {
    const { id } = await open({ reach: 'link', unit: 'person' }, { codes: 2 })
    await act('make_codes', community.secretary, { id, count: 1 })
    const strips = await letters(id)
    expect(strips).toHaveLength(3)
    const [strip] = strips
    const written = `${strip?.code.slice(0, 4).toLowerCase()}-${strip?.code.slice(4)}`
    expect(await act('look_by_code', null, { code: written })).toMatchObject({
      title: '公交线路',
      place: '',
      answered: false,
    })
    await byCode(written)
    await refused(byCode(written), 'questionnaires.answered_already')
    await act('answer', community.resident, { id, answers: { fare: '1元' } })
    await refused(
      act('answer', community.resident, { id, answers: { fare: '1元' } }),
      'questionnaires.answered_already',
    )
  })
})

describe('nobody can tell who answered what', () => {
  it('no common id, no time finer than a day, no order, nothing in the audit', async () => {
    await households(24)
    const { id } = await open()
    const order: string[] = []
    for (const [turn, { code, unit_id }] of (await letters(id)).entries()) {
      await byCode(code, { fare: turn % 2 === 0 ? '1元' : '2元' })
      order.push(unit_id)
    }
    const { units, sheets, audits, keys } = await platform.look(community.communityId, async (tx) => ({
      units: await tx.selectFrom('questionnaires.units').selectAll().where('questionnaire_id', '=', id).execute(),
      sheets: await tx.selectFrom('questionnaires.sheets').selectAll().where('questionnaire_id', '=', id).execute(),
      audits: await tx.selectFrom('platform.audit').select('content').execute(),
      keys: await tx.selectFrom('platform.idempotency').select('command').execute(),
    }))
    const ids = new Set(units.flatMap((one) => [one.id, one.person_id, one.dwelling_id, one.code]))
    expect(sheets.every((one) => one.unit_id === null && !ids.has(one.id))).toBe(true)
    expect(units.every((one) => /^\d{4}-\d\d-\d\d$/.test(String(one.answered_day)))).toBe(true)
    expect(Object.keys(sheets[0] ?? {}).sort()).toEqual(
      ['answers', 'channel', 'community_id', 'compound_id', 'id', 'questionnaire_id', 'tags', 'unit_id'].sort(),
    )
    const answered = audits.map((one) => one.content).filter((one) => one.includes('answer_by_code'))
    expect(answered).toHaveLength(25)
    expect(answered.some((one) => order.some((unit) => one.includes(unit)))).toBe(false)
    expect(
      answered.every((one) => JSON.parse(one).person === null && /^\d{4}-\d\d-\d\d$/.test(JSON.parse(one).at)),
    ).toBe(true)
    expect(keys.some((one) => one.command.startsWith('questionnaires.answer'))).toBe(false)
    // In the order they lie in the table answers don't alternate as they came.
    const came = sheets.map((one) => (one.answers as { fare: string }).fare).join('')
    expect(came).not.toBe(order.map((_, turn) => (turn % 2 === 0 ? '1元' : '2元')).join(''))
  })

  it('figures of few are left out, and what is open tells none', async () => {
    await households(2)
    const { id } = await open({ questions: [fare, ride] })
    for (const { code } of await letters(id)) await byCode(code, { fare: '1元', ride: '会' })
    const cross = () => act('cross', community.secretary, { id, row: 'fare', column: 'ride' })
    expect(await cross()).toMatchObject({ withheld: 'open' })
    await refused(act('export', community.secretary, { id }), 'questionnaires.still_open')
    await act('close', community.secretary, { id })
    expect(await cross()).toMatchObject({ withheld: 'few' })
    await refused(act('publish', community.secretary, { id, conclusion: '知道了' }), 'questionnaires.too_few')
  })
})

describe('at the door', () => {
  it('a worker sees the dwellings of the own grid and whether they answered, never what', async () => {
    const { id } = await open()
    const units = () =>
      act<{ items: { unit_id: string; answered: boolean }[] }>('door_units', community.gridWorker, { id, left: 'no' })
    const [unit] = (await units()).items
    expect(await act('at_the_door', community.gridWorker)).toMatchObject({ items: [{ id }] })
    expect(await act('door_one', community.gridWorker, { id })).toMatchObject({ questions: [{ id: 'fare' }] })
    await act('answer_at_the_door', community.gridWorker, { id, unit_id: unit?.unit_id, answers: { fare: '1元' } })
    expect((await units()).items).toEqual([{ ...unit, answered: true }])
    await refused(act('results', community.gridWorker, { id }), 'platform.not_allowed')
    await refused(act('at_the_door', community.resident), 'platform.not_allowed')
  })
})

describe('on paper', () => {
  const enter = (id: string, code: string, by: TestPerson, answers: object = { fare: '1元' }) =>
    act<{ took: string }>('enter_paper', by, { id, code, answers })

  it('a second person enters the drawn sheets too; what differs is settled by the paper', async () => {
    await households(1)
    const { id } = await open({ check_percent: 100, questions: [fare, ride] })
    const [first, second] = await letters(id)
    const answers = { fare: '1元', ride: '会' }
    const { secretary } = community
    expect(await enter(id, first?.code ?? '', secretary, answers)).toEqual({ took: 'waits' })
    await refused(enter(id, first?.code ?? '', secretary, answers), 'questionnaires.second_person_needed')
    await refused(byCode(first?.code ?? '', answers), 'questionnaires.answered_already')
    await refused(act('close', secretary, { id }), 'questionnaires.papers_waiting')
    expect(await enter(id, first?.code ?? '', worker, answers)).toEqual({ took: 'agrees' })
    await enter(id, second?.code ?? '', secretary, answers)
    expect(await enter(id, second?.code ?? '', worker, { ...answers, fare: '2元' })).toEqual({ took: 'differs' })
    expect(await act('papers', worker, { id })).toMatchObject({
      items: [{ state: 'differing', differences: [{ question: 'fare', first: '1元', second: '2元' }] }],
    })
    const unit = second?.unit_id
    await refused(act('settle_paper', worker, { id, unit, stands: {} }), 'questionnaires.answer_unfit')
    const settled = await act('settle_paper', worker, { id, unit, stands: { fare: 'second' } })
    expect(settled).toEqual({ answers: { fare: '2元', ride: '会' } })
    await refused(act('settle_paper', worker, { id, unit, stands: {} }), 'questionnaires.nothing_to_check')
    const view = await act<View>('close', secretary, { id })
    expect(view.paper).toEqual({ waiting: 0, differing: 0, checked_sheets: 2, checked_fields: 4, differing_fields: 1 })
  })

  it('is counted at once where no check is drawn', async () => {
    const { id } = await open({ check_percent: 0 })
    const [letter] = await letters(id)
    expect(await enter(id, letter?.code ?? '', worker)).toEqual({ took: 'counted' })
    await refused(enter(id, letter?.code ?? '', worker), 'questionnaires.answered_already')
  })
})

describe('what people wrote', () => {
  it('is tagged, counted by tag, and taken out as a sheet', async () => {
    const { id } = await open({ anonymous: false, questions: [{ id: 'wish', kind: 'text', label: '想说的' }] })
    await act('answer', community.resident, { id, answers: { wish: '早班车太晚' } })
    type Comments = { items: { sheet_id: string; text: string }[]; tags: string[] }
    const comments = (more: object = {}) => act<Comments>('comments', community.secretary, { id, ...more })
    const [comment] = (await comments()).items
    const code = { id, sheet: comment?.sheet_id, question: 'wish', tags: ['时间', '时间', '早班'] }
    expect(await act('code_comment', community.secretary, code)).toMatchObject({ tags: ['时间', '早班'] })
    expect(await comments({ tag: '时间' })).toMatchObject({ items: [{ text: '早班车太晚' }], tags: ['早班', '时间'] })
    expect((await comments({ untagged: 'yes' })).items).toEqual([])
    const sheet = await act<{ name: string; bytes: Uint8Array }>('export', community.secretary, { id })
    expect(sheet.name).toContain('公交线路')
    await refused(
      act('code_comment', community.secretary, { ...code, question: 'fare' }),
      'questionnaires.no_text_question',
    )
  })
})
