import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { giveUpImport, recheckImport, retryImport, undoImport } from './server/commands/imports.ts'
import { registerPerson } from './server/commands/register-person.ts'
import { bringNextPiece } from './server/import/bring.ts'
import { changeNextPiece } from './server/import/change.ts'
import { forgetImports } from './server/import/follow.ts'
import { showImportQuery } from './server/queries/imports.ts'
import { searchPersons } from './server/queries/register.ts'
import { csv, heading, type ImportView, identity, many, setUpSheets } from './test/importing.ts'
import { newPerson } from './test/setting.ts'

const at = setUpSheets()
/** How many people of that name the register shows. */
const shown = async (prefix: string) => {
  const found = await at.platform.look(at.here.communityId, (tx) =>
    tx.selectFrom('people.persons').select('id').where('name', 'like', `${prefix}%`).execute(),
  )
  return found.length
}

/** Breaks something, lets what is due be tried until it is given up, and mends it. */
const failing = async (id: string, breaking: string, mending: string) => {
  await at.platform.look(at.here.communityId, (tx) => sql.raw(breaking).execute(tx))
  for (let tries = 0; tries < 9; tries += 1) {
    at.platform.clock.advance(8 * 3_600_000)
    await at.platform.dispatcher.drain()
  }
  await at.platform.look(at.here.communityId, (tx) => sql.raw(mending).execute(tx))
  return at.show(id)
}

describe('a long sheet', () => {
  test('is looked at piece after piece, and taken in at one stroke', async () => {
    const first = await at.check(many(601, '公羊'))
    expect(first).toMatchObject({ state: 'checking', progress: 0, can: ['map', 'check', 'give_up'] })
    await expect(at.apply(first.id)).rejects.toMatchObject({ code: 'people.import_not_checked' })
    await at.platform.dispatcher.drain()
    const show = () => at.platform.do<ImportView>(showImportQuery, { id: first.id }, at.bySecretary())
    expect(await show()).toMatchObject({ state: 'checked', progress: 100, rows_new: 601 })
    expect(await at.apply(first.id)).toMatchObject({ state: 'applying', can: [] })
    await at.platform.dispatcher.drain()
    expect(await show()).toMatchObject({ state: 'applied', can: ['undo'] })
    const noted = () =>
      at.platform.look(at.here.communityId, async (tx) => {
        const people = await tx
          .selectFrom('people.persons')
          .select('id')
          .where('community_id', '=', at.here.communityId)
          .where('name', 'like', '公羊%')
          .execute()
        const audited = await tx
          .selectFrom('platform.audit_subjects')
          .select('entity_id')
          .where('entity', '=', 'person')
          .where(
            'entity_id',
            'in',
            people.map((person) => person.id),
          )
          .execute()
        return [people.length, audited.length]
      })
    expect(await noted()).toEqual([601, 601])
  })

  test('one person in rows far apart is one entry; the same said twice is refused', async () => {
    const filler = Array.from({ length: 600 }, (_, index) => `长孙${index},1991${1_000_000 + index},,,,,,,,`)
    const person = `百里奚,19900006060,${identity(17)}`
    const { id } = await at.check(
      csv(
        heading,
        `${person},,3幢,2单元,101,家属,,`,
        ...filler,
        `${person},,5幢,,501,业主,,`,
        `${person},,5幢,,501,业主,,`,
      ),
    )
    await at.platform.dispatcher.drain()
    const view = await at.platform.do<ImportView>(showImportQuery, { id }, at.bySecretary())
    expect(view).toMatchObject({ rows_new: 602, rows_refused: 1 })
    expect(view.problems[0]?.words).toEqual(['和第 603 行重复。'])
    await at.apply(id)
    await at.platform.dispatcher.drain()
    const residences = await at.platform.look(at.here.communityId, (tx) =>
      tx
        .selectFrom('people.persons as p')
        .innerJoin('people.residences as r', 'r.person_id', 'p.id')
        .select('r.role')
        .where('p.name', '=', '百里奚')
        .execute(),
    )
    expect(residences.map(({ role }) => role).sort()).toEqual(['family', 'owner'])
  })

  test('what was looked at before much of the register changed has to be looked at again', async () => {
    const [one, two] = [await at.check(many(2_100, '淳于')), await at.check(many(2_100, '淳于'))]
    await at.platform.dispatcher.drain()
    await at.apply(one.id)
    await at.platform.dispatcher.drain()
    await expect(at.apply(two.id)).rejects.toMatchObject({ code: 'people.import_stale' })
    await at.platform.do(recheckImport, { id: two.id }, at.bySecretary())
    await at.platform.dispatcher.drain()
    const view = await at.platform.do<ImportView>(showImportQuery, { id: two.id }, at.bySecretary())
    expect(view).toMatchObject({ state: 'checked', rows_new: 0, rows_same: 2_100, can: ['map', 'check', 'give_up'] })
  })

  test('nothing of it shows until all of it does, and what happens meanwhile counts', async () => {
    const number = identity(95)
    const { id } = await at.check(
      csv(
        heading,
        `钟离春,19900006095,${number},,3幢,2单元,101,家属,,`,
        '钟离夏,19900006096,,,5幢,,501,家属,,',
        ...Array.from({ length: 600 }, (_, index) => `濮阳${index},1992${1_000_000 + index},,,,,,,,`),
      ),
    )
    await at.platform.dispatcher.drain()
    await at.apply(id)
    for (const piece of [0, 1, 2]) await at.work((ctx) => bringNextPiece(ctx, { import_id: id, round: 3, piece }))
    expect([await shown('钟离'), await shown('濮阳')]).toEqual([0, 0])
    const found = await at.platform.do<{ items: unknown[] }>(searchPersons, { q: '钟离春' }, at.bySecretary())
    expect(found.items).toEqual([])
    const same = at.platform.do(registerPerson, newPerson({ identity_number: number }), at.bySecretary())
    await expect(same).rejects.toMatchObject({ code: 'people.identity_coming' })
    await at.platform.do(registerPerson, newPerson({ name: '钟离夏', phone: '19900006096' }), at.bySecretary())
    await expect(at.apply(id)).rejects.toMatchObject({ code: 'people.import_running' })
    await at.platform.dispatcher.drain()
    expect(await at.show(id)).toMatchObject({ state: 'applied', rows_new: 601, rows_changed: 1 })
    expect([await shown('钟离'), await shown('濮阳')]).toEqual([2, 600])
  })
})

