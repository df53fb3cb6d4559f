import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  column,
  Desk,
  type Fill,
  number,
  plan,
  type Rows,
  settle,
  sheetOf,
  theirSheet,
  type View,
} from './test/desk.ts'

let desk: Desk
let elders: Record<string, string>

beforeAll(async () => {
  desk = await Desk.open()
  elders = await settle(desk)
})
afterAll(() => desk.close())

const ask: Desk['ask'] = (by, method, path, payload) => desk.ask(by, method, path, payload)

describe('a form from definition to handing in', () => {
  let form: View
  let fill: Fill

  it('is defined on their sheet: the headings are recognised, the row can be changed', async () => {
    const { status, body } = await desk.upload(await theirSheet())
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
    const other = await ask(desk.here.secretary, 'GET', `forms/templates/${body.id}?header_row=9`)
    expect([other.status, other.body.code]).toEqual([422, 'forms.header_missing'])
    const columns = body.columns.map((one: { at: number; title: string; source: string }, index: number) =>
      column(`c${index}`, one.title, one.source, one.at),
    )
    const defined = await ask(
      desk.here.secretary,
      'POST',
      'forms',
      plan({ columns, template_id: body.id, header_row: 3 }),
    )
    expect(defined.status).toBe(201)
    form = defined.body
    expect(form).toMatchObject({
      asked_by: '硖石街道民政办',
      periods: [{ period: '2026-02', due_day: '2026-03-05' }, { period: '2026-03' }],
    })
  })

  it('fills itself, names what is missing, and knows when the register is completed', async () => {
    const begun = await ask<Fill>(desk.worker, 'POST', `forms/${form.id}/fills`, {
      period: '2026-02',
      asked_on: '2026-03-02',
    })
    expect(begun).toMatchObject({ status: 201, body: { state: 'filling', due_day: '2026-03-05' } })
    fill = await desk.filled(begun.body.id)
    expect(fill).toMatchObject({ state: 'open', rows: 2, gaps: 3 })
    expect(fill.columns.filter((one) => one.gaps > 0).map((one) => [one.id, one.gaps])).toEqual([
      ['c3', 1],
      ['c5', 2],
    ])
    const rows = await ask<Rows>(desk.worker, 'GET', `form-fills/${fill.id}/rows?show=gaps&column=c3`)
    expect(rows.body.items.map((row) => row.label)).toEqual(['公冶长'])
    const person = (await ask<{ revision: number }>(desk.here.secretary, 'GET', `people/${elders['公冶长']}`)).body
    const edited = await desk.http.inject({
      method: 'PATCH',
      url: `/api/c/${desk.here.communityId}/people/${elders['公冶长']}`,
      headers: { 'x-test-account': desk.here.secretary.accountId, 'idempotency-key': 'forms-edit' },
      payload: { phone: '19900007002', revision: person.revision },
    })
    expect(edited.statusCode).toBe(200)
    fill = await desk.filled(fill.id)
    expect(fill.columns.find((one) => one.id === 'c3')?.gaps).toBe(0)
    const all = (await ask<Rows>(desk.worker, 'GET', `form-fills/${fill.id}/rows`)).body.items
    expect(all[0]?.cells).toMatchObject({ c0: 1, c1: '公冶长', c3: '199****7002' })
    expect(JSON.stringify(all)).not.toContain(number(11))
  })

  it('takes what is typed in, hands in with gaps only when told so, and not twice', async () => {
    const refused = await ask(desk.worker, 'POST', `form-fills/${fill.id}/cells`, {
      cells: [{ no: 1, column: 'c1', value: '别人' }],
    })
    expect(refused.body.code).toBe('forms.column_not_typed')
    const typed = await ask<Fill>(desk.worker, 'POST', `form-fills/${fill.id}/cells`, {
      cells: [{ no: 1, column: 'c5', value: '住院' }],
    })
    expect(typed.body.gaps).toBe(1)
    const handing = { edition: typed.body.edition, handed_to: '硖石街道民政办', way: 'platform' }
    expect((await ask(desk.worker, 'POST', `form-fills/${fill.id}/hand-ins`, handing)).body).toMatchObject({
      code: 'forms.gaps_left',
      detail: expect.stringContaining('1'),
    })
    const handed = await ask<Fill>(desk.worker, 'POST', `form-fills/${fill.id}/hand-ins`, {
      ...handing,
      with_gaps: true,
    })
    expect(handed).toMatchObject({ status: 201, body: { state: 'handed_in', hand_ins: [{ rows: 2, gaps: 1 }] } })
    expect(
      (await ask(desk.worker, 'POST', `form-fills/${fill.id}/hand-ins`, { ...handing, with_gaps: true })).body.code,
    ).toBe('forms.handed_in_already')
    expect((await ask(desk.worker, 'POST', `forms/${form.id}/fills`, { period: '2026-02' })).body.code).toBe(
      'forms.period_taken',
    )
  })

  it('goes out in their layout: covered, or whole with a right and a reason that everybody in it finds', async () => {
    const covered = await ask(desk.worker, 'POST', 'form-fills/export', { fill_id: fill.id })
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
    expect((await ask(desk.worker, 'POST', 'form-fills/export', { ...whole, reason: '报送' })).body.code).toBe(
      'platform.not_allowed',
    )
    expect((await ask(desk.here.secretary, 'POST', 'form-fills/export', whole)).body.code).toBe('forms.reason_needed')
    const taken = await ask(desk.here.secretary, 'POST', 'form-fills/export', { ...whole, reason: '报送高龄津贴' })
    expect((await sheetOf(taken.raw)).getCell('C5').value).toBe(number(11))
    const views = await ask<{ items: object[] }>(desk.here.secretary, 'GET', 'view-log?limit=50')
    expect(JSON.stringify(views.body)).toContain('报送高龄津贴')
  })

  it('is mended by a reason; the copy stays; the next period has what was typed in', async () => {
    const reopened = await ask<Fill>(desk.worker, 'POST', `form-fills/${fill.id}/reopened`, { reason: '漏了一位' })
    expect(reopened.body).toMatchObject({
      state: 'open',
      edition: fill.edition + 1,
      hand_ins: [{ reopen_reason: '漏了一位' }],
    })
    await ask(desk.worker, 'POST', `form-fills/${fill.id}/cells`, {
      cells: [{ no: 2, column: 'c5', value: '随子女住' }],
    })
    expect((await ask(desk.here.secretary, 'PUT', `forms/${form.id}`, { ...plan(), version: 1 })).body.code).toBe(
      'forms.fill_open',
    )
    const again = { edition: fill.edition + 1, handed_to: '硖石街道民政办', way: 'paper' }
    expect((await ask<Fill>(desk.worker, 'POST', `form-fills/${fill.id}/hand-ins`, again)).body.hand_ins.length).toBe(2)
    const copy = await ask(desk.worker, 'POST', 'form-fills/export', { fill_id: fill.id, edition: fill.edition })
    expect((await sheetOf(copy.raw)).getCell('F5').text).toBe('')
    const next = await desk.filled(
      (await ask(desk.worker, 'POST', `forms/${form.id}/fills`, { period: '2026-03' })).body.id,
    )
    expect(next).toMatchObject({ gaps: 0, carried: 2 })
    await ask(desk.worker, 'POST', `form-fills/${next.id}/cells`, { cells: [{ no: 1, column: 'c5', value: '' }] })
    await ask(desk.worker, 'POST', `form-fills/${next.id}/refresh`)
    expect(await desk.filled(next.id)).toMatchObject({ state: 'open', gaps: 1, carried: 1 })
    expect((await ask<Fill>(desk.worker, 'POST', `form-fills/${next.id}/kept`, {})).body.carried).toBe(0)
    expect((await ask(desk.worker, 'DELETE', `form-fills/${next.id}`)).status).toBe(200)
    const changed = await ask(desk.here.secretary, 'PUT', `forms/${form.id}`, { ...plan(), version: 1 })
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
      desk.here.secretary,
      'POST',
      'forms',
      plan({ name: '独居老人', asked_by: '海宁市民政局', columns: [column('c1', '老人', 'name')] }),
    )
    const { body } = await ask<{ askers: object[]; twice: { source: string; forms: object[] }[] }>(
      desk.here.secretary,
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
    expect((await ask(desk.worker, 'GET', 'forms/asked?from=2026-01&to=2026-12')).status).toBe(403)
  })
})
