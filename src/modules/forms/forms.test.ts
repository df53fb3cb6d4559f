import ExcelJS from 'exceljs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../app/testing/platform.ts'
import { serveTestPlatform } from '../../app/testing/served.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createPerson } from '../people/test/factory.ts'
import {
  communityWithRequests,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'

type View = Record<string, unknown> & {
  id: string
  edition: number
  gaps: number
  rows: number
  state: string
  can: string[]
}
type Fill = View & {
  columns: { id: string; gaps: number; carried: number }[]
  hand_ins: { edition: number }[]
  carried: number
  filled: number
}
type Rows = {
  items: { no: number; label: string; cells: Record<string, string | number>; gaps: string[]; carried: string[] }[]
  next: string | null
}

let platform: TestPlatform
let http: FastifyInstance
let close: () => Promise<void>
let here: RequestsCommunity
let worker: TestPerson
const elders: Record<string, string> = {}
const number = (sequence: number, birthDate = '1940-05-06') =>
  makeIdentityNumber({ birthDate, sex: 'female', sequence })
let key = 0

beforeAll(async () => {
  const served = await serveTestPlatform()
  ;({ platform, http, close } = served)
  here = await communityWithRequests(platform)
  worker = await createStaff(platform, here.communityId, 'community_worker')
  const dwellingId = here.areas.dwelling
  const tags = ['lives_alone']
  elders['闻人雪'] = await createPerson(platform, here.communityId, {
    name: '闻人雪',
    phone: '19900007001',
    identityNumber: number(11),
    dwellingId,
    tags,
  })
  elders['公冶长'] = await createPerson(platform, here.communityId, {
    name: '公冶长',
    phone: '',
    identityNumber: number(12),
    dwellingId,
  })
  await createPerson(platform, here.communityId, {
    name: '宇文拓',
    identityNumber: number(13, '1990-05-06'),
    dwellingId,
  })
  await platform.dispatcher.drain()
})
afterAll(() => close())

async function ask<T = View>(
  by: TestPerson | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
): Promise<{ status: number; body: T & { code: string; detail: string; fields?: { path: string }[] }; raw: Buffer }> {
  key += 1
  const headers = { 'x-test-account': by?.accountId ?? '', 'idempotency-key': `forms-key-${key}` }
  const answer = await http.inject({
    method,
    url: `/api/c/${here.communityId}/${path}`,
    headers,
    ...(payload ? { payload } : {}),
  })
  const json = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: json ? answer.json() : ({} as never), raw: answer.rawPayload }
}

async function upload(bytes: Uint8Array | string, name = '台账.xlsx') {
  key += 1
  const form = new FormData()
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : Buffer.from(bytes)]), name)
  const url = `/api/c/${here.communityId}/forms/templates`
  const headers = { 'x-test-account': here.secretary.accountId, 'idempotency-key': `forms-key-${key}` }
  const answer = await http.inject({ method: 'POST', url, payload: form, headers })
  return { status: answer.statusCode, body: answer.json() }
}