describe('a sheet about many known people', () => {
  const known = 510
  const number = (index: number) =>
    makeIdentityNumber({ birthDate: index % 2 ? '1975-05-05' : '1976-06-06', sex: 'female', sequence: index >> 1 })
  const phones = (prefix: number, ...more: string[]) =>
    csv(
      '姓名,手机号,身份证号',
      ...Array.from({ length: known }, (_, index) => `公冶${index},${prefix}${1_000_000 + index},${number(index)}`),
      ...more,
    )
  const looked = async (input: object) => {
    const { id } = await at.check(input)
    await at.platform.dispatcher.drain()
    return id
  }
  const taken = async (id: string) => {
    await at.apply(id)
    await at.platform.dispatcher.drain()
    return at.show(id)
  }
  const withPhone = async (prefix: number) => {
    const found = await at.platform.look(at.here.communityId, (tx) =>
      tx
        .selectFrom('people.persons')
        .select(['id', 'name', 'phone', 'revision'])
        .where('name', 'like', '公冶%')
        .where('phone', 'like', `${prefix}%`)
        .orderBy('name')
        .execute(),
    )
    return found
  }

  test('counts once it is shown; they follow piece by piece, and whoever is changed meanwhile keeps the last word', async () => {
    expect(await taken(await looked(phones(1994)))).toMatchObject({ state: 'applied', rows_new: known })
    const id = await looked(phones(1995, '公冶新,19960000001,'))
    await at.apply(id)
    for (const piece of [0, 2, 3, 4, 5]) await at.work((ctx) => bringNextPiece(ctx, { import_id: id, round: 3, piece }))
    expect(await at.show(id)).toMatchObject({ state: 'applying', progress: 50, can: [] })
    expect([await shown('公冶新'), (await withPhone(1994)).length]).toEqual([1, known])
    at.platform.clock.advance(1_000)
    const [first] = await withPhone(1994)
    const said = { id: first?.id, revision: first?.revision, phone: '19970000001' }
    await at.platform.do(editPerson, said, at.bySecretary())
    await at.work((ctx) => changeNextPiece(ctx, { import_id: id, round: 4, piece: 0 }))
    await expect(at.apply(id)).rejects.toMatchObject({ code: 'people.import_running' })
    await at.platform.dispatcher.drain()
    expect(await at.show(id)).toMatchObject({ state: 'applied', rows_changed: known, can: ['undo'] })
    expect([(await withPhone(1995)).length, (await withPhone(1997)).length]).toEqual([known - 1, 1])
    await at.platform.do(undoImport, { id }, at.bySecretary())
    await at.platform.dispatcher.drain()
    expect([(await withPhone(1994)).length, (await withPhone(1997)).length]).toEqual([known - 1, 1])
  })

  test('that fails on the way can only be gone on with', async () => {
    at.platform.clock.advance(1_000)
    const id = await looked(phones(1998))
    await at.apply(id)
    const unfit = (sex: string) =>
      `update people.import_rows set sex = ${sex} where import_id = '${id}' and piece = 2 and status = 'changed'`
    const failed = await failing(id, unfit("'neither'"), unfit('null'))
    expect(failed).toMatchObject({ state: 'failed', failure: { doing: 'applying', from: 501 }, can: ['retry'] })
    expect((await withPhone(1998)).length).toBe(500)
    for (const operation of [giveUpImport, recheckImport])
      await expect(at.platform.do(operation, { id }, at.bySecretary())).rejects.toMatchObject({
        code: 'people.import_applied',
      })
    at.platform.clock.advance(8 * 86_400_000)
    await at.work(forgetImports)
    await at.platform.do(retryImport, { id }, at.bySecretary())
    await at.platform.dispatcher.drain()
    expect(await at.show(id)).toMatchObject({ state: 'applied' })
    expect((await withPhone(1998)).length).toBe(known)
  })
})

