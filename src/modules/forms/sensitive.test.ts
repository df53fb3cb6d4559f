import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPerson } from '../people/test/factory.ts'
import { createStaff, type TestPerson } from '../requests/test/factory.ts'
import { column, Desk, type Fill, number, plan, type Rows, settle, sheetOf, type View } from './test/desk.ts'

const terms = {
  law: '《中华人民共和国残疾人保障法》第四十八条',
  purpose: '核对生活补贴',
  assessment: '影响评估 2026-3 号',
}
const columns = [column('c1', '姓名', 'name'), column('c2', '是否持证', 'tag:disability_card')]
const wish = { tag: 'disability_card' }

let desk: Desk
let deputy: TestPerson
let form: View
let fillId: string
let listed: string

beforeAll(async () => {
  desk = await Desk.open()
  await settle(desk)
  deputy = await createStaff(desk.platform, desk.here.communityId, 'deputy_secretary')
  const dwellingId = desk.here.areas.dwelling
  const tags = ['disability_card']
  const { communityId } = desk.here
  listed = await createPerson(desk.platform, communityId, {
    name: '司空见',
    identityNumber: number(31, '1960-05-06'),
    dwellingId,
    tags,
  })
  await createPerson(desk.platform, communityId, {
    name: '司空小',
    identityNumber: number(32, '2015-05-06'),
    dwellingId,
    tags,
  })
  await desk.platform.dispatcher.drain()
})
afterAll(() => desk.close())

const told = async (by: TestPerson) => {
  await desk.platform.dispatcher.drain()
  const { body } = await desk.ask<{ items: { kind: string }[] }>(by, 'GET', 'my/inbox?face=work')
  return body.items.map((one) => one.kind)
}

it('needs the law with its article, a purpose of its own and an assessment', async () => {
  const without = await desk.ask(desk.worker, 'POST', 'forms', plan({ columns, wish }))
  expect(without.body).toMatchObject({ code: 'forms.sensitive_terms_needed', fields: [{ path: 'columns.1.source' }] })
  const vague = { ...terms, law: '有关规定' }
  const unnamed = await desk.ask(desk.worker, 'POST', 'forms', plan({ columns, wish, sensitive: vague }))
  expect(unnamed.body).toMatchObject({ code: 'forms.law_unnamed', fields: [{ path: 'sensitive.law' }] })
  const defined = await desk.ask(deputy, 'POST', 'forms', plan({ name: '持证残疾人', columns, wish, sensitive: terms }))
  expect(defined.status).toBe(201)
  form = defined.body
  expect(form).toMatchObject({ approval: { at: null }, can: expect.not.arrayContaining(['approve', 'begin_fill']) })
})

it('is filled only after somebody else approved it', async () => {
  const begin = () => desk.ask(desk.worker, 'POST', `forms/${form.id}/fills`, { period: '2026-02' })
  expect((await begin()).body.code).toBe('forms.approval_needed')
  const approve = (by: TestPerson) => desk.ask(by, 'POST', `forms/${form.id}/approval`, { version: 1, approved: true })
  expect((await approve(desk.worker)).status).toBe(403)
  expect((await approve(deputy)).body.code).toBe('forms.approved_by_maker')
  expect(await told(desk.here.secretary)).toContain('form_to_approve')
  expect(await told(deputy)).not.toContain('form_to_approve')
  expect((await approve(desk.here.secretary)).body).toMatchObject({ approval: { at: expect.any(String) } })
  expect(await told(deputy)).toContain('form_approved')
  const begun = await begin()
  expect(begun.status).toBe(201)
  fillId = begun.body.id
  expect(await desk.filled(fillId)).toMatchObject({ state: 'open', rows: 1 })
})

