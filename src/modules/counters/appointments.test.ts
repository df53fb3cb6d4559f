import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { lastPublishedYear } from '../../engines/calendar/index.ts'
import { addDays, weekday } from '../../shared/civil-date.ts'
import { toldTo } from '../notifications/test/acting.ts'
import { refused } from '../requests/test/acting.ts'
import type { RequestsCommunity, TestPerson } from '../requests/test/factory.ts'
import { type CountersTest, elderCard, openCounters } from './test/counters.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: CountersTest['act']

beforeAll(async () => {
  ;({ platform, community, act } = await openCounters())
})
afterAll(() => platform.close())

const receive = (matters: object[], by: TestPerson = community.clerk, more: object = {}) =>
  act<{ id: string; case_id: string }>('receive', by, { person_id: community.resident.personId, matters, ...more })

describe('hours that can be booked', () => {
  type Counter = { id: string; openings: { id: string }[] }
  type Slot = { opening_id: string; starts_at: string; day: string; left: number; rest_day: boolean }
  type Booked = { appointment: { id: string; number: string; state: string }; code: string }
  let counter: string
  let slots: Slot[]
  const guest = { name: '沈阿姨', phone: '19900000031' }
  const read = async (from?: string) =>
    (await act<{ items: Slot[] }>('slots', null, { counter, ...(from ? { from } : {}) })).items
  const seat = (index: number) => {
    const { opening_id, starts_at } = slots[index] as Slot
    return { opening_id, starts_at }
  }

  beforeAll(async () => {
    const made = await act<Counter>('add_counter', community.secretary, {
      name: '一网格窗口',
      area_id: community.areas.grid,
    })
    counter = made.id
    const open = (more: object) =>
      act('add_opening', community.secretary, {
        id: counter,
        from: '09:00',
        to: '11:00',
        slot_minutes: 30,
        capacity: 1,
        ...more,
      })
    await open({ kind: 'weekly', weekday: 6 })
    await refused(open({ kind: 'weekly', weekday: 6, from: '10:00' }), 'counters.opening_overlaps')
    await refused(open({ kind: 'weekly' }), 'counters.opening_unfit')
    await open({ kind: 'holiday', capacity: 2 })
    slots = await read()
  })

  it('hold weekends, and public holidays instead where one falls on them', async () => {
    expect(slots.length).toBeGreaterThanOrEqual(4)
    expect(slots.every((slot) => slot.left === 1 && slot.rest_day)).toBe(true)
    // Qingming 2026: the holiday takes the Saturday's hours over.
    const holiday = (await read('2026-04-01')).filter((slot) => slot.day === '2026-04-04')
    expect(holiday.map((slot) => slot.left)).toEqual([2, 2, 2, 2])
  })

  it('give the last seat to exactly one of two', async () => {
    const wish = (name: string, phone: string) => act<Booked>('book', null, { ...seat(0), name, phone })
    const both = await Promise.allSettled([wish('甲', '19900000041'), wish('乙', '19900000042')])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'counters.slot_full' } })
    expect((await read())[0]?.left).toBe(0)
  })

  it('are booked, moved and cancelled with number and code, or by account', async () => {
    await refused(act('book', null, { ...seat(1), name: '沈阿姨' }), 'counters.contact_needed')
    await refused(act('book', null, { ...seat(1), ...guest, matter_codes: ['nothing'] }), 'counters.matter_unknown')
    await refused(
      act('book', null, { ...guest, opening_id: unknownId, starts_at: seat(1).starts_at }),
      'counters.slot_unknown',
    )
    const booked = await act<Booked>('book', null, { ...seat(1), ...guest, matter_codes: ['elder_card'] })
    const by = { number: booked.appointment.number, code: booked.code }
    await refused(act('follow_appointment', null, { ...by, code: 'AAAAAAAA' }), 'counters.code_wrong')
    expect(await act('follow_appointment', null, by)).toMatchObject({ state: 'booked' })
    await act('change_by_code', null, { ...by, change: { act: 'move', ...seat(2) } })
    expect((await read()).map((slot) => slot.left).slice(0, 3)).toEqual([0, 1, 0])
    await act('change_by_code', null, { ...by, change: { act: 'cancel' } })
    await refused(act('change_by_code', null, { ...by, change: { act: 'cancel' } }), 'counters.appointment_over')
    const own = await act<Booked>('book', community.resident, seat(1))
    await refused(
      act('change_own_appointment', community.neighbour, { id: own.appointment.id, change: { act: 'cancel' } }),
      'platform.not_found',
    )
    expect((await act<{ items: object[] }>('own_appointments', community.resident, {})).items).toHaveLength(1)
    expect((await act<{ items: object[] }>('own_appointments', community.neighbour, {})).items).toEqual([])
    await act('change_own_appointment', community.resident, { id: own.appointment.id, change: { act: 'cancel' } })
  })

  it('are kept by coming, or not', async () => {
    const wish = { ...seat(1), person_id: community.resident.personId }
    await refused(act('book_for', community.resident, wish), 'platform.not_allowed')
    const { appointment } = await act<Booked>('book_for', community.clerk, wish)
    const change = (input: object) => act('change_appointment', community.clerk, { id: appointment.id, change: input })
    await refused(change({ act: 'no_show' }), 'counters.not_yet')
    platform.clock.set(new Date(new Date(seat(1).starts_at).getTime() + 3_600_000))
    await refused(act('book', null, { ...seat(2), ...guest }), 'counters.slot_past')
    await change({ act: 'no_show' })
    await change({ act: 'restore' })
    await change({ act: 'no_show' })
    await act('receive', community.clerk, { appointment_id: appointment.id, matters: [elderCard()] })
    await refused(
      receive([elderCard()], community.clerk, { appointment_id: appointment.id }),
      'counters.appointment_over',
    )
    const day = slots[1]?.day
    const listed = await act<{ items: { id: string; state: string }[] }>('appointments', community.clerk, { day })
    expect(listed.items.find((row) => row.id === appointment.id)?.state).toBe('came')
    const [opening] = (await act<{ items: Counter[] }>('counters', community.clerk, {})).items[0]?.openings ?? []
    await act('end_opening', community.secretary, { id: counter, opening: opening?.id })
    await refused(act('end_opening', community.secretary, { id: counter, opening: opening?.id }), 'platform.not_found')
  })
})

