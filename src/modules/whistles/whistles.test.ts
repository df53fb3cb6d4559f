import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createBody } from '../bodies/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  fileOne,
  type RequestsCommunity,
  type TestPerson,
  type TestStaff,
} from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import { acting } from './test/acting.ts'

type Seen = {
  id: string
  number: string
  state: string
  late: boolean
  calls: {
    body: { id: string }
    state: string
    late: boolean
    report_due: string
    reported_at: string | null
    comer_name: string
    told: string | null
    rating: { grade: number } | null
    can: string[]
  }[]
  steps: { kind: string; text: string }[]
  request: { id: string } | null
  can: string[]
}

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let street: TestStaff
let police: string
let policeClerk: TestStaff

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  other = await communityWithRequests(platform)
  const { communityId } = community
  street = await createStaff(platform, communityId, 'street_office_clerk')
  police = await createBody(platform, communityId, {
    kind: 'department',
    departmentKind: 'police',
    serves: 'community',
  })
  policeClerk = await createStaff(platform, communityId, 'department_clerk', { bodyId: police })
})
afterAll(() => platform.close())

const act = <T = Seen>(...of: Parameters<ReturnType<typeof acting>>) =>
  acting(platform, community.communityId)<T>(...of)

const wish = (more: object = {}) => ({
  kind: 'joint_enforcement',
  title: '南门占道堆放',
  description: '沿街商户把货堆到消防通道上，劝了三次。',
  area_id: community.areas.compound,
  body_ids: [community.bodies.department],
  ...more,
})
const blow = (more: object = {}, by: TestPerson = community.secretary) => act('blow', by, wish(more))
const one = (id: string, by: TestPerson = community.secretary) => act('one', by, { id })
const ofBody = (seen: Seen, body: string) => {
  const call = seen.calls.find((one) => one.body.id === body)
  if (!call) throw new Error('not called')
  return call
}
const photo = (by: TestPerson) => uploadPhoto(platform, community.communityId, by, `photo ${Math.random()}`)

describe('blowing', () => {
  it('gives each department a clock of half an hour of working time', async () => {
    const seen = await blow({ body_ids: [community.bodies.department, police] })
    expect(seen.number).toMatch(/^S20260304-\d\d$/)
    expect(seen.calls).toHaveLength(2)
    const due = new Date(platform.clock.now().getTime() + 30 * 60_000).toISOString()
    expect(seen.calls.map((call) => [call.state, call.report_due])).toEqual([
      ['called', due],
      ['called', due],
    ])
    const waiting = await act<{ to_report: { id: string }[] }>('waiting', policeClerk, {})
    expect(waiting.to_report.map((row) => row.id)).toContain(seen.id)
  })

  it('is refused in plain words where nobody holds a post of the department', async () => {
    const { communityId } = community
    const empty = await createBody(platform, communityId, { kind: 'department', departmentKind: 'ecology' })
    await refused(blow({ body_ids: [community.bodies.department, empty] }), 'whistles.department_empty')
    await refused(blow({ body_ids: [community.bodies.committee] }), 'whistles.department_unknown')
    await refused(blow({ body_ids: [other.bodies.department] }), 'whistles.department_unknown')
  })

  it('is for the desk over the place; not for clerks, grid workers, residents, strangers or another community', async () => {
    const { gridWorker, departmentClerk, resident } = community
    for (const by of [gridWorker, departmentClerk, resident, street]) {
      await refused(blow({}, by), 'platform.not_allowed')
    }
    await refused(act('blow', null, wish()), 'platform.sign_in_needed')
    await refused(blow({}, other.secretary), 'platform.not_a_member').catch(() =>
      refused(blow({}, other.secretary), 'platform.not_allowed'),
    )
  })

  it('refuses a place, a request, a lead and a photo that are not this community’s', async () => {
    await refused(blow({ area_id: other.areas.compound }), 'whistles.place_unknown')
    await refused(blow({ request_id: unknownId }), 'whistles.request_unknown')
    await refused(blow({ lead_post_id: community.departmentClerk.postId }), 'whistles.lead_unknown')
    await refused(blow({ file_ids: [await photo(community.worker)] }), 'platform.not_found')
  })

  it('may come from a request: both show the other', async () => {
    const { id: requestId } = await fileOne(platform, community)
    const seen = await blow({ request_id: requestId })
    expect(seen.request?.id).toBe(requestId)
    const chain = await act<{ items: { id: string }[]; can: string[] }>('of_request', community.secretary, {
      id: requestId,
    })
    expect(chain).toMatchObject({ items: [{ id: seen.id }], can: ['blow'] })
    await refused(act('of_request', policeClerk, { id: requestId }), 'platform.not_found')
    // A department that doesn't see the request sees the whistle without it.
    expect((await one((await blow({ request_id: requestId, body_ids: [police] })).id, policeClerk)).request).toBeNull()
  })
})

