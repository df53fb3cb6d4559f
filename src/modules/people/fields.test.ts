import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createAccount } from '../access/test/factory.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { editDwellingFields } from './server/commands/edit-dwelling-fields.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { moveIn } from './server/commands/move.ts'
import { registerPerson } from './server/commands/register-person.ts'
import { unmergePerson } from './server/commands/unmerge-person.ts'
import { addField, editField, listFields, orderFields } from './server/fields-of-community/keep-fields.ts'
import { dwellingFields } from './server/fields-of-community/of-building.ts'
import { ownProfile, registeredDwelling } from './server/queries/others.ts'
import { listPersons, showPersonQuery } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { csv, importing } from './test/importing.ts'
import { createSetting, liveIn, newPerson, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting
let sheets: ReturnType<typeof importing>
beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
  sheets = importing(platform, () => here)
})
afterAll(() => platform.close())

type Field = {
  id: string
  label: string
  kind: string
  retired: boolean
  choices: { code: string; label: string; retired: boolean }[]
}
type Shown = { id: string; value: unknown; text: string; retired: boolean }
type Person = { id: string; revision: number; custom: Shown[]; merges: { stayed: string[] }[] }
type Card = { id: string; custom: Record<string, string> }

const by = (accountId: string, communityId = here.communityId) => ({ communityId, accountId })
const asSecretary = () => by(here.secretary.accountId)
const asClerk = () => by(here.clerk.accountId)
const refused = (asked: Promise<unknown>, code: string, fields?: unknown) =>
  expect(asked).rejects.toMatchObject({ code, ...(fields ? { fields } : {}) })
const facts = { subject: 'person', hint: null, choices: [], required: false, sensitive: false, seen_by: [] }
const add = (fields: object, caller = asSecretary()) =>
  platform.do<Field>(addField, { ...facts, kind: 'text', ...fields }, caller)
const edit = (id: string, fields: object) => platform.do<Field>(editField, { id, ...fields }, asSecretary())
const fields = async (caller = asClerk()) =>
  (await platform.do<{ items: Field[] }>(listFields, { subject: 'person' }, caller)).items
const register = (custom: object, caller = asClerk()) =>
  platform.do<Person>(registerPerson, { ...newPerson({ residence: liveIn(here.areas.dwelling) }), custom }, caller)
const show = (id: string, caller = asClerk()) => platform.do<Person>(showPersonQuery, { id }, caller)
const list = async (filter: object, caller = asClerk()) =>
  (await platform.do<{ items: Card[] }>(listPersons, { limit: 100, sort: 'name', ...filter }, caller)).items

describe('fields of a community', () => {
  test('are added, ordered, renamed and retired; the kind stays', async () => {
    const one = await add({ label: '紧急联系人' })
    const two = await add({ kind: 'choice', label: '住得怎样', choices: ['独住', '合住'] })
    expect((await fields()).map(({ label }) => label)).toEqual(['紧急联系人', '住得怎样'])
    await platform.do(orderFields, { subject: 'person', ids: [two.id] }, asSecretary())
    expect((await fields()).map(({ label }) => label)).toEqual(['住得怎样', '紧急联系人'])
    const renamed = await edit(two.id, { choices: [{ code: 'c2', label: '和人合住' }, { label: '不清楚' }] })
    expect(renamed.choices).toEqual([
      { code: 'c2', label: '和人合住', retired: false },
      { code: 'c3', label: '不清楚', retired: false },
      { code: 'c1', label: '独住', retired: true },
    ])
    await refused(edit(one.id, { kind: 'number' }), 'people.field_kind_fixed')
    await refused(edit(one.id, { label: '住得怎样' }), 'people.field_taken')
    await refused(edit(two.id, { choices: [{ label: '一个' }] }), 'people.field_choices_needed')
    await refused(add({ label: '紧急联系人' }), 'people.field_taken')
    await refused(add({ kind: 'choices', label: '会什么', choices: ['一样', '一样'] }), 'people.field_choices_needed')
    await refused(
      platform.do(orderFields, { subject: 'person', ids: [here.resident] }, asSecretary()),
      'people.field_unknown',
    )
    for (const { id } of [one, two]) expect(await edit(id, { retired: true })).toMatchObject({ retired: true })
    expect(await fields()).toEqual([])
  })

  test('who may: keeping is for those who lead; each community has its own', async () => {
    const { id } = await add({ label: '只在这里' })
    await refused(add({ label: '别的' }, asClerk()), 'platform.not_allowed')
    const resident = by(await createAccount(platform, here.communityId, here.resident))
    await refused(add({ label: '别的' }, resident), 'platform.not_allowed')
    await refused(fields(resident), 'platform.not_allowed')
    const other = await createSetting(platform)
    const stranger = by(other.secretary.accountId, other.communityId)
    expect(await fields(stranger)).toEqual([])
    await refused(platform.do(editField, { id, label: '改' }, stranger), 'platform.not_found')
    await edit(id, { retired: true })
  })
})

