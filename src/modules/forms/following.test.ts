import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '../people/test/factory.ts'
import { createStaff, type TestPerson } from '../requests/test/factory.ts'
import { createArea, createDwelling } from '../territory/test/factory.ts'
import { column, Desk, type Fill, type Rows, settle } from './test/desk.ts'

type Part = {
  id: string
  rows: number
  gaps: number
  done_at: string | null
  can: string[]
  columns: { id: string; gaps: number }[]
}

let desk: Desk
let people: Record<string, string>

beforeAll(async () => {
  desk = await Desk.open()
  people = await settle(desk)
})
afterAll(() => desk.close())

const columns = [column('c1', '姓名', 'name'), column('c2', '备注', 'typed')]
const once = { rhythm: 'once', due_day: '2026-03-20', wish: {} }

async function moveIn(person: string, dwelling = desk.here.areas.dwelling): Promise<void> {
  const body = { dwelling_id: dwelling, role: 'family', lives_here: true }
  const moved = await desk.ask(desk.here.secretary, 'POST', `people/${person}/residences`, body)
  expect(moved.status).toBe(201)
  await desk.platform.dispatcher.drain()
}

async function moveOut(person: string): Promise<void> {
  const view = await desk.ask<{ residences: { id: string }[] }>(desk.here.secretary, 'GET', `people/${person}`)
  for (const { id } of view.body.residences) await desk.ask(desk.here.secretary, 'POST', `residences/${id}/end`, {})
  await desk.platform.dispatcher.drain()
}

describe('rows follow the register', () => {
  it('who moves in comes, who moves out is left out, and comes back with what was typed in', async () => {
    const { fill } = await desk.begun({ ...once, name: '住户表', columns }, 'once')
    const newcomer = await createPerson(desk.platform, desk.here.communityId, { name: '澹台明' })
    await moveIn(newcomer)
    const come = await desk.filled(fill.id)
    expect([come.rows, come.gaps, come.gone]).toEqual([fill.rows + 1, fill.gaps + 1, 0])
    const row = (await desk.rows(fill.id)).find((one) => one.label === '澹台明')
    await desk.ask(desk.worker, 'POST', `form-fills/${fill.id}/cells`, {
      cells: [{ no: row?.no ?? 0, column: 'c2', value: '新来的' }],
    })
    await moveOut(newcomer)
    const left = await desk.filled(fill.id)
    expect([left.rows, left.gaps, left.gone]).toEqual([fill.rows, fill.gaps, 1])
    expect((await desk.rows(fill.id, '?show=gone')).map((one) => [one.label, one.gone])).toEqual([['澹台明', true]])
    expect((await desk.rows(fill.id)).map((one) => one.label)).not.toContain('澹台明')
    await moveIn(newcomer)
    const back = (await desk.rows(fill.id)).find((one) => one.label === '澹台明')
    expect(back).toMatchObject({ gone: false, cells: { c2: '新来的' } })
  })

  it('a form limited to some follows who fits by now', async () => {
    const { fill } = await desk.begun({ name: '八十岁以上', columns, wish: { age_from: 80 } }, '2026-02')
    const id = people['宇文拓'] ?? ''
    const { body } = await desk.ask<{ revision: number }>(desk.here.secretary, 'GET', `people/${id}`)
    await desk.ask(desk.here.secretary, 'PATCH', `people/${id}`, {
      birth_date: '1930-05-06',
      identity_number: '',
      revision: body.revision,
    })
    const now = await desk.filled(fill.id)
    expect(now.rows + now.gone).toBeGreaterThanOrEqual(fill.rows)
  })

  it('rows of homes and households change in place', async () => {
    const homes = [column('c1', '住址', 'home'), column('c2', '居住人数', 'residents')]
    const { fill } = await desk.begun({ ...once, name: '住房表', rows: 'dwelling', columns: homes }, 'once')
    const living = async () => Math.max(...(await desk.rows(fill.id)).map((row) => Number(row.cells['c2'])))
    const before = await living()
    const newcomer = await createPerson(desk.platform, desk.here.communityId, { name: '拓跋宏' })
    const households = [column('c1', '户主', 'head'), column('c2', '人数', 'members')]
    const of = await desk.begun({ ...once, name: '户表', rows: 'household', columns: households }, 'once')
    await moveIn(newcomer)
    expect(await living()).toBe(before + 1)
    const formed = await desk.ask(desk.here.secretary, 'POST', 'households', {
      dwelling_id: desk.here.areas.dwelling,
      kind: 'family',
      head_person_id: newcomer,
    })
    expect(formed.status).toBe(201)
    expect((await desk.filled(of.fill.id)).rows).toBe(of.fill.rows + 1)
    const { id } = formed.body
    await desk.ask(desk.here.secretary, 'POST', `households/${id}/departures`, { person_id: newcomer })
    expect(await desk.filled(of.fill.id)).toMatchObject({ rows: of.fill.rows, gone: 1 })
  })
})

