import { describe, expect, test } from 'vitest'
import { createAccount } from '../access/test/factory.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { undoImport } from './server/commands/imports.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { forgetImports } from './server/import/follow.ts'
import { importErrors } from './server/queries/imports.ts'
import { csv, heading, type ImportView, identity, setUpSheets } from './test/importing.ts'

const at = setUpSheets()
const named = async (prefix: string) => (await at.people()).filter(({ name }) => String(name).startsWith(prefix))

describe('taking in', () => {
  test('only the good rows; a second time changes nothing', async () => {
    const sheet = csv(
      heading,
      `南宫问,19900006001,${identity(11)},南苑小区,3幢,2单元,101,家属,,独居`,
      `南宫问,19900006001,${identity(11)},南苑小区,5幢,,501,业主,,`,
      '南宫答,19900006002,,,5幢,,501,租户,,志愿者',
      '南宫错,1,,,5幢,,501,租户,,',
    )
    const { id } = await at.check(sheet)
    const view = await at.apply(id)
    expect(view).toMatchObject({ state: 'applied', rows_new: 3, rows_refused: 1, can: ['undo'] })
    const found = (await at.people()).filter((person) => String(person.name).startsWith('南宫'))
    expect(found).toEqual([
      expect.objectContaining({
        name: '南宫答',
        phone_masked: '199****6002',
        tags: [{ code: 'volunteer', label: '志愿者' }],
      }),
      expect.objectContaining({ name: '南宫问', sex: 'male', age: 63 }),
    ])
    const again = await at.check(sheet)
    expect(again).toMatchObject({
      rows_new: 0,
      rows_changed: 0,
      rows_same: 3,
      rows_refused: 1,
      can: ['map', 'check', 'give_up'],
    })
  })

  test('what a row knows beyond the entry is added', async () => {
    await at.apply((await at.check(csv(heading, '东方晓,19900006010,,,,,,,,'))).id)
    const second = await at.check(csv(heading, `东方晓,19900006010,${identity(12)},,5幢,,501,业主,,高龄`))
    expect(second).toMatchObject({ rows_new: 0, rows_changed: 1 })
    await at.apply(second.id)
    const found = (await at.people()).filter((person) => person.name === '东方晓')
    expect(found).toEqual([
      expect.objectContaining({
        sex: 'male',
        home: expect.objectContaining({ name: '南苑小区 5幢 501', role: 'owner' }),
      }),
    ])
  })

  test('an identity number of somebody else is refused by name', async () => {
    await at.apply((await at.check(csv(heading, `西门庆余,19900006020,${identity(13)},,,,,,,`))).id)
    const view = await at.check(csv(heading, `西门庆安,19900006021,${identity(13)},,,,,,,`))
    expect(view.problems[0]?.words).toEqual(['这个身份证号已经登记在西门庆余名下。'])
    const differs = await at.check(csv(heading, `西门庆余,19900006020,${identity(14)},,,,,,,`))
    expect(differs.problems[0]?.words).toEqual(['姓名和手机号与已有登记相同，身份证号却不同，请核对。'])
  })

  test('the dry run is repeated when it is applied: who was registered since is not registered twice', async () => {
    const sheet = csv(heading, '北辰风,19900006030,,,,,,,,')
    const first = await at.check(sheet)
    const second = await at.check(sheet)
    await at.apply(first.id)
    expect(await at.apply(second.id)).toMatchObject({ rows_new: 0, rows_same: 1 })
  })

  test('twice is refused; so is one whose rows were forgotten', async () => {
    const sheet = csv(heading, '司徒静,19900006040,,,,,,,,')
    const { id } = await at.check(sheet)
    await at.apply(id)
    await expect(at.apply(id)).rejects.toMatchObject({ code: 'people.import_applied' })
    const late = await at.check(sheet)
    at.platform.clock.advance(8 * 86_400_000)
    await at.work(forgetImports)
    await expect(at.apply(late.id)).rejects.toMatchObject({ code: 'people.import_expired' })
    const errors = at.platform.do(importErrors, { id: late.id }, at.bySecretary())
    await expect(errors).rejects.toMatchObject({ code: 'people.import_expired' })
  })

  test('the rows are kept sealed; what is ready to be written is forgotten when it is', async () => {
    const { id } = await at.check(csv(heading, `皇甫嵩明,19900006050,${identity(15)},,,,,,,`))
    const kept = (table: 'people.import_pieces' | 'people.import_rows') =>
      at.platform.look(at.here.communityId, (tx) =>
        tx.selectFrom(table).selectAll().where('import_id', '=', id).execute(),
      )
    const [piece] = await kept('people.import_pieces')
    expect(JSON.stringify(piece?.lines_sealed.toString())).not.toContain('皇甫')
    expect(JSON.stringify(await kept('people.import_rows'))).not.toContain(identity(15))
    await at.apply(id)
    expect(JSON.stringify(await kept('people.import_rows'))).not.toContain('皇甫')
  })
})