describe('a department', () => {
  it('reports in with name and time, acts with a photo and says its part is done', async () => {
    const { id } = await blow()
    const body = community.bodies.department
    const by = community.departmentClerk
    await refused(act('act', by, { id, body, text: '先看看' }), 'whistles.not_reported')
    const reported = await act('report_in', by, { id, body, comer_name: '周队长' })
    expect(ofBody(reported, body)).toMatchObject({ state: 'reported', comer_name: '周队长', late: false })
    await refused(act('report_in', by, { id, body, comer_name: '周队长' }), 'whistles.already_reported')
    await refused(act('refuse', by, { id, body, reason: '不归我们管' }), 'whistles.already_reported')
    const done = await act('act', by, { id, body, text: '已清走', file_ids: [await photo(by)], finished: true })
    expect(ofBody(done, body).state).toBe('finished')
  })

  it('speaks for itself alone, and sees only what it is called to', async () => {
    const { id } = await blow()
    const body = community.bodies.department
    await refused(one(id, policeClerk), 'platform.not_found')
    await refused(act('report_in', policeClerk, { id, body, comer_name: '赵警官' }), 'platform.not_found')
    const both = await blow({ body_ids: [body, police] })
    await refused(act('report_in', policeClerk, { id: both.id, body, comer_name: '赵警官' }), 'platform.not_allowed')
    await refused(act('report_in', community.secretary, { id, body, comer_name: '书记' }), 'platform.not_allowed')
    await refused(act('one', community.resident, { id }), 'platform.not_allowed')
    await refused(act('one', other.secretary, { id }, other.communityId), 'platform.not_found')
    const listed = await act<{ items: { id: string }[] }>('list', policeClerk, {})
    expect(listed.items.map((row) => row.id)).not.toContain(id)
    await refused(act('file', policeClerk, { id, file: unknownId }), 'platform.not_found')
    await refused(act('file', street, { id, file: unknownId }), 'platform.not_found')
  })

  it('may say why it cannot come, and be called once more', async () => {
    const { id } = await blow()
    const body = community.bodies.department
    const seen = await act('refuse', community.departmentClerk, { id, body, reason: '属于市场监管的职责' })
    expect(ofBody(seen, body)).toMatchObject({ state: 'refused' })
    const again = await act('call_department', community.secretary, { id, body_id: body, reason: '请一起来看现场' })
    expect(ofBody(again, body)).toMatchObject({ state: 'called' })
    const more = { id, body_id: body, reason: '请尽快来' }
    await refused(act('call_department', community.secretary, more), 'whistles.already_called')
    await refused(act('call_department', community.departmentClerk, more), 'platform.not_allowed')
    const added = await act('call_department', community.secretary, { ...more, body_id: police })
    expect(added.calls).toHaveLength(2)
  })
})