/** As a street office would send it: a title over all columns, a unit line, headings, two bordered rows, a foot with merged cells. */
async function theirSheet(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.mergeCells('A1:F1')
  sheet.getCell('A1').value = '八十岁以上老人台账'
  sheet.getCell('A2').value = '填报单位：'
  sheet.getRow(3).values = ['序号', '姓名', '身份证号', '联系电话', '住址', '备注']
  for (const row of [4, 5])
    for (let column = 1; column <= 6; column++) sheet.getCell(row, column).border = { top: { style: 'thin' } }
  sheet.mergeCells('A6:C6')
  sheet.getCell('A6').value = '审核人：'
  sheet.getColumn(5).width = 40
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

const column = (id: string, title: string, source: string, at: number | null = null, more: object = {}) => ({
  id,
  title,
  source,
  at,
  ...more,
})
const plan = (more: object = {}) => ({
  name: '八十岁以上老人台账',
  asked_by: '硖石街道民政办',
  purpose: '核发高龄津贴',
  legal_basis: '《个人信息保护法》第十三条',
  rhythm: 'monthly',
  asked_on: '2026-02-01',
  rows: 'person',
  wish: { age_from: 80 },
  columns: [column('c1', '姓名', 'name')],
  ...more,
})
const filled = async (id: string) => {
  await platform.dispatcher.drain()
  return (await ask<Fill>(worker, 'GET', `form-fills/${id}`)).body
}

describe('a form from definition to handing in', () => {
  let form: View
  let fill: Fill

  it('is defined on their sheet: the headings are recognised, the row can be changed', async () => {
    const { status, body } = await upload(await theirSheet())
    expect(status).toBe(201)
    expect(body).toMatchObject({ header_row: 3 })
    expect(body.columns.map((one: { source: string }) => one.source)).toEqual([
      'row_number',
      'name',
      'identity',
      'phone',
      'home',
      'typed',
    ])
    const other = await ask(here.secretary, 'GET', `forms/templates/${body.id}?header_row=9`)
    expect([other.status, other.body.code]).toEqual([422, 'forms.header_missing'])
    const columns = body.columns.map((one: { at: number; title: string; source: string }, index: number) =>
      column(`c${index}`, one.title, one.source, one.at),
    )
    const defined = await ask(here.secretary, 'POST', 'forms', plan({ columns, template_id: body.id, header_row: 3 }))
    expect(defined.status).toBe(201)
    form = defined.body
    expect(form).toMatchObject({
      asked_by: '硖石街道民政办',
      periods: [{ period: '2026-02', due_day: '2026-03-05' }, { period: '2026-03' }],
    })
  })

  it('fills itself, names what is missing, and knows when the register is completed', async () => {
    const begun = await ask<Fill>(worker, 'POST', `forms/${form.id}/fills`, {
      period: '2026-02',
      asked_on: '2026-03-02',
    })
    expect(begun).toMatchObject({ status: 201, body: { state: 'filling', due_day: '2026-03-05' } })
    fill = await filled(begun.body.id)
    expect(fill).toMatchObject({ state: 'open', rows: 2, gaps: 3 })
    expect(fill.columns.filter((one) => one.gaps > 0).map((one) => [one.id, one.gaps])).toEqual([
      ['c3', 1],
      ['c5', 2],
    ])
    const rows = await ask<Rows>(worker, 'GET', `form-fills/${fill.id}/rows?show=gaps&column=c3`)
    expect(rows.body.items.map((row) => row.label)).toEqual(['公冶长'])
    const person = (await ask<{ revision: number }>(here.secretary, 'GET', `people/${elders['公冶长']}`)).body
    const edited = await http.inject({
      method: 'PATCH',
      url: `/api/c/${here.communityId}/people/${elders['公冶长']}`,
      headers: { 'x-test-account': here.secretary.accountId, 'idempotency-key': 'forms-edit' },
      payload: { phone: '19900007002', revision: person.revision },
    })
    expect(edited.statusCode).toBe(200)
    fill = await filled(fill.id)
    expect(fill.columns.find((one) => one.id === 'c3')?.gaps).toBe(0)
    const all = (await ask<Rows>(worker, 'GET', `form-fills/${fill.id}/rows`)).body.items
    expect(all[0]?.cells).toMatchObject({ c0: 1, c1: '公冶长', c3: '199****7002' })
    expect(JSON.stringify(all)).not.toContain(number(11))
  })

  it('takes what is typed in, hands in with gaps only when told so, and not twice', async () => {
    const refused = await ask(worker, 'POST', `form-fills/${fill.id}/cells`, {
      cells: [{ no: 1, column: 'c1', value: '别人' }],
    })
    expect(refused.body.code).toBe('forms.column_not_typed')
    const typed = await ask<Fill>(worker, 'POST', `form-fills/${fill.id}/cells`, {
      cells: [{ no: 1, column: 'c5', value: '住院' }],
    })
    expect(typed.body.gaps).toBe(1)
    const handing = { edition: typed.body.edition, handed_to: '硖石街道民政办', way: 'platform' }
    expect((await ask(worker, 'POST', `form-fills/${fill.id}/hand-ins`, handing)).body).toMatchObject({
      code: 'forms.gaps_left',
      detail: expect.stringContaining('1'),
    })
    const handed = await ask<Fill>(worker, 'POST', `form-fills/${fill.id}/hand-ins`, { ...handing, with_gaps: true })
    expect(handed).toMatchObject({ status: 201, body: { state: 'handed_in', hand_ins: [{ rows: 2, gaps: 1 }] } })
    expect(
      (await ask(worker, 'POST', `form-fills/${fill.id}/hand-ins`, { ...handing, with_gaps: true })).body.code,
    ).toBe('forms.handed_in_already')
    expect((await ask(worker, 'POST', `forms/${form.id}/fills`, { period: '2026-02' })).body.code).toBe(
      'forms.period_taken',
    )
  })

  it('goes out in their layout: covered, or whole with a right and a reason that everybody in it finds', async () => {
    const covered = await ask(worker, 'POST', 'form-fills/export', { fill_id: fill.id })
    const sheet = await sheetOf(covered.raw)
    expect(sheet.getCell('A1').value).toBe('八十岁以上老人台账')
    expect(sheet.getCell('F1').isMerged).toBe(true)
    expect(sheet.getColumn(5).width).toBe(40)
    expect([3, 4, 5, 6].map((row) => [1, 2, 4, 6].map((at) => sheet.getCell(row, at).text))).toEqual([
      ['序号', '姓名', '联系电话', '备注'],
      ['1', '公冶长', '199****7002', '住院'],
      ['2', '闻人雪', '199****7001', ''],
      ['审核人：', '审核人：', '', ''],
    ])
    expect(sheet.getCell('B4').border.top?.style).toBe('thin')
    expect(sheet.headerFooter.oddFooter).toContain('核发高龄津贴')
    const whole = { fill_id: fill.id, whole: true }
    expect((await ask(worker, 'POST', 'form-fills/export', { ...whole, reason: '报送' })).body.code).toBe(
      'platform.not_allowed',
    )
    expect((await ask(here.secretary, 'POST', 'form-fills/export', whole)).body.code).toBe('forms.reason_needed')
    const taken = await ask(here.secretary, 'POST', 'form-fills/export', { ...whole, reason: '报送高龄津贴' })
    expect((await sheetOf(taken.raw)).getCell('C5').value).toBe(number(11))
    const views = await ask<{ items: object[] }>(here.secretary, 'GET', 'view-log?limit=50')
    expect(JSON.stringify(views.body)).toContain('报送高龄津贴')
  })

  it('is mended by a reason; the copy stays; the next period has what was typed in', async () => {
    const reopened = await ask<Fill>(worker, 'POST', `form-fills/${fill.id}/reopened`, { reason: '漏了一位' })
    expect(reopened.body).toMatchObject({
      state: 'open',
      edition: fill.edition + 1,
      hand_ins: [{ reopen_reason: '漏了一位' }],
    })
    await ask(worker, 'POST', `form-fills/${fill.id}/cells`, { cells: [{ no: 2, column: 'c5', value: '随子女住' }] })
    expect((await ask(here.secretary, 'PUT', `forms/${form.id}`, { ...plan(), version: 1 })).body.code).toBe(
      'forms.fill_open',
    )
    const again = { edition: fill.edition + 1, handed_to: '硖石街道民政办', way: 'paper' }
    expect((await ask<Fill>(worker, 'POST', `form-fills/${fill.id}/hand-ins`, again)).body.hand_ins.length).toBe(2)
    const copy = await ask(worker, 'POST', 'form-fills/export', { fill_id: fill.id, edition: fill.edition })
    expect((await sheetOf(copy.raw)).getCell('F5').text).toBe('')
    const next = await filled((await ask(worker, 'POST', `forms/${form.id}/fills`, { period: '2026-03' })).body.id)
    expect(next).toMatchObject({ gaps: 0, carried: 2 })
    await ask(worker, 'POST', `form-fills/${next.id}/cells`, { cells: [{ no: 1, column: 'c5', value: '' }] })
    await ask(worker, 'POST', `form-fills/${next.id}/refresh`)
    expect(await filled(next.id)).toMatchObject({ state: 'open', gaps: 1, carried: 1 })
    expect((await ask<Fill>(worker, 'POST', `form-fills/${next.id}/kept`, {})).body.carried).toBe(0)
    expect((await ask(worker, 'DELETE', `form-fills/${next.id}`)).status).toBe(200)
    const changed = await ask(here.secretary, 'PUT', `forms/${form.id}`, { ...plan(), version: 1 })
    expect(changed.body).toMatchObject({
      version: 2,
      versions: [
        { version: 2, columns: 1 },
        { version: 1, columns: 6 },
      ],
    })
  })

  it('is counted: who asked how often, what was known, what is asked for twice', async () => {
    await ask(
      here.secretary,
      'POST',
      'forms',
      plan({ name: '独居老人', asked_by: '海宁市民政局', columns: [column('c1', '老人', 'name')] }),
    )
    const { body } = await ask<{ askers: object[]; twice: { source: string; forms: object[] }[] }>(
      here.secretary,
      'GET',
      'forms/asked?from=2026-01&to=2026-12',
    )
    expect(body.askers).toEqual([
      {
        asked_by: '硖石街道民政办',
        forms: 1,
        asked: 1,
        handed_in: 1,
        in_time: 1,
        reopened: 1,
        columns: 6,
        columns_known: 5,
        rows: 2,
        days: 2,
      },
    ])
    expect(body.twice).toMatchObject([{ source: 'name', forms: [{}, {}] }])
    expect((await ask(worker, 'GET', 'forms/asked?from=2026-01&to=2026-12')).status).toBe(403)
  })
})

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer)
  return book.worksheets[0] as ExcelJS.Worksheet
}

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
      here.secretary,
      'POST',
      'forms',
      plan({ name: `${rows}季报`, rhythm: 'quarterly', rows, wish: {}, columns }),
    )
    const { id } = (await ask(worker, 'POST', `forms/${of.body.id}/fills`, { period: '2026-Q1' })).body
    expect(await filled(id)).toMatchObject({ state: 'open', rows: 1 })
    const [row] = (await ask<Rows>(worker, 'GET', `form-fills/${id}/rows`)).body.items
    expect([row?.cells['c1'], row?.cells['c3']]).toEqual(figures)
    expect(row?.cells).toMatchObject({ c4: 1, c5: 1, c6: 1, c7: '0%', c8: 0, c10: 0, c11: 0 })
    const out = await ask(worker, 'POST', 'form-fills/export', { fill_id: id })
    expect((await sheetOf(out.raw)).getCell('B2').value).toBe('人口')
  }
})