describe('taking back', () => {
  const undo = (id: string) =>
    at.platform.do<ImportView & { kept: { name: string; why: string }[] }>(undoImport, { id }, at.bySecretary())

  test('an import is undone as far as nothing was built on it; the rest stays, with the reason', async () => {
    await at.apply((await at.check(csv(heading, '赫连城,19900009001,,,5幢,,501,家属,,独居'))).id)
    const { id } = await at.check(
      csv(
        heading,
        '赫连城,19900009001,,,5幢,,501,业主,,志愿者',
        `赫连甲,19900009002,${identity(41)},,5幢,,501,家属,,`,
        `赫连甲,19900009002,${identity(41)},,3幢,2单元,101,家属,,`,
        '赫连乙,19900009003,,,5幢,,501,家属,,',
        '赫连丙,19900009004,,,5幢,,501,家属,,',
        '赫连丁,19900009005,,,5幢,,501,家属,,',
      ),
    )
    await at.apply(id)
    const idOf = async (name: string) => String((await named(name))[0]?.id)
    await at.platform.do(editPerson, { id: await idOf('赫连乙'), revision: 1, newcomer: true }, at.bySecretary())
    await createAccount(at.platform, at.here.communityId, await idOf('赫连丙'))
    const view = await undo(id)
    expect(view).toMatchObject({ state: 'undone', can: [] })
    expect(view.kept.map(({ name, why }) => [name, why])).toEqual([
      ['赫连乙', '导入之后登记改过。'],
      ['赫连丙', '已经有诉求、账号或家庭用到这条登记。'],
    ])
    const left = await named('赫连')
    expect(left.map(({ name }) => name).sort()).toEqual(['赫连丙', '赫连乙', '赫连城'])
    expect(left.find(({ name }) => name === '赫连城')).toMatchObject({
      tags: [{ code: 'lives_alone' }],
      home: { role: 'family' },
    })
    await expect(undo(id)).rejects.toMatchObject({ code: 'people.import_not_applied' })
    const again = await at.check(csv(heading, `赫连甲,19900009002,${identity(41)},,5幢,,501,家属,,`))
    expect(again).toMatchObject({ rows_new: 1 })
  })

  test('a merged entry stays; after 30 days all do', async () => {
    const { id } = await at.check(csv(heading, '拓跋甲,19900009011,,,,,,,,', '拓跋乙,19900009012,,,,,,,,'))
    await at.apply(id)
    const [one, two] = await named('拓跋')
    await at.platform.do(mergePersons, { id: one?.id, into: two?.id }, at.bySecretary())
    expect((await undo(id)).kept).toHaveLength(2)
    const late = await at.check(csv(heading, '拓跋丙,19900009013,,,,,,,,'))
    await at.apply(late.id)
    at.platform.clock.advance(31 * 86_400_000)
    await expect(undo(late.id)).rejects.toMatchObject({ code: 'people.import_undo_late' })
  })
})
