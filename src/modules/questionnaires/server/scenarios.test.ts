import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { createHttp } from '../../../platform/http/server.ts'
import { createPerson } from '../../people/test/factory.ts'
import {
  communityWithRequests,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
  type TestStaff,
} from '../../requests/test/factory.ts'
import { createDwelling } from '../../territory/test/factory.ts'

type View = { id: string; version: number; asked: number; answered: number; questions: object[]; can: string[] }
type Letter = { unit_id: string; code: string }
type Option = { option: string; count: number }
type Results = {
  asked: number
  answered: number
  channels: { channel: string; count: number }[]
  questions: { answered: number; satisfied: number | null; options: Option[] }[]
}
type Cross = { columns: string[]; rows: { name: string; counts: (number | null)[] }[] }
type Message = { kind: string; text: string; to: string | null }

const unknownId = '00000000-0000-7000-8000-000000000000'
const day = 86_400_000
/** Beside the resident's own. */
const households = 39

let platform: TestPlatform
let app: FastifyInstance
let community: RequestsCommunity
let worker: TestStaff

beforeAll(async () => {
  platform = await openTestPlatform()
  app = await createHttp(platform, {
    authenticate: async ({ headers }) => {
      const account = headers['x-account']
      return account ? { accountId: String(account) } : null
    },
  })
  community = await communityWithRequests(platform)
  worker = await createStaff(platform, community.communityId, 'community_worker')
  const { building, stairwell } = community.areas
  for (let serial = 0; serial < households; serial++) {
    const wish = { building, stairwell, number: `${600 + serial}` }
    const dwellingId = await createDwelling(platform, community.communityId, wish)
    await createPerson(platform, community.communityId, { dwellingId })
  }
})
afterAll(async () => {
  await app.close()
  await platform.close()
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

async function answerOf(by: TestPerson | null, method: Method, path: string, payload?: object) {
  const account = by ? { 'x-account': by.accountId } : {}
  const headers = { ...account, 'idempotency-key': randomUUID() }
  const url = `/api/c/${community.communityId}/${path}`
  return await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
}

async function ask<T>(by: TestPerson | null, method: Method, path: string, payload?: object): Promise<T> {
  const answer = await answerOf(by, method, path, payload)
  expect([path, answer.statusCode < 300, answer.body.slice(0, 400)]).toEqual([path, true, answer.body.slice(0, 400)])
  return answer.json() as T
}

/** Every sheet of a questionnaire as it is drawn from a template, opened by the secretary. */
async function begin(template: string, more: object = {}): Promise<View> {
  const { secretary } = community
  const draft = await ask<View & object>(secretary, 'POST', 'questionnaires/from-template', { template })
  const { title, intro, unit, reach, anonymous, sample_size, check_percent, questions } = draft as never
  const plan = { title, intro, unit, reach, area_ids: [], anonymous, sample_size, check_percent, questions, ...more }
  await ask(secretary, 'PUT', `questionnaires/${draft.id}`, plan)
  return ask<View>(secretary, 'POST', `questionnaires/${draft.id}/open`, { seed: 'drawn-in-public' })
}

async function lettersOf(id: string): Promise<Letter[]> {
  const { items } = await ask<{ items: Letter[] }>(worker, 'GET', `questionnaires/${id}/letters?limit=100`)
  return items
}

async function inboxOf(by: TestPerson): Promise<Message[]> {
  await platform.dispatcher.drain()
  const { items } = await ask<{ items: Message[] }>(by, 'GET', 'my/inbox?face=resident&limit=50')
  return items.filter((one) => one.to?.startsWith('/questionnaires/'))
}

const rides = { hours: ['6:30—8:30', '17:00—19:30'], fare: '2元', aims: { 医院: '经常' }, matters: 5 }
/** Forty households: 30 would ride (18 from the south gate for two yuan, 12 from the market for one), 10 wouldn't. */
function busAnswer(serial: number): object {
  if (serial < 18) return { ride: '天天坐', stop: { place: '小区南门' }, ...rides }
  if (serial < 30) return { ride: '每周几次', stop: { place: '菜场' }, ...rides, hours: ['8:30—11:00'], fare: '1元' }
  return { ride: '不坐', why: '家里有车' }
}

describe('the bus line', () => {
  it('asks every household where, when and for how much, on four ways, and tells what came out', async () => {
    const { secretary, resident, gridWorker } = community
    const { id, asked } = await begin('bus_line', { check_percent: 100, until_day: null })
    expect(asked).toBe(households + 1)
    expect(await inboxOf(resident)).toMatchObject([{ to: `/questionnaires/${id}` }])
    await ask(resident, 'POST', `my/questionnaires/${id}/answer`, { answers: busAnswer(0) })
    const left = await ask<{ items: { unit_id: string }[] }>(
      gridWorker,
      'GET',
      `questionnaires-at-the-door/${id}/units?left=yes&limit=100`,
    )
    const doors = left.items.slice(0, 10).map((one) => one.unit_id)
    for (const [turn, unit_id] of doors.entries()) {
      await ask(gridWorker, 'POST', `questionnaires-at-the-door/${id}/answer`, {
        unit_id,
        answers: busAnswer(turn + 1),
      })
    }
    const remaining = new Set(left.items.map((one) => one.unit_id).filter((one) => !doors.includes(one)))
    const codes = (await lettersOf(id)).filter((one) => remaining.has(one.unit_id)).map((one) => one.code)
    for (const [turn, code] of codes.entries()) {
      const answers = busAnswer(turn + 11)
      if (turn % 3 > 0) await ask(null, 'POST', 'questionnaire-codes/answer', { code, answers })
      else {
        expect(await ask(secretary, 'POST', `questionnaires/${id}/papers`, { code, answers })).toEqual({
          took: 'waits',
        })
        expect(await ask(worker, 'POST', `questionnaires/${id}/papers`, { code, answers })).toEqual({ took: 'agrees' })
      }
    }
    await ask(secretary, 'POST', `questionnaires/${id}/close`, {})
    const told = await ask<Results>(secretary, 'GET', `questionnaires/${id}/results`)
    expect(told).toMatchObject({ asked: 40, answered: 40 })
    expect(Object.fromEntries(told.channels.map((one) => [one.channel, one.count]))).toEqual({
      online: 1,
      door: 10,
      paper: 10,
      code: 19,
    })
    const counts = (index: number) =>
      Object.fromEntries((told.questions[index]?.options ?? []).map((one) => [one.option, one.count]))
    expect(counts(0)).toMatchObject({ 天天坐: 18, 每周几次: 12, 不坐: 10 })
    expect(counts(1)).toMatchObject({ 小区南门: 18, 菜场: 12 })
    expect(counts(2)).toMatchObject({ '6:30—8:30': 18, '17:00—19:30': 18, '8:30—11:00': 12 })
    expect(counts(3)).toMatchObject({ '1元': 12, '2元': 18 })
    const cross = await ask<Cross>(secretary, 'GET', `questionnaires/${id}/cross?row=stop&column=fare`)
    expect(JSON.stringify(cross)).toContain('小区南门')
    const sheet = await answerOf(secretary, 'POST', `questionnaires/${id}/sheet`, {})
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    await ask(secretary, 'POST', `questionnaires/${id}/publish`, {
      conclusion: '先设南门、菜场两站，早晚各三班，票价两元。',
    })
    const seen = await ask<Results>(null, 'GET', `questionnaire-results/${id}`)
    expect(seen).toMatchObject({ answered: 40 })
    expect(await inboxOf(resident)).toHaveLength(2)
    expect(await ask(resident, 'GET', `my/questionnaires/${id}`)).toMatchObject({ over: 'published', answered: true })
  })
})

describe('the yearly survey', () => {
  it('asks a drawn sample once each, reminds who is left, and publishes its share of satisfied', async () => {
    const { secretary, resident } = community
    const until = new Date(platform.clock.now().getTime() + 6 * day).toISOString().slice(0, 10)
    const more = { sample_size: 30, check_percent: 0, until_day: until }
    const { id, asked } = await begin('yearly_survey', more)
    expect(asked).toBe(30)
    const letters = await lettersOf(id)
    const drawn = (await answerOf(resident, 'GET', `my/questionnaires/${id}`)).statusCode === 200
    const before = (await inboxOf(resident)).length
    const grade = (serial: number) => (serial < 20 ? '非常满意' : serial < 29 ? '满意' : '一般')
    for (const [serial, { code }] of letters.slice(0, 28).entries()) {
      await ask(null, 'POST', 'questionnaire-codes/answer', { code, answers: { overall: grade(serial) } })
    }
    expect((await answerOf(secretary, 'POST', `questionnaires/${id}/remind`, {})).json()).toMatchObject({
      code: 'questionnaires.reminded_lately',
    })
    platform.clock.advance(4 * day)
    await platform.jobs.runDue()
    const view = await ask<View & { reminded_at: string }>(secretary, 'GET', `questionnaires/${id}`)
    expect(view.reminded_at).not.toBeNull()
    expect(view.can).not.toContain('remind')
    // Reminded where drawn and still left; nobody else hears of it.
    const isLeft = drawn && !(await ask<{ answered: boolean }>(resident, 'GET', `my/questionnaires/${id}`)).answered
    expect((await inboxOf(resident)).length).toBe(before + (isLeft ? 1 : 0))
    for (const [turn, { code }] of letters.slice(28).entries()) {
      await ask(null, 'POST', 'questionnaire-codes/answer', { code, answers: { overall: grade(turn + 28) } })
    }
    await ask(secretary, 'POST', `questionnaires/${id}/close`, {})
    await ask(secretary, 'POST', `questionnaires/${id}/publish`, { conclusion: '满意率过了九成五，明年先改楼道照明。' })
    const told = await ask<Results>(null, 'GET', `questionnaire-results/${id}`)
    expect(told).toMatchObject({ asked: 30, answered: 30 })
    // 29 of 30: J15 asks for 95 %.
    expect(told.questions[0]?.satisfied).toBe(29)
    expect(29 / 30).toBeGreaterThanOrEqual(0.95)
  })
})

describe('what cannot be', () => {
  it('answers with the declared status and the code of a sentence', async () => {
    const { secretary, resident, gridWorker } = community
    const fare = { id: 'fare', kind: 'one', label: '愿意付多少', options: ['1元', '2元'], required: true }
    const plan = { title: '公交线路', unit: 'household', reach: 'all', questions: [fare] }
    const write = () => ask<View>(secretary, 'POST', 'questionnaires', plan)
    const { id } = await write()
    const { id: draft } = await write()
    const [one, other] = [`questionnaires/${id}`, `questionnaires/${draft}`]
    await ask(secretary, 'POST', `${one}/open`, {})
    const [letter, second] = await lettersOf(id)
    const code = letter?.code ?? ''
    const answers = { fare: '1元' }
    await ask(null, 'POST', 'questionnaire-codes/answer', { code, answers })
    const tries: [TestPerson | null, Method, string, object | undefined, number, string][] = [
      [null, 'GET', 'questionnaires', undefined, 401, 'platform.sign_in_needed'],
      [resident, 'GET', 'questionnaires', undefined, 403, 'platform.not_allowed'],
      [gridWorker, 'GET', `${one}/results`, undefined, 403, 'platform.not_allowed'],
      [gridWorker, 'POST', `${one}/close`, {}, 403, 'platform.not_allowed'],
      [secretary, 'GET', `questionnaires/${unknownId}`, undefined, 404, 'platform.not_found'],
      [secretary, 'POST', `${one}/open`, {}, 409, 'questionnaires.not_a_draft'],
      // What is open isn't changed: a new version is.
      [secretary, 'PUT', one, { ...plan, title: '改过的' }, 409, 'questionnaires.opened_already'],
      [secretary, 'DELETE', one, undefined, 409, 'questionnaires.not_a_draft'],
      [secretary, 'POST', `${other}/close`, {}, 409, 'questionnaires.not_open'],
      [secretary, 'POST', `${other}/remind`, {}, 409, 'questionnaires.not_open'],
      [secretary, 'POST', `${one}/remind`, {}, 409, 'questionnaires.reminded_lately'],
      [secretary, 'POST', `${one}/codes`, { count: 3 }, 422, 'questionnaires.reach_unfit'],
      [secretary, 'POST', `${one}/publish`, { conclusion: '知道了' }, 409, 'questionnaires.not_closed'],
      [secretary, 'POST', `${one}/take-back`, {}, 409, 'questionnaires.not_closed'],
      [secretary, 'POST', `${one}/sheet`, {}, 409, 'questionnaires.still_open'],
      [secretary, 'GET', `${one}/cross?row=no&column=fare`, undefined, 422, 'questionnaires.answer_unfit'],
      [null, 'POST', 'questionnaire-codes/look', { code: 'NOSUCH00' }, 404, 'questionnaires.code_unknown'],
      [null, 'POST', 'questionnaire-codes/answer', { code, answers }, 409, 'questionnaires.answered_already'],
      [worker, 'POST', `${one}/papers`, { code, answers }, 409, 'questionnaires.answered_already'],
      [worker, 'POST', `${one}/papers`, { code: second?.code, answers: {} }, 422, 'questionnaires.answer_unfit'],
      [
        gridWorker,
        'POST',
        `questionnaires-at-the-door/${id}/answer`,
        { unit_id: unknownId, answers },
        404,
        'platform.not_found',
      ],
    ]
    for (const [by, method, path, payload, status, code] of tries) {
      const answer = await answerOf(by, method, path, payload)
      expect([method, path, answer.statusCode, answer.json().code]).toEqual([method, path, status, code])
      expect(answer.json().title).toMatch(/[一-鿿]{3}/u)
    }
  })
})