it('of who defines and who approves, one is the secretary', async () => {
  const defined = (by: TestPerson, name: string) =>
    desk.ask(by, 'POST', 'forms', plan({ name, columns, wish, sensitive: terms }))
  const approve = (id: string) => desk.ask(deputy, 'POST', `forms/${id}/approval`, { version: 1, approved: true })
  const { id } = (await defined(desk.worker, '工作人员登记的')).body
  expect((await desk.ask(deputy, 'GET', `forms/${id}`)).body.can).not.toContain('approve')
  expect((await approve(id)).body.code).toBe('forms.secretary_approves')
  const hers = (await defined(desk.here.secretary, '书记登记的')).body
  expect(await told(deputy)).toContain('form_to_approve')
  expect((await approve(hers.id)).status).toBe(200)
})

it('shows its rows to who fills it alone, notes each look, and leaves out who is under age', async () => {
  expect((await desk.ask(desk.worker, 'GET', `form-fills/${fillId}/rows`)).body.code).toBe('forms.looks_noted')
  expect((await desk.ask(desk.here.secretary, 'POST', `form-fills/${fillId}/looks`, {})).body.code).toBe(
    'forms.filler_only',
  )
  const looked = await desk.ask<Rows>(desk.worker, 'POST', `form-fills/${fillId}/looks`, {})
  expect(looked.body.items).toMatchObject([{ label: '司空见', cells: { c2: '是' } }])
  const log = await desk.ask<{ items: { person_id: string; field: string; reason: string }[] }>(
    desk.here.secretary,
    'GET',
    'view-log?limit=50',
  )
  expect(log.body.items).toMatchObject([{ person_id: listed, field: 'sensitive', reason: terms.purpose }])
})

it('goes out with a reason, from who fills it; somebody else takes it over first', async () => {
  const body = { fill_id: fillId }
  expect((await desk.ask(desk.here.secretary, 'POST', 'form-fills/export', body)).body.code).toBe('forms.filler_only')
  expect((await desk.ask(desk.worker, 'POST', 'form-fills/export', body)).body.code).toBe('forms.reason_needed')
  const taken = await desk.ask(desk.here.secretary, 'POST', `form-fills/${fillId}/filler`)
  expect(taken.body.can).toContain('look')
  expect((await desk.ask(desk.worker, 'POST', `form-fills/${fillId}/looks`, {})).status).toBe(403)
  const out = await desk.ask(desk.here.secretary, 'POST', 'form-fills/export', { ...body, reason: '报残联' })
  expect((await sheetOf(out.raw)).getCell('A3').text).toBe('司空见')
})

it('in parts, whoever holds the area sees theirs, and nobody else of the office', async () => {
  const given = await desk.ask<Fill>(desk.here.secretary, 'POST', `form-fills/${fillId}/parts`, { level: 'grid' })
  const id = given.body.parts[0]?.id
  expect((await desk.ask(desk.worker, 'POST', `form-parts/${id}/looks`, {})).body.code).toBe('forms.filler_only')
  expect((await desk.ask(desk.here.gridWorker, 'GET', `form-parts/${id}/rows`)).body.code).toBe('forms.looks_noted')
  const looked = await desk.ask<Rows>(desk.here.gridWorker, 'POST', `form-parts/${id}/looks`, {})
  expect(looked.body.items).toMatchObject([{ label: '司空见' }])
})

it('is forgotten sooner after it was handed in', async () => {
  const { body } = await desk.ask(desk.here.secretary, 'GET', `form-fills/${fillId}`)
  const handed = await desk.ask(desk.here.secretary, 'POST', `form-fills/${fillId}/hand-ins`, {
    edition: body.edition,
    handed_to: '街道残联',
    way: 'paper',
    with_gaps: true,
  })
  expect(handed.status).toBe(201)
  const [usual, sooner] = ['forms.rows', 'forms.sensitive_rows'].map((name) =>
    desk.platform.registry.modules.flatMap((module) => module.retention ?? []).find((one) => one.name === name),
  )
  expect(sooner?.days).toBeLessThan(usual?.days ?? 0)
})
