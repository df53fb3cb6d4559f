import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { refused } from '../requests/test/acting.ts'
import { createMember, type TestPerson } from '../requests/test/factory.ts'
import type { TemplateView } from './contract/topics/views.ts'
import { meetingSetting } from './test/setting.ts'

const { act, here } = meetingSetting()
const desk = () => here.community.secretary
const open = (more: object = {}, by: TestPerson = desk()) =>
  act<{ id: string; template_name: string; stage_name: string; tell_all: boolean }>('open_topic', by, {
    ...{ template: 'residents_council', title: '院里要不要装充电棚', ...more },
  })
const templates = () => act<{ items: TemplateView[]; can: string[] }>('topic_templates', desk(), {})

describe('ways of holding halls', () => {
  it('are added like another one, renamed, retired and taken up again', async () => {
    const add = { from: 'bench_meeting', name: '樟树下议事' }
    await refused(act('add_topic_template', here.community.worker, add), 'platform.not_allowed')
    await refused(act('add_topic_template', desk(), { ...add, from: 'nothing' }), 'deliberation.template_unknown')
    const { code } = await act<TemplateView>('add_topic_template', desk(), add)
    await refused(act('add_topic_template', desk(), add), 'deliberation.template_same')
    await refused(act('set_topic_template', desk(), { code, change: null }), 'deliberation.template_own')
    const [own] = (await templates()).items.filter((one) => one.code === code)
    expect(own).toMatchObject({ own: true, usual: false, retired: false, show_as: 'name', name: '樟树下议事' })
    const change = { name: '樟树下商量', stages: own?.stages, show_as: 'home', look_first: true }
    expect(await act('set_topic_template', desk(), { code, change })).toMatchObject({ name: '樟树下商量' })
    const { id, template_name } = await open({ template: code })
    expect(template_name).toBe('樟树下商量')
    await act('retire_topic_template', desk(), { code, retired: true })
    await refused(open({ template: code }), 'deliberation.template_unknown')
    expect(await act('topic', desk(), { id })).toMatchObject({ template: code, template_name: '樟树下商量' })
    const again = { code, retired: false }
    expect(await act('retire_topic_template', desk(), again)).toMatchObject({ retired: false })

    // A built-in one that is retired has nothing of its own; one that was changed keeps that.
    const urgent = { code: 'urgent', retired: true }
    expect(await act('retire_topic_template', desk(), urgent)).toMatchObject({ retired: true, usual: true })
    const met = { ...change, name: '急事碰头' }
    expect(await act('set_topic_template', desk(), { code: 'urgent', change: met })).toMatchObject({ retired: true })
    expect(await act('retire_topic_template', desk(), { ...urgent, retired: false })).toMatchObject({ usual: false })
    expect(await act('set_topic_template', desk(), { code: 'urgent', change: null })).toMatchObject({ usual: true })
    for (const one of (await templates()).items.slice(1))
      await act('retire_topic_template', desk(), { code: one.code, retired: true })
    const last = { code: 'residents_council', retired: true }
    await refused(act('retire_topic_template', desk(), last), 'deliberation.template_last')
    for (const one of (await templates()).items.slice(1))
      await act('retire_topic_template', desk(), { code: one.code, retired: false })
  })

  it('are told to an English reader from the catalogue as far as nobody changed them', async () => {
    const { platform, community } = here
    const operation = (name: string) => {
      const found = platform.registry.operations.get(`deliberation.${name}`)
      if (!found) throw new Error(`no ${name}`)
      return found
    }
    const inEnglish = <T>(name: string, input: object) =>
      platform.do<T>(operation(name), input, {
        ...{ communityId: community.communityId, accountId: desk().accountId, language: 'en' },
      })
    const { items } = await inEnglish<{ items: TemplateView[] }>('topic_templates', {})
    const council = items.find((one) => one.code === 'residents_council')
    expect(council).toMatchObject({ name: "Residents' council", stages: [{ name: 'Collect' }, {}, {}, {}, {}, {}] })
    // Saved again by an English reader it is what it was, but for what they changed.
    const stages = council?.stages.map((one) => (one.kind === 'meet' ? { ...one, name: '茶话', days: 2 } : one))
    const change = { name: council?.name, stages, show_as: 'home', look_first: false }
    await inEnglish('set_topic_template', { code: 'residents_council', change })
    const [kept] = (await templates()).items
    expect(kept?.name).toBe('居民议事会')
    expect(kept?.stages.map((one) => one.name)).toEqual(['收集', '讨论', '茶话', '表决', '办理', '反馈'])
    const { id } = await open()
    expect(await inEnglish('topic', { id })).toMatchObject({ stage_name: 'Collect' })
    await act('set_topic_template', desk(), { code: 'residents_council', change: null })
  })

  it('that were kept by their Chinese text are kept by key since', async () => {
    const { owner } = here.platform.database
    const { code } = await act<TemplateView>('add_topic_template', desk(), { from: 'urgent', name: '旧办法' })
    const { id } = await open()
    const old = [
      { kind: 'meet', name: '马上开会', days: 0 },
      { kind: 'decide', name: '拍板', days: 1 },
    ]
    await owner.query('update deliberation.topic_templates set stages = $1 where code = $2', [
      JSON.stringify(old),
      code,
    ])
    await owner.query(`update deliberation.topic_stages set name = '收集' where topic_id = $1 and kind = 'collect'`, [
      id,
    ])
    const file = new URL('migrations/20261205T1220_usual_names.sql', import.meta.url)
    await owner.query(readFileSync(file, 'utf8'))
    const kept = await owner.query(
      `select t.name, t.stages -> 0 ->> 'name' as usual, t.stages -> 1 ->> 'name' as own, s.name as step
       from deliberation.topic_templates t, deliberation.topic_stages s
       where t.code = $1 and s.topic_id = $2 and s.kind = 'collect'`,
      [code, id],
    )
    expect(kept.rows).toEqual([
      { name: '旧办法', usual: '@usual_step_meet_now', own: '拍板', step: '@usual_step_collect' },
    ])
  })
})