it.each(['household', 'dwelling', 'community'])('rows of %s are filled too', async (rows) => {
  const columns =
    rows === 'community'
      ? [column('c1', '人口', 'persons')]
      : [column('c1', '住址', 'home'), column('c2', '小区', 'compound')]
  const of = await ask(
    here.secretary,
    'POST',
    'forms',
    plan({ name: `${rows}表`, rhythm: 'once', due_day: '2026-03-20', rows, wish: {}, columns }),
  )
  const { id } = (await ask(worker, 'POST', `forms/${of.body.id}/fills`, { period: 'once' })).body
  expect((await filled(id)).state).toBe('open')
})

it('rows of a home follow who moves in', async () => {
  const columns = [column('c1', '住址', 'home'), column('c2', '居住人数', 'residents')]
  const wish = { name: '住房表', rhythm: 'once', due_day: '2026-03-20', rows: 'dwelling', wish: {}, columns }
  const of = await ask(here.secretary, 'POST', 'forms', plan(wish))
  const { id } = (await ask(worker, 'POST', `forms/${of.body.id}/fills`, { period: 'once' })).body
  await filled(id)
  const living = async () => {
    const { items } = (await ask<Rows>(worker, 'GET', `form-fills/${id}/rows`)).body
    return Math.max(...items.map((row) => Number(row.cells['c2'])))
  }
  const before = await living()
  const newcomer = await createPerson(platform, here.communityId, { name: '澹台明' })
  const moved = await ask(here.secretary, 'POST', `people/${newcomer}/residences`, {
    dwelling_id: here.areas.dwelling,
    role: 'family',
    lives_here: true,
  })
  expect(moved.status).toBe(201)
  await platform.dispatcher.drain()
  expect(await living()).toBe(before + 1)
})

