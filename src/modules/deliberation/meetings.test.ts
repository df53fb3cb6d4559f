import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { addDays, civilDateOf } from '../../shared/civil-date.ts'
import { refused } from '../requests/test/acting.ts'
import { type Meeting, meetingSetting } from './test/setting.ts'

const { act, call, here, open, pass, runJobs, tick, today } = meetingSetting()
const zone = 'Asia/Shanghai'

describe('the joint meeting: decision, task, read out, done', () => {
  it('reads out what a unit promised until it is done, and shows per unit what is open', async () => {
    const { propertyCompany } = here.community.bodies
    const series = await act<{ id: string; next: { day: string; held_on: string; meeting_id: string | null }[] }>(
      'make_series',
      here.community.secretary,
      {
        kind: 'joint',
        title: '联席会',
        place_detail: '社区会议室',
        rule: { every: 'month_day', day: 20, months: 2 },
        on_rest_day: 'after',
        starts_time: '14:30',
        call_days: 60,
        from_day: addDays(today(), 1),
        unit_ids: [propertyCompany],
      },
    )
    expect(series.next.length).toBeGreaterThan(3)
    await runJobs()
    pass(61)
    await runJobs()
    const coming = await act<{ items: { id: string; kind: string; starts_at: string }[] }>(
      'meetings',
      here.community.secretary,
      {
        kind: 'joint',
      },
    )
    const [first] = coming.items
    if (!first) throw new Error('nothing was called')
    expect(new Set(coming.items.map((one) => one.starts_at)).size).toBe(coming.items.length)
    here.platform.clock.advance(new Date(first.starts_at).getTime() - here.platform.clock.now().getTime())
    const agenda = { id: first.id, items: [{ title: '三幢电梯门常卡住', body_id: propertyCompany, minutes: 15 }] }
    await act('set_agenda', here.community.secretary, agenda)
    // The unit reads the meeting it was asked to, and nothing else.
    expect((await act<Meeting>('meeting', here.community.manager, { id: first.id })).can).toEqual([])
    await refused(act('meeting', here.community.departmentClerk, { id: first.id }), 'platform.not_found')
    await refused(act('meeting', here.other.secretary, { id: first.id }, here.other.communityId), 'platform.not_found')
    await refused(act('open_meeting', here.community.manager, { id: first.id }), 'platform.not_allowed')
    const opened = await open(first.id)
    const item = opened.items[0]?.id ?? ''
    const decision = {
      id: first.id,
      item,
      text: '换三幢电梯门的滑轨',
      promised_to: '三幢住户',
      due_day: addDays(today(), 20),
    }
    await refused(act('decide', here.community.secretary, decision), 'deliberation.owner_unknown')
    const owned = { ...decision, owner_body_id: propertyCompany }
    await refused(
      act('decide', here.community.secretary, { ...owned, due_day: addDays(today(), -1) }),
      'deliberation.due_past',
    )
    const decided = await act<Meeting>('decide', here.community.secretary, owned)
    const decisionId = decided.items[0]?.decisions[0]?.id ?? ''
    await act('close_meeting', here.community.secretary, { id: first.id })

    // Two months on it stands first, and has to be read out before anybody goes.
    pass(50 * 24 * 60)
    await runJobs()
    const next = await act<{ items: { id: string; starts_at: string }[] }>('meetings', here.community.secretary, {
      kind: 'joint',
    })
    const second = next.items[0] ?? { id: '', starts_at: '' }
    here.platform.clock.advance(new Date(second.starts_at).getTime() - here.platform.clock.now().getTime())
    const again = await open(second.id)
    expect(again.items[0]).toMatchObject({
      kind: 'read_out',
      decision: { id: decisionId, state: 'open' },
      reading: null,
    })
    await refused(act('close_meeting', here.community.secretary, { id: second.id }), 'deliberation.not_read_out')
    const read = { id: second.id, item: again.items[0]?.id, words: '配件到了，下周换' }
    expect((await act<Meeting>('read_out', here.community.secretary, read)).items[0]?.reading).toBe('配件到了，下周换')
    const board = await act<{ units: { open: number; late: number; brought: number; oldest_days: number }[] }>(
      'promises',
      here.community.manager,
      {},
    )
    expect(board.units[0]).toMatchObject({ brought: 1, promised: 1, open: 1, late: 1, done: 0 })
    await refused(
      act('drop_decision', here.community.manager, { id: decisionId, reason: '不想办' }),
      'platform.not_allowed',
    )
    await act('finish_decision', here.community.manager, { id: decisionId, words: '滑轨换好了，试了三天' })
    await refused(
      act('finish_decision', here.community.manager, { id: decisionId, words: '又办' }),
      'deliberation.decision_over',
    )
    await act('close_meeting', here.community.secretary, { id: second.id })
    await here.platform.dispatcher.drain()
    const month = civilDateOf(new Date(first.starts_at), zone).slice(0, 7)
    const counted = await act<{ total: object }>('figures', here.community.secretary, {
      from: month,
      to: today().slice(0, 7),
    })
    expect(counted.total).toMatchObject({ held: 2, decided: 1, due: 1, in_time: 0, done: 1 })
    // Done: the third one begins without it.
    const third = await call({ kind: 'joint', title: '临时联席会' })
    expect(third.items).toEqual([])
  })

  it('approves the minutes in the next meeting, or by the chair and two who were there', async () => {
    const meeting = await call({
      person_ids: [here.community.resident.personId, here.community.neighbour.personId, here.community.worker.personId],
    })
    await open(meeting.id)
    const people = meeting.attendees.map((one) => one.id)
    for (const id of people) await tick(meeting.id, id)
    const chaired = await tick(meeting.id, people[0] ?? '', { chair: true })
    expect(chaired.attendees.filter((one) => one.chair)).toHaveLength(1)
    const free = await act<Meeting>('set_agenda', here.community.secretary, {
      id: meeting.id,
      items: [{ title: '楼道灯' }],
    })
    const name = free.attendees[1]?.name ?? ''
    const note = { id: meeting.id, item: free.items[0]?.id, note: `${name}说3幢2单元301室的灯坏了，电话19900001234。` }
    await act('note_item', here.community.secretary, note)
    await act('close_meeting', here.community.secretary, { id: meeting.id })
    const signed = (signed_by: string[]) =>
      act<Meeting>('approve_minutes', here.community.secretary, { id: meeting.id, signed_by })
    await refused(signed(people.slice(0, 2)), 'deliberation.signatures_needed')
    await refused(act('publish_minutes', here.community.secretary, { id: meeting.id }), 'deliberation.not_approved')
    expect(await signed(people)).toMatchObject({ minutes_state: 'approved' })
    await refused(act('note_item', here.community.secretary, note), 'deliberation.minutes_approved')
    await act('publish_minutes', here.community.secretary, { id: meeting.id })
    await act('add_addendum', here.community.secretary, { id: meeting.id, text: '灯在二单元' })
    const published = await act<{ items: { note: string }[]; addenda: object[] }>('open_minutes', null, {
      id: meeting.id,
    })
    expect(published.items[0]?.note).toContain('说3幢某室的灯坏了，电话199****。')
    expect(published.items[0]?.note).not.toContain(name)
    expect(published.addenda).toHaveLength(1)
    for (const [paper, form] of [
      ['notice', 'pdf'],
      ['sign_in', 'docx'],
      ['minutes', 'pdf'],
    ]) {
      const file = await act<{ bytes: Uint8Array }>('make_paper', here.community.secretary, {
        id: meeting.id,
        paper,
        form,
      })
      expect(Buffer.from(file.bytes.subarray(0, 4)).toString('latin1')).toBe(form === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
    }
    await refused(
      act('make_paper', here.community.manager, { id: meeting.id, paper: 'notice', form: 'pdf' }),
      'platform.not_allowed',
    )
  })
})

describe('lists', () => {
  it('are limited to a unit, counted, and taken out as sheets of what the reader sees', async () => {
    const { propertyCompany, association } = here.community.bodies
    const meeting = await call({ title: '清单会', area_id: here.community.areas.compound, agenda: [{ title: '门禁' }] })
    const item = (await open(meeting.id)).items[0]?.id
    await act('note_suggestion', here.community.secretary, { id: meeting.id, text: '多放几条长凳' })
    for (const owner_body_id of [propertyCompany, association]) {
      const decision = { id: meeting.id, item, text: '=换门禁', owner_body_id, due_day: addDays(today(), 9) }
      await act('decide', here.community.secretary, decision)
    }
    type List = { items: { owner: { id: string } }[]; found: number; bodies: { id: string }[] }
    const list = await act<List>('decisions', here.community.secretary, { body: association })
    expect(list.items.map((one) => one.owner.id)).toEqual([association])
    expect(list.found).toBe(1)
    expect(list.bodies.map((one) => one.id)).toEqual(expect.arrayContaining([propertyCompany, association]))
    expect((await act<List>('decisions', here.community.departmentClerk, { state: 'all' })).items).toEqual([])
    const rowsOf = async (name: string, who: typeof here.community.secretary, filter = {}) => {
      const { bytes } = await act<{ bytes: Uint8Array<ArrayBuffer> }>(name, who, filter)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(Uint8Array.from(bytes).buffer)
      return book.worksheets[0]?.getSheetValues().slice(3) ?? []
    }
    const sheet = await rowsOf('export_decisions', here.community.secretary, { body: association })
    expect(sheet).toHaveLength(1)
    expect(sheet[0]).toContain("'=换门禁")
    expect(await rowsOf('export_decisions', here.community.departmentClerk, { state: 'all' })).toEqual([])
    expect((await rowsOf('export_meetings', here.community.secretary)).length).toBeGreaterThan(0)
    expect((await rowsOf('export_suggestions', here.community.secretary)).length).toBeGreaterThan(0)
    await refused(act('export_meetings', here.community.resident, {}), 'platform.not_allowed')
  })
})