describe('a part', () => {
  let fill: Fill
  let part: Part
  let stranger: TestPerson

  beforeAll(async () => {
    const { building, stairwell } = desk.here.areas
    const dwellingId = await createDwelling(desk.platform, desk.here.communityId, {
      building,
      stairwell,
      number: '901',
    })
    await createPerson(desk.platform, desk.here.communityId, { name: '万俟雅', dwellingId })
    const { platform, here } = desk
    const areaId = await createArea(platform, here.communityId, { kind: 'grid', name: '第九网格' })
    stranger = await createStaff(platform, here.communityId, 'grid_worker', { areaId })
    ;({ fill } = await desk.begun({ ...once, name: '分片表', columns }, 'once'))
  })

  it('is given to whoever holds the area, who is told', async () => {
    const given = await desk.ask<Fill>(desk.worker, 'POST', `form-fills/${fill.id}/parts`, { level: 'grid' })
    expect(given.body.parts).toMatchObject([{ name: '第一网格', rows: fill.rows, done_at: null }])
    const again = await desk.ask(desk.worker, 'POST', `form-fills/${fill.id}/parts`, { level: 'grid' })
    expect(again.body.code).toBe('forms.part_empty')
    await desk.platform.dispatcher.drain()
    const { items } = (await desk.ask<{ items: Part[] }>(desk.here.gridWorker, 'GET', 'form-parts')).body
    expect(items).toMatchObject([{ rows: fill.rows, gaps: fill.gaps }])
    const inbox = await desk.ask<{ items: { kind: string }[] }>(desk.here.gridWorker, 'GET', 'my/inbox?face=work')
    expect(inbox.body.items.map((one) => one.kind)).toContain('form_part_due')
    part = items[0] as Part
  })

  it('is filled by them alone; the whole knows how far it is', async () => {
    const { gridWorker } = desk.here
    const rows = (await desk.ask<Rows>(gridWorker, 'GET', `form-parts/${part.id}/rows`)).body.items
    expect(rows.length).toBe(fill.rows)
    const cells = [{ no: rows[0]?.no ?? 0, column: 'c2', value: '在家' }]
    const typed = await desk.ask<Part>(gridWorker, 'POST', `form-parts/${part.id}/cells`, { cells })
    expect(typed).toMatchObject({ status: 200, body: { gaps: fill.gaps - 1, can: ['type_in', 'finish'] } })
    const finished = await desk.ask<Part>(gridWorker, 'POST', `form-parts/${part.id}/done`, {
      done: true,
      note: '两户不在',
    })
    expect(finished.body).toMatchObject({ can: ['reopen'], done_at: expect.any(String) })
    expect((await desk.filled(fill.id)).parts).toMatchObject([{ gaps: fill.gaps - 1, done_at: expect.any(String) }])
    for (const path of [`form-fills/${fill.id}`, `form-fills/${fill.id}/rows`])
      expect((await desk.ask(gridWorker, 'GET', path)).status).toBe(403)
    expect((await desk.ask(gridWorker, 'POST', `form-fills/${fill.id}/parts`, { level: 'grid' })).status).toBe(403)
    expect((await desk.ask(desk.here.resident, 'GET', `form-parts/${part.id}`)).status).toBe(403)
    expect((await desk.ask(stranger, 'GET', `form-parts/${part.id}`)).status).toBe(404)
  })

  it('is taken back with what was typed in, and given anew', async () => {
    expect((await desk.ask(desk.worker, 'DELETE', `form-parts/${part.id}`)).status).toBe(200)
    expect((await desk.ask(desk.here.gridWorker, 'GET', `form-parts/${part.id}`)).status).toBe(404)
    expect(await desk.filled(fill.id)).toMatchObject({ parts: [], gaps: fill.gaps - 1 })
    const area_ids = [desk.here.areas.building]
    const given = await desk.ask<Fill>(desk.worker, 'POST', `form-fills/${fill.id}/parts`, { area_ids })
    expect(given.body.parts).toMatchObject([{ rows: fill.rows }])
    const unknown = await desk.ask(desk.worker, 'POST', `form-fills/${fill.id}/parts`, { area_ids: [part.id] })
    expect(unknown.body.code).toBe('forms.area_unknown')
  })

  it('takes in who moves into its area', async () => {
    const newcomer = await createPerson(desk.platform, desk.here.communityId, { name: '赫连城' })
    await moveIn(newcomer)
    const now = await desk.filled(fill.id)
    expect(now.parts[0]?.rows).toBe(fill.rows + 1)
    const handed = await desk.ask(desk.worker, 'POST', `form-fills/${fill.id}/hand-ins`, {
      edition: now.edition,
      handed_to: '街道办事处',
      way: 'paper',
      with_gaps: true,
    })
    expect(handed.status).toBe(201)
    const late = await desk.ask(desk.here.gridWorker, 'POST', `form-parts/${now.parts[0]?.id}/done`, { done: true })
    expect(late.body.code).toBe('forms.handed_in_already')
  })

  it('not done is in the reminder of whoever holds its area, beside the office', async () => {
    const { fill: due } = await desk.begun({ ...once, name: '快到期的', due_day: '2026-03-06', columns }, 'once')
    await desk.ask(desk.worker, 'POST', `form-fills/${due.id}/parts`, { level: 'grid' })
    await desk.platform.jobs.runDue()
    await desk.platform.dispatcher.drain()
    const told = async (by: TestPerson) =>
      (await desk.ask<{ items: { kind: string }[] }>(by, 'GET', 'my/inbox?face=work')).body.items.map((one) => one.kind)
    expect(await told(desk.here.gridWorker)).toContain('form_part_left')
    expect(await told(desk.worker)).toContain('form_due')
    expect(await told(stranger)).not.toContain('form_part_left')
  })
})