describe('the lead', () => {
  it('closes with a photo of what was done, then the community rates; a department reads its own word alone', async () => {
    const body = community.bodies.department
    const { id } = await blow({ body_ids: [body, police], lead_post_id: community.gridWorker.postId })
    const by = community.departmentClerk
    await act('report_in', by, { id, body, comer_name: '周队长' })
    await refused(act('rate', community.secretary, { id, body, grade: 5 }), 'whistles.still_open')
    await refused(act('close', community.gridWorker, { id, text: '通道已经清空' }), 'whistles.evidence_needed')
    await refused(act('close', by, { id, text: '通道已经清空' }), 'platform.not_allowed')
    const noted = await act('note', community.gridWorker, { id, text: '现场会合' })
    expect(noted.steps[0]).toMatchObject({ kind: 'noted' })
    const files = [await photo(community.gridWorker)]
    const closed = await act('close', community.gridWorker, { id, text: '通道已经清空', file_ids: files })
    expect(closed).toMatchObject({ state: 'closed' })
    expect(ofBody(closed, police).state).toBe('dropped')
    await refused(act('note', community.gridWorker, { id, text: '再记' }), 'whistles.ended')
    await refused(act('report_in', policeClerk, { id, body: police, comer_name: '赵警官' }), 'whistles.ended')

    await refused(act('rate', community.secretary, { id, body: police, grade: 4 }), 'whistles.not_reported')
    await refused(act('rate', community.secretary, { id, body, grade: 2 }), 'whistles.reason_needed')
    await refused(act('rate', community.secretary, { id, body: unknownId, grade: 2 }), 'platform.not_found')
    await act('rate', community.secretary, { id, body, grade: 4 })
    expect(ofBody(await one(id, by), body).rating).toMatchObject({ grade: 4 })
    expect(ofBody(await one(id, street), body).rating).toMatchObject({ grade: 4 })
    const seenByPolice = await one(id, policeClerk)
    expect(ofBody(seenByPolice, body).rating).toBeNull()
    expect(seenByPolice.steps.map((step) => step.kind)).not.toContain('rated')
  })

  it('withdraws with a reason', async () => {
    const { id } = await blow()
    const seen = await act('withdraw', community.worker, { id, reason: '商户已经自己清走了' })
    expect(seen).toMatchObject({ state: 'withdrawn', can: [] })
    await refused(act('withdraw', community.worker, { id, reason: '再撤一次试试' }), 'whistles.ended')
    await refused(act('close', street, { id, text: '通道已经清空' }), 'platform.not_allowed')
  })
})

describe('what is late', () => {
  it('is told to the post above, then to the street office, and counted', async () => {
    const body = community.bodies.department
    const { id } = await blow({ kind: 'emergency' }, community.worker)
    const told = async () => ofBody(await one(id), body).told
    await platform.jobs.runDue()
    expect(await told()).toBeNull()
    platform.clock.advance(36 * 60_000)
    await platform.jobs.runDue()
    expect(ofBody(await one(id), body)).toMatchObject({ late: true, state: 'called' })
    const secretary = await told()
    expect(secretary).not.toBeNull()
    const waiting = await act<{ told: { id: string }[]; late: number }>('waiting', community.secretary, {})
    expect(waiting.told.map((row) => row.id)).toContain(id)
    platform.clock.advance(66 * 60_000)
    await platform.jobs.runDue()
    expect(await told()).not.toBe(secretary)
    const late = await act<{ items: { id: string }[] }>('list', street, { late: 'yes' })
    expect(late.items.map((row) => row.id)).toContain(id)
    await platform.dispatcher.drain()
    const figures = await figuresFor(street)
    expect(figures.find((row) => row.body.id === body)?.total.to_report).toBeGreaterThan(0)
  })

  it('counts what the tables tell, for the street, the community and the department itself', async () => {
    await platform.dispatcher.drain()
    const all = await figuresFor(community.secretary)
    const { rows } = await platform.look(community.communityId, (tx) =>
      sql<Record<string, unknown>>`
        select body_id, count(*)::int as called, count(reported_at)::int as reported, count(grade)::int as rated,
          count(*) filter (where reported_at <= report_due)::int as reported_in_time,
          count(*) filter (where state = 'refused')::int as refused, count(*) filter (where grade >= 4)::int as rated_satisfied
        from whistles.calls group by body_id`.execute(tx),
    )
    expect(rows.length).toBeGreaterThan(1)
    for (const { body_id, ...row } of rows) {
      expect(all.find((one) => one.body.id === body_id)?.total).toMatchObject(row)
    }
    expect((await figuresFor(policeClerk)).map((row) => row.body.id)).toEqual([police])
    for (const by of [community.gridWorker, community.resident]) await refused(figuresFor(by), 'platform.not_allowed')
    await refused(act('figures', street, { from: '2026-05', to: '2026-03' }), 'whistles.months_unfit')
  })
})