describe('a piece that can’t be done', () => {
  const spoil = (id: string) =>
    `update people.import_pieces set lines_sealed = decode(reverse(encode(lines_sealed, 'hex')), 'hex') where import_id = '${id}' and no = 1`

  test('leaves the check failed, to be tried again', async () => {
    const { id } = await at.check(many(601, '壤驷'))
    const failed = await failing(id, spoil(id), spoil(id))
    expect(failed).toMatchObject({
      state: 'failed',
      failure: { doing: 'checking', from: 251, to: 500 },
      can: ['retry', 'give_up'],
    })
    await expect(at.apply(id)).rejects.toMatchObject({ code: 'people.import_not_checked' })
    await at.platform.do(retryImport, { id }, at.bySecretary())
    await at.platform.dispatcher.drain()
    expect(await at.show(id)).toMatchObject({ state: 'checked', failure: null, rows_new: 601 })
    await expect(at.platform.do(retryImport, { id }, at.bySecretary())).rejects.toMatchObject({
      code: 'people.import_not_failed',
    })
  })

  test('leaves the writing failed: nothing shows, it goes on from there, or is given up and taken out', async () => {
    const names = (prefix: string) =>
      `update people.import_rows set name_pinyin = null where name like '${prefix}%' and piece = 1`
    for (const [prefix, then] of [
      ['乐正', 'retry'],
      ['漆雕', 'give_up'],
    ] as const) {
      const { id } = await at.check(many(601, prefix))
      await at.platform.dispatcher.drain()
      await at.apply(id)
      const mend = `update people.import_rows set name_pinyin = name where name like '${prefix}%' and name_pinyin is null`
      expect(await failing(id, names(prefix), mend)).toMatchObject({
        state: 'failed',
        failure: { doing: 'applying', from: 1, to: 500 },
      })
      expect(await shown(prefix)).toBe(0)
      await at.platform.do(then === 'retry' ? retryImport : giveUpImport, { id }, at.bySecretary())
      await at.platform.dispatcher.drain()
      expect(await at.show(id)).toMatchObject({ state: then === 'retry' ? 'applied' : 'given_up' })
      expect(await shown(prefix)).toBe(then === 'retry' ? 601 : 0)
      await expect(at.platform.do(giveUpImport, { id }, at.bySecretary())).rejects.toMatchObject({
        code: 'people.import_applied',
      })
    }
  })
})