describe('a week with a public holiday and a Saturday worked for it, told by a file', () => {
  type Slot = { opening_id: string; starts_at: string; day: string; from: string; left: number; rest_day: boolean }
  type Booked = { appointment: { id: string; number: string; state: string; closed: boolean }; code: string }
  /** The first Saturday of May in a year whose notice isn't built in. */
  const year = lastPublishedYear + 1
  const first = addDays(`${year}-05-01`, (6 - weekday(`${year}-05-01`) + 7) % 7)
  const free = [0, 1, 2, 3, 4].map((ahead) => addDays(first, ahead))
  const [freeMonday, workedSaturday, monday] = [addDays(first, 2), addDays(first, 7), addDays(first, 9)]
  const worked = [addDays(first, -6), workedSaturday]
  let counter: string
  const settings = <T>(name: string, input: object) => {
    const operation = platform.registry.operations.get(`settings.${name}`)
    if (!operation) throw new Error(`no ${name}`)
    const by = { communityId: community.communityId, accountId: community.secretary.accountId }
    return platform.do<T>(operation, input, by)
  }
  const decide = (wanted: object) => settings('change_rules', { reason: '按通知', deadlines: 'keep', ...wanted })
  const read = async () =>
    (await act<{ items: Slot[] }>('slots', null, { counter, from: first })).items.filter(({ day }) => day <= monday)
  const at = async (day: string) => {
    const found = (await read()).find((slot) => slot.day === day && slot.left > 0)
    if (!found) throw new Error(`no seat on ${day}`)
    return { opening_id: found.opening_id, starts_at: found.starts_at }
  }
  const guest = (phone: string) => ({ name: '沈阿姨', phone })

  beforeAll(async () => {
    platform.clock.set(new Date(`${addDays(first, -10)}T02:00:00Z`))
    const lines = Array.from({ length: 365 }, (_, index) => {
      const day = addDays(`${year}-01-01`, index)
      const rests = free.includes(day) || (weekday(day) > 5 && !worked.includes(day))
      return `${day},${rests ? '休' : '班'},${free.includes(day) ? '劳动节' : ''}`
    })
    const told = await settings<{ days: object[]; through: string }>('read_calendar', { text: lines.join('\n') })
    expect(told.days).toHaveLength(free.length + worked.length)
    const { calendar } = await settings<{ calendar: object }>('rules', {})
    await decide({ days: told.days, calendar: { ...calendar, known_through: told.through } })
    counter = (await act<{ id: string }>('add_counter', community.secretary, { name: '周末窗口' })).id
    for (const more of [
      { kind: 'weekly', weekday: 1 },
      { kind: 'weekly', weekday: 6 },
      { kind: 'holiday', capacity: 2 },
    ])
      await act('add_opening', community.secretary, {
        id: counter,
        from: '09:00',
        to: '10:00',
        slot_minutes: 30,
        capacity: 1,
        ...more,
      })
  })

  it('has the hours of holidays on every free day, its weekend too, and the Saturday’s own where it is worked', async () => {
    const days = Map.groupBy(await read(), ({ day }) => day)
    expect([...days.keys()]).toEqual([...free, workedSaturday, monday])
    for (const day of free) expect(days.get(day)).toMatchObject([{ left: 2, rest_day: true }, { left: 2 }])
    expect(days.get(workedSaturday)).toMatchObject([{ left: 1, rest_day: false }, { left: 1 }])
  })

  it('books, refuses, moves and cancels on such days', async () => {
    const next = await at(monday)
    const onHoliday = { ...next, starts_at: new Date(Date.parse(next.starts_at) - 7 * 24 * 3_600_000).toISOString() }
    const book = (seat: object, phone = '19900000051') => act<Booked>('book', null, { ...seat, ...guest(phone) })
    await refused(book(onHoliday), 'counters.slot_unknown')
    const { appointment, code } = await book(await at(first))
    const change = (input: object) =>
      act<{ day: string; state: string }>('change_by_code', null, { number: appointment.number, code, change: input })
    const saturday = await at(workedSaturday)
    expect(await change({ act: 'move', ...saturday })).toMatchObject({ day: workedSaturday })
    await refused(book(saturday, '19900000052'), 'counters.slot_full')
    await refused(change({ act: 'move', ...onHoliday }), 'counters.slot_unknown')
    expect(await change({ act: 'cancel' })).toMatchObject({ state: 'cancelled' })
    await book(saturday, '19900000052')
  })

  it('whoever booked a day that is closed afterwards is told once to move, and both sides see it', async () => {
    const { appointment } = await act<Booked>('book', community.neighbour, await at(monday))
    expect(appointment.closed).toBe(false)
    await decide({ days: [{ day: monday, kind: 'rest', note: '台风' }] })
    const listed = async () =>
      (await act<{ items: { id: string; closed: boolean }[] }>('appointments', community.clerk, { day: monday })).items
    expect(await listed()).toMatchObject([{ id: appointment.id, closed: true }])
    // Hours of public holidays aren't those of a day of rest of the community's own.
    const left = async () => (await read()).filter(({ day }) => day === monday).map((slot) => slot.left)
    expect(await left()).toEqual([])
    const hours = { from: '15:00', to: '16:00', slot_minutes: 30, capacity: 3 }
    await act('add_opening', community.secretary, { id: counter, kind: 'rest', ...hours })
    expect(await left()).toEqual([3, 3])
    const told = async () => {
      await platform.jobs.runDue()
      await platform.dispatcher.drain()
      const all = await toldTo(platform, community.communityId, community.neighbour.personId)
      return all.filter((kind) => kind === 'appointment_closed').length
    }
    expect(await told()).toBe(1)
    platform.clock.advance(3_600_000)
    expect(await told()).toBe(1)
    const change = { act: 'move', ...(await at(freeMonday)) }
    const moved = await act<{ closed: boolean }>('change_own_appointment', community.neighbour, {
      id: appointment.id,
      change,
    })
    expect(moved.closed).toBe(false)
  })
})