it.each([
  ['an unknown source', { columns: [column('c1', '血型', 'blood')] }, 'forms.source_unknown', 'columns.0.source'],
  [
    'a sensitive situation',
    { columns: [column('c1', '低保', 'tag:low_income_support')] },
    'forms.source_unknown',
    'columns.0.source',
  ],
  ['a sensitive filter', { wish: { tag: 'long_term_illness' } }, 'forms.wish_unfit', 'wish'],
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
  const { status, body } = await ask(here.secretary, 'POST', 'forms', plan(more))
  expect([status, body.code, body.fields?.[0]?.path]).toEqual([422, code, path])
})

it('a sheet that is none, or without headings, is refused in words', async () => {
  expect((await upload('姓名,电话', '台账.csv')).body.code).toBe('forms.template_unreadable')
  const empty = new ExcelJS.Workbook()
  empty.addWorksheet('空')
  expect((await upload(new Uint8Array((await empty.xlsx.writeBuffer()) as ArrayBuffer))).body.code).toBe(
    'forms.template_empty',
  )
  const broken = (await theirSheet()).slice(0, 900)
  expect((await upload(broken)).status).toBe(422)
})

it('another community, a grid worker and a resident see none of it', async () => {
  const { body } = await ask(here.secretary, 'POST', 'forms', plan({ name: '别家的' }))
  const there = await communityWithRequests(platform)
  const url = `/api/c/${there.communityId}/forms/${body.id}`
  expect(
    (await http.inject({ method: 'GET', url, headers: { 'x-test-account': there.secretary.accountId } })).statusCode,
  ).toBe(404)
  expect(
    (await http.inject({ method: 'GET', url, headers: { 'x-test-account': here.secretary.accountId } })).statusCode,
  ).toBe(403)
  for (const by of [here.gridWorker, here.resident]) expect((await ask(by, 'GET', `forms/${body.id}`)).status).toBe(403)
})

it('what is due is told once, and again when it is late', async () => {
  const remind = platform.registry.modules
    .flatMap((module) => module.jobs ?? [])
    .find((job) => job.name === 'forms.remind')
  expect(remind).toBeDefined()
  const due = (await ask<{ items: { name: string; late: boolean }[] }>(worker, 'GET', 'forms/due')).body.items
  expect(due.find((one) => one.name === '别家的')).toMatchObject({
    period: '2026-02',
    due_day: '2026-03-05',
    late: false,
  })
})