describe('values', () => {
  test('are of their kind, each wrong one is named, required ones are asked for', async () => {
    const [text, number, date, yes, one, several] = await Promise.all([
      add({ label: '备忘', required: true }),
      add({ kind: 'number', label: '几口人' }),
      add({ kind: 'date', label: '入党日期' }),
      add({ kind: 'yes_no', label: '有电动车' }),
      add({ kind: 'choice', label: '用气', choices: ['管道', '瓶装'] }),
      add({ kind: 'choices', label: '会什么', choices: ['书法', '理发'] }),
    ])
    const ids = [text, number, date, yes, one, several].map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const values = {
      [ids[0]]: ' 门铃坏了 ',
      [ids[1]]: 3.5,
      [ids[2]]: '2001-07-01',
      [ids[3]]: false,
      [ids[4]]: 'c2',
      [ids[5]]: ['c2', 'c1', 'c2'],
    }
    const { id, revision, custom } = await register(values)
    expect(custom.map((shown) => shown.text)).toEqual(
      expect.arrayContaining(['门铃坏了', '3.5', '2001-07-01', '否', '瓶装', '理发、书法']),
    )
    const wrong = { [ids[1]]: 'three', [ids[2]]: '2001-02-30', [ids[3]]: 'yes', [ids[4]]: 'c9', [ids[5]]: ['c9'] }
    await refused(register(wrong), 'people.field_invalid', [
      ...ids.slice(1).map((field) => ({ path: `custom.${field}`, code: 'invalid' })),
      { path: `custom.${ids[0]}`, code: 'required' },
    ])
    await refused(register({ ...values, [here.resident]: 'x' }), 'people.field_unknown')
    const some = { [ids[3]]: true, [ids[1]]: null }
    const after = await platform.do<Person>(editPerson, { id, revision, custom: some }, asClerk())
    expect(after.custom.find((shown) => shown.id === ids[1])?.value).toBeNull()
    const emptied = platform.do(editPerson, { id, revision: after.revision, custom: { [ids[0]]: '' } }, asClerk())
    await refused(emptied, 'people.field_invalid')
    for (const [field, value, found] of [
      [ids[3], 'yes', true],
      [ids[3], 'no', false],
      [ids[4], 'c2', true],
      [ids[5], 'c1', true],
      [ids[1], 'filled', false],
      [ids[1], 'empty', true],
    ] as const)
      expect((await list({ field, value })).some((card) => card.id === id)).toBe(found)
    await refused(list({ field: ids[0], value: 'c1' }), 'people.field_unknown')
    expect((await list({})).find((card) => card.id === id)?.custom).toMatchObject({
      [ids[3]]: '是',
      [ids[5]]: '理发、书法',
    })
    await edit(ids[5], { retired: true })
    expect((await show(id)).custom.find((shown) => shown.id === ids[5])).toMatchObject({
      text: '理发、书法',
      retired: true,
    })
    const late = platform.do(editPerson, { id, revision: after.revision, custom: { [ids[5]]: ['c1'] } }, asClerk())
    await refused(late, 'people.field_unknown')
    for (const field of ids) await edit(field, { retired: true })
  })

  test('sensitive ones stand in no list; some are seen by some posts only; the person sees all', async () => {
    const sensitive = await add({ label: '病史', sensitive: true })
    const led = await add({ label: '困难原因', seen_by: ['community_secretary'] })
    const { id } = await register({ [sensitive.id]: '高血压' })
    const { revision } = await show(id)
    await refused(
      platform.do(editPerson, { id, revision, custom: { [led.id]: '失业' } }, asClerk()),
      'people.field_unknown',
    )
    await platform.do(editPerson, { id, revision, custom: { [led.id]: '失业' } }, asSecretary())
    expect((await show(id)).custom.map(({ text }) => text)).toEqual(['高血压'])
    expect((await show(id, asSecretary())).custom.map(({ text }) => text)).toEqual(['高血压', '失业'])
    expect((await list({})).find((card) => card.id === id)?.custom).toEqual({})
    expect((await list({}, asSecretary())).find((card) => card.id === id)?.custom).toEqual({ [led.id]: '失业' })
    await refused(list({ field: sensitive.id, value: 'filled' }), 'people.field_unknown')
    await refused(list({ field: led.id, value: 'filled' }), 'people.field_unknown')
    const own = by(await createAccount(platform, here.communityId, id))
    const profile = await platform.do<{ custom: Shown[] }>(ownProfile, {}, own)
    expect(profile.custom.map(({ text }) => text)).toEqual(['高血压', '失业'])
    for (const field of [sensitive, led]) await edit(field.id, { retired: true })
  })

  test('go along with a merge and come back with it', async () => {
    const { id: field } = await add({ label: '车牌' })
    const from = (await register({ [field]: '浙A00001' })).id
    const into = await createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling })
    const kept = await platform.do<Person>(mergePersons, { id: from, into }, asSecretary())
    expect(kept.custom).toMatchObject([{ value: '浙A00001' }])
    await platform.do(editPerson, { id: into, revision: kept.revision, custom: { [field]: '浙A00002' } }, asSecretary())
    expect((await platform.do<Person>(unmergePerson, { id: from }, asSecretary())).custom).toMatchObject([
      { value: '浙A00001' },
    ])
    expect(await show(into)).toMatchObject({ custom: [{ value: '浙A00002' }], merges: [{ stayed: ['custom'] }] })
    await edit(field, { retired: true })
  })

  test('of a dwelling are entered on its page, over no change in between', async () => {
    const { id: field } = await add({ subject: 'dwelling', kind: 'yes_no', label: '管道燃气' })
    const fill = (id: string, revision: number, caller = asClerk(), value: unknown = true) =>
      platform.do(editDwellingFields, { id, revision, custom: { [field]: value } }, caller)
    const look = () =>
      platform.do<{ custom: Shown[]; revision: number }>(registeredDwelling, { id: here.areas.dwelling }, asClerk())
    await fill(here.areas.dwelling, 0)
    expect(await look()).toMatchObject({ custom: [{ text: '是' }], revision: 1 })
    await refused(fill(here.areas.dwelling, 0), 'people.changed_meanwhile')
    await refused(fill(here.areas.dwelling, 1, asClerk(), 'ja'), 'people.field_invalid')
    await refused(fill(here.elsewhere.dwelling, 0, by(here.gridWorker.accountId)), 'platform.not_found')
    const other = await createSetting(platform)
    await refused(fill(here.areas.dwelling, 1, by(other.clerk.accountId, other.communityId)), 'platform.not_found')
    const { id } = await register({})
    expect((await list({ field, value: 'yes' })).find((card) => card.id === id)?.custom).toEqual({ [field]: '是' })
    expect(await list({ field, value: 'no' })).toEqual([])
    expect((await list({ field, value: 'empty' })).some((card) => card.id === id)).toBe(false)
    // Who reaches somebody by one dwelling learns nothing of another.
    const away = (
      await platform.do<Person>(registerPerson, newPerson({ residence: liveIn(here.elsewhere.dwelling) }), asClerk())
    ).id
    await fill(here.elsewhere.dwelling, 0)
    await platform.do(moveIn, { id: away, ...liveIn(here.areas.dwelling), lives_here: false }, asClerk())
    const seen = async (caller: ReturnType<typeof by>) =>
      (await list({}, caller)).find((card) => card.id === away)?.custom
    expect(await seen(asClerk())).toEqual({ [field]: '是' })
    expect(await seen(by(here.gridWorker.accountId))).toEqual({})
    const worker = await createStaff(platform, here.communityId, 'micro_grid_leader', { areaId: here.areas.microGrid })
    await refused(fill(here.areas.dwelling, 1, by(worker.accountId)), 'platform.not_allowed')
  })

  test('of the dwellings of a building stand side by side, limited to an answer, as far as posts reach', async () => {
    const { id: meter } = await add({ subject: 'dwelling', kind: 'choice', label: '水表', choices: ['智能', '机械'] })
    const hidden = await add({ subject: 'dwelling', kind: 'text', label: '门锁密码', sensitive: true })
    type Rows = {
      fields: { id: string }[]
      items: { dwelling_id: string; custom: Record<string, string> }[]
      next: string | null
    }
    const ask = (input: object = {}, caller = asClerk()) =>
      platform.do<Rows>(dwellingFields, { id: here.areas.building, limit: 50, value: 'filled', ...input }, caller)
    const { revision } = await platform.do<{ revision: number }>(
      registeredDwelling,
      { id: here.areas.dwelling },
      asClerk(),
    )
    const code = (await platform.do<{ items: Field[] }>(listFields, { subject: 'dwelling' }, asClerk())).items
      .find(({ id }) => id === meter)
      ?.choices.at(0)?.code
    const custom = { [meter]: code, [hidden.id]: '1234' }
    await platform.do(editDwellingFields, { id: here.areas.dwelling, revision, custom }, asClerk())
    const all = await ask()
    expect(all.fields.map(({ id }) => id)).toContain(meter)
    expect(all.fields.map(({ id }) => id)).not.toContain(hidden.id)
    const ours = all.items.find((row) => row.dwelling_id === here.areas.dwelling)
    expect(ours?.custom).toMatchObject({ [meter]: '智能' })
    expect(JSON.stringify(all)).not.toContain('1234')
    const ids = async (input: object) => (await ask(input)).items.map((row) => row.dwelling_id)
    expect(await ids({ field: meter, value: code })).toEqual([here.areas.dwelling])
    expect(await ids({ field: meter, value: 'empty' })).not.toContain(here.areas.dwelling)
    const first = await ask({ limit: 1 })
    const second = first.next ? await ask({ limit: 1, after: first.next }) : { items: [] }
    expect([...first.items, ...second.items].map((row) => row.dwelling_id)).toEqual(
      all.items.slice(0, 2).map((row) => row.dwelling_id),
    )
    await refused(ask({ field: hidden.id }), 'people.field_unknown')
    await refused(ask({ field: meter, after: 'WyJ4Il0' }), 'platform.cursor_invalid')
    await refused(ask({ id: here.areas.stairwell }), 'platform.not_found')
    expect((await ask({ id: here.elsewhere.building }, by(here.gridWorker.accountId))).items).toEqual([])
    await refused(ask({}, by(await createAccount(platform, here.communityId, null))), 'platform.not_allowed')
    const other = await createSetting(platform)
    await refused(ask({}, by(other.clerk.accountId, other.communityId)), 'platform.not_found')
  })

  test('come by sheet, as people write them', async () => {
    const [date, yes, many] = await Promise.all([
      add({ kind: 'date', label: '搬来日期', required: true }),
      add({ kind: 'yes_no', label: '养狗' }),
      add({ kind: 'choices', label: '爱好', choices: ['太极', '合唱'] }),
    ])
    const view = await sheets.check(
      csv(
        '姓名,手机号,搬来日期,养狗,爱好',
        '亓官一,19900006201,2020年3月2日,有,太极、合唱',
        '亓官二,19900006202,20200302,不知道,太极',
        '亓官三,19900006203,,否,',
      ),
    )
    expect(view.problems.map(({ words }) => words)).toEqual([
      ['“养狗”不能填“不知道”，请看填写说明。'],
      ['“搬来日期”要填。'],
    ])
    expect(view).toMatchObject({ rows_new: 1, unknown_columns: [] })
    await sheets.apply(view.id)
    const card = (await list({ field: many.id, value: 'c2' }))[0]
    expect(card?.custom).toEqual({ [date.id]: '2020-03-02', [yes.id]: '是', [many.id]: '太极、合唱' })
    const again = csv('姓名,手机号,养狗', '亓官一,19900006201,没有')
    const second = await sheets.check(again)
    expect(second).toMatchObject({ rows_changed: 1 })
    await sheets.apply(second.id)
    expect((await sheets.check(again)).rows_same).toBe(1)
    expect((await list({ field: yes.id, value: 'no' })).length).toBe(1)
    for (const field of [date, yes, many]) await edit(field.id, { retired: true })
  })
})
