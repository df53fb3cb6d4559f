import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { communityWithRequests } from '../requests/test/factory.ts'
import { column, Desk, plan, type Rows, settle, sheetOf, theirSheet } from './test/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await Desk.open()
  await settle(desk)
})
afterAll(() => desk.close())

const ask: Desk['ask'] = (by, method, path, payload) => desk.ask(by, method, path, payload)

it('figures by area stand in a sheet of ours where there is no template of theirs', async () => {
  const columns = [
    column('c1', '小区', 'area_name'),
    column('c2', '人口', 'persons'),
    column('c3', '八十岁以上', 'persons', null, { wish: { age_from: 80 } }),
    column('c4', '独居', 'persons', null, { wish: { tag: 'lives_alone' } }),
    column('c5', '套数', 'dwellings'),
    column('c6', '入住', 'lived_in'),
    column('c7', '核实率', 'confirmed_share'),
    column('c8', '诉求', 'requests_filed'),
    column('c9', '岗位', 'posts_filled'),
    column('c10', '爱心民生', 'requests_class_A'),
    column('c11', '在办', 'requests_state_open'),
  ]
  for (const [rows, figures] of [
    ['compound', ['南苑小区', 2]],
    ['building', ['3幢', 2]],
    ['grid', ['第一网格', 2]],
  ] as const) {
    const of = await ask(
      desk.here.secretary,
      'POST',
      'forms',
      plan({ name: `${rows}季报`, rhythm: 'quarterly', rows, wish: {}, columns }),
    )
    const { id } = (await ask(desk.worker, 'POST', `forms/${of.body.id}/fills`, { period: '2026-Q1' })).body
    expect(await desk.filled(id)).toMatchObject({ state: 'open', rows: 1 })
    const [row] = (await ask<Rows>(desk.worker, 'GET', `form-fills/${id}/rows`)).body.items
    expect([row?.cells['c1'], row?.cells['c3']]).toEqual(figures)
    expect(row?.cells).toMatchObject({ c4: 1, c5: 1, c6: 1, c7: '0%', c8: 0, c10: 0, c11: 0 })
    const out = await ask(desk.worker, 'POST', 'form-fills/export', { fill_id: id })
    expect((await sheetOf(out.raw)).getCell('B2').value).toBe('人口')
  }
})

it.each(['household', 'dwelling', 'community'])('rows of %s are filled too', async (rows) => {
  const columns =
    rows === 'community'
      ? [column('c1', '人口', 'persons')]
      : [column('c1', '住址', 'home'), column('c2', '小区', 'compound')]
  const of = await ask(
    desk.here.secretary,
    'POST',
    'forms',
    plan({ name: `${rows}表`, rhythm: 'once', due_day: '2026-03-20', rows, wish: {}, columns }),
  )
  const { id } = (await ask(desk.worker, 'POST', `forms/${of.body.id}/fills`, { period: 'once' })).body
  expect((await desk.filled(id)).state).toBe('open')
})

it.each([
  ['an unknown source', { columns: [column('c1', '血型', 'blood')] }, 'forms.source_unknown', 'columns.0.source'],
  [
    'a sensitive situation',
    { columns: [column('c1', '低保', 'tag:low_income_support')] },
    'forms.sensitive_terms_needed',
    'columns.0.source',
  ],
  ['a sensitive filter', { wish: { tag: 'long_term_illness' } }, 'forms.sensitive_terms_needed', 'wish'],
  ['ages the wrong way round', { wish: { age_from: 90, age_to: 80 } }, 'forms.wish_unfit', 'wish'],
  [
    'a column twice',
    { columns: [column('c1', '姓名', 'name'), column('c2', '名字', 'name')] },
    'forms.column_twice',
    'columns.1.source',
  ],
  [
    'a title twice',
    { columns: [column('c1', '姓名', 'name'), column('c2', '姓名', 'typed')] },
    'forms.column_twice',
    'columns.1.title',
  ],
  ['nobody who asks', { asked_by: '' }, 'forms.asker_unknown', 'asked_by'],
  ['once without a day', { rhythm: 'once' }, 'forms.due_day_needed', 'due_day'],
])('%s is refused by name', async (_, more, code, path) => {
  const { status, body } = await ask(desk.here.secretary, 'POST', 'forms', plan(more))
  expect([status, body.code, body.fields?.[0]?.path]).toEqual([422, code, path])
})

it('a sheet that is none, or without headings, is refused in words', async () => {
  expect((await desk.upload('姓名,电话', '台账.csv')).body.code).toBe('forms.template_unreadable')
  const empty = new ExcelJS.Workbook()
  empty.addWorksheet('空')
  expect((await desk.upload(new Uint8Array((await empty.xlsx.writeBuffer()) as ArrayBuffer))).body.code).toBe(
    'forms.template_empty',
  )
  const broken = (await theirSheet()).slice(0, 900)
  expect((await desk.upload(broken)).status).toBe(422)
})

it('another community, a grid worker and a resident see none of it', async () => {
  const { body } = await ask(desk.here.secretary, 'POST', 'forms', plan({ name: '别家的' }))
  const there = await communityWithRequests(desk.platform)
  const url = `/api/c/${there.communityId}/forms/${body.id}`
  expect(
    (await desk.http.inject({ method: 'GET', url, headers: { 'x-test-account': there.secretary.accountId } }))
      .statusCode,
  ).toBe(404)
  expect(
    (await desk.http.inject({ method: 'GET', url, headers: { 'x-test-account': desk.here.secretary.accountId } }))
      .statusCode,
  ).toBe(403)
  for (const by of [desk.here.gridWorker, desk.here.resident])
    expect((await ask(by, 'GET', `forms/${body.id}`)).status).toBe(403)
})

it('what is due is told once, and again when it is late', async () => {
  const remind = desk.platform.registry.modules
    .flatMap((module) => module.jobs ?? [])
    .find((job) => job.name === 'forms.remind')
  expect(remind).toBeDefined()
  const due = (await ask<{ items: { name: string; late: boolean }[] }>(desk.worker, 'GET', 'forms/due')).body.items
  expect(due.find((one) => one.name === '别家的')).toMatchObject({
    period: '2026-02',
    due_day: '2026-03-05',
    late: false,
  })
})