describe('through the public API', () => {
  it('a whistle goes from a request to its rating, shaped as the contract says', async () => {
    const app = await createHttp(platform, {
      authenticate: async ({ headers }) => ({ accountId: String(headers['x-account']) }),
    })
    const ask = async <T = Seen>(
      by: TestPerson,
      method: 'GET' | 'POST',
      path: string,
      payload?: object,
    ): Promise<T> => {
      const headers = { 'x-account': by.accountId, 'idempotency-key': randomUUID() }
      const url = `/api/c/${community.communityId}/${path}`
      const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
      expect([path, answer.statusCode < 300, answer.body]).toEqual([path, true, answer.body])
      return answer.json() as T
    }
    const body = community.bodies.department
    const { secretary, departmentClerk } = community
    const { id: requestId } = await fileOne(platform, community)
    const { id } = await ask(secretary, 'POST', 'whistles', wish({ request_id: requestId, body_ids: [body, police] }))
    const waiting = await ask<{ to_report: { id: string }[] }>(departmentClerk, 'GET', 'whistles/waiting')
    expect(waiting.to_report.map((row) => row.id)).toContain(id)
    const of = `whistles/${id}/departments/${body}`
    await ask(departmentClerk, 'POST', `${of}/report-in`, { comer_name: '周队长' })
    const file_ids = [await photo(departmentClerk)]
    await ask(departmentClerk, 'POST', `${of}/act`, { text: '已经清走', file_ids, finished: true })
    await ask(policeClerk, 'POST', `whistles/${id}/departments/${police}/refuse`, { reason: '正在别处处警' })
    await ask(secretary, 'POST', `whistles/${id}/close`, { text: '通道已经清空' })
    await ask(secretary, 'POST', `${of}/rate`, { grade: 5 })
    const seen = await ask(street, 'GET', `whistles/${id}`)
    expect(seen.calls.map((call) => call.state).sort()).toEqual(['finished', 'refused'])
    expect(seen.steps.map((step) => step.kind).reverse()).toEqual([
      'blown',
      'reported_in',
      'finished',
      'refused',
      'closed',
      'rated',
    ])
    const chain = await ask<{ items: { state: string }[] }>(secretary, 'GET', `requests/${requestId}/whistles`)
    expect(chain.items).toMatchObject([{ state: 'closed' }])
    await ask(secretary, 'GET', 'whistles?state=closed&limit=1')
    await ask(secretary, 'GET', 'whistles/departments?kind=emergency')
    await app.close()
  })
})

describe('the kinds', () => {
  it('carry the community’s own names and clocks, for whistles to come', async () => {
    const change = {
      code: 'everyday',
      name: '服务哨',
      meaning: '社区自己办不了的事',
      report_minutes: 60,
      working_time: false,
    }
    await refused(act('set_kind', community.worker, change), 'platform.not_allowed')
    await act('set_kind', community.secretary, change)
    const seen = await blow({ kind: 'everyday' })
    expect(seen).toMatchObject({ kind: { name: '服务哨' } })
    const due = platform.clock.now().getTime() + 3_600_000
    expect(Date.parse(seen.calls[0]?.report_due ?? '')).toBe(due)
    const read = await act<{ items: { code: string; can: string[] }[] }>('kinds', community.gridWorker, {})
    expect(read.items.map((kind) => [kind.code, kind.can])).toEqual([
      ['everyday', []],
      ['joint_enforcement', []],
      ['emergency', []],
    ])
    const reach = await act<{ items: { id: string; receivers: string[] }[] }>('departments', community.secretary, {
      kind: 'everyday',
    })
    expect(reach.items.find((row) => row.id === police)?.receivers).toHaveLength(1)
  })
})

async function figuresFor(by: TestPerson) {
  type Answer = { departments: { body: { id: string }; total: Record<string, number> }[] }
  return (await act<Answer>('figures', by, { from: '2026-03', to: '2026-04' })).departments
}