describe('what waits to be looked at', () => {
  it('is decided several at once, for one reason, as far as it is the reader’s to decide', async () => {
    const { resident, gridWorker } = here.community
    const { id } = await open({ template: 'online_hall' })
    const say = (text: string) =>
      act<{ id: string; state: string }>('contribute', resident, { id, kind: 'question', text })
    const [first, second, third] = [await say('谁出钱？'), await say('谁来管？'), await say('装在哪？')]
    const ids = [first.id, second.id, id]
    await refused(act('moderate_several', desk(), { ids, act: 'hide' }), 'deliberation.reason_needed')
    await refused(act('moderate_several', gridWorker, { ids, act: 'show' }), 'platform.not_allowed')
    await act('withdraw_contribution', resident, { id: second.id })
    expect(await act('moderate_several', desk(), { ids, act: 'show' })).toEqual({ done: 1, left: 2 })
    const reason = '别的议题里问过了'
    const hidden = await act('moderate_several', desk(), { ids: [first.id, third.id], act: 'hide', reason })
    expect(hidden).toEqual({ done: 2, left: 0 })
    const queue = await act<{ items: { id: string; reason: string }[] }>('contribution_queue', desk(), {
      ...{ show: 'hidden' },
    })
    expect(queue.items.map((one) => [one.id, one.reason]).toSorted()).toEqual(
      [first.id, third.id].toSorted().map((one) => [one, reason]),
    )
  })
})

describe('everybody of a hall', () => {
  it('is told of its opening once, a piece at a time, where who opens it says so', async () => {
    const { platform, community } = here
    const { communityId } = community
    const neighbour = await createMember(platform, communityId, community.areas.dwelling)
    const told = async (thing: string) => {
      const found = await platform.look(communityId, (tx) =>
        sql<{ person_id: string }>`
          select person_id from notifications.messages where kind = 'topic_opened' and thing_id = ${thing}`.execute(tx),
      )
      return found.rows.map((row) => row.person_id)
    }
    const quiet = await open({ area_id: community.areas.building })
    const loud = await open({ area_id: community.areas.building, tell_all: true })
    await platform.dispatcher.drain()
    expect(await told(quiet.id)).toEqual([])
    const people = await told(loud.id)
    expect(people).toEqual(expect.arrayContaining([community.resident.personId, neighbour.personId]))
    expect(people).not.toContain(community.neighbour.personId)
    expect(new Set(people).size).toBe(people.length)
  })

  it('who has no account is listed by home for a notice by hand, for who leads it alone', async () => {
    const { platform, community } = here
    const { id } = await open({ area_id: community.areas.building })
    type ByHand = { homes: number; left: number; buildings: { name: string; left: number }[] }
    const before = await act<ByHand>('hall_by_hand', desk(), { id })
    await refused(act('hall_by_hand', community.gridWorker, { id }), 'platform.not_allowed')
    await platform.look(community.communityId, (tx) =>
      sql`delete from access.account_persons where person_id in (
        select person_id from people.residences where dwelling_id = ${community.areas.dwelling})`.execute(tx),
    )
    const after = await act<ByHand>('hall_by_hand', desk(), { id })
    expect(after).toMatchObject({ homes: before.homes, left: before.left + 1 })
    expect(after.buildings.reduce((sum, one) => sum + one.left, 0)).toBe(after.left)
    const sheet = await act<{ name: string; bytes: Uint8Array }>('export_hall_by_hand', desk(), { id })
    expect(sheet.name).toMatch(/^当面告知-.*xlsx$/)
    const owners = await open({ area_id: community.areas.building, who: 'owners' })
    expect((await act<ByHand>('hall_by_hand', desk(), { id: owners.id })).homes).toBeLessThanOrEqual(before.homes)
  })
})