describe('the queue', () => {
  type Queue = {
    waiting: { id: string; no: number }[]
    called: { id: string; no: number }[]
    absent: { id: string; no: number }[]
  }
  it('calls numbers in order, passes over who isn’t there and calls them again', async () => {
    const { id, code } = await act<{ id: string; code: string }>('add_counter', community.secretary, { name: '大厅' })
    const take = () => act<{ id: string; no: number; ahead: number }>('take_ticket', null, { code })
    const [one, two, three] = [
      await take(),
      await take(),
      await act<{ id: string }>('issue_ticket', community.clerk, { id }),
    ]
    expect([one.no, two.no, two.ahead]).toEqual([1, 2, 1])
    const next = (desk = '1') => act<Queue>('call_next', community.clerk, { id, desk })
    const mark = (ticket: string, state: string) => act<Queue>('mark_ticket', community.clerk, { id: ticket, state })
    expect((await next()).called.map((row) => row.no)).toEqual([1])
    await refused(mark(two.id, 'absent'), 'counters.ticket_over')
    expect((await mark(one.id, 'absent')).absent.map((row) => row.no)).toEqual([1])
    expect((await next('2')).called.map((row) => row.no)).toEqual([2])
    await mark(one.id, 'called')
    const slip = await mark(two.id, 'waiting')
    expect(slip.waiting.map((row) => row.no)).toEqual([2, 3])
    await mark(two.id, 'served')
    expect((await mark(two.id, 'called')).called.map((row) => row.no)).toContain(2)
    const wall = await act<{ called: { no: number }[]; next: number[] }>('wall', null, { code })
    expect(wall.called.map((row) => row.no).sort()).toEqual([1, 2])
    expect(JSON.stringify(wall)).not.toContain('name')
    expect(wall.next).toEqual([3])
    await act('leave_queue', null, { id: three.id })
    await refused(act('leave_queue', null, { id: three.id }), 'counters.ticket_over')
    await next('2')
    await refused(next('3'), 'counters.nobody_waits')
    await act('edit_counter', community.secretary, { id, name: '大厅', closed: true })
    await refused(take(), 'counters.counter_closed')
    await refused(act('wall', null, { code: 'NONE99' }), 'platform.not_found')
  })
})
