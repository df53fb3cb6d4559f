import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { lastPublishedYear } from '../../engines/calendar/index.ts'
import type { Operation } from '../../platform/command/types.ts'
import { addDays, weekday } from '../../shared/civil-date.ts'
import { createAccount } from '../access/test/factory.ts'
import { emergencyWordsOf } from '../requests/api.ts'
import { acting, refused, type Seen } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../requests/test/factory.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { rulesView, wantedRules } from './contract.ts'
import { changeRules } from './server/change-rules.ts'
import { changes } from './server/changes.ts'
import { previewRules } from './server/preview-rules.ts'
import { readCalendar } from './server/read-calendar.ts'
import { rules } from './server/rules-view.ts'
import { undoChange } from './server/undo-change.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})

type Rules = { auto_dispatch: boolean; confirm_days: number; days: { day: string; kind: string }[] }
type Preview = {
  deadlines: { looked_at: number; moved: number; examples: { id: string }[] }
  replay: Record<string, number>
}
type Change = {
  id: string
  after: object
  before: object
  moved: number | null
  undone: boolean
  who: string | null
  can: string[]
}

const reason = '台风停工'
const holiday = { days: [{ day: '2026-03-05', kind: 'rest', note: '停工' }] }
const by = () => community.secretary
const peer = (name: string) => platform.registry.operations.get(name) as Operation
const change = (wanted: Record<string, unknown>) =>
  act<Rules>(changeRules, by(), { reason, deadlines: 'keep', ...wanted })
const preview = (wanted: Record<string, unknown>) => act<Preview>(previewRules, by(), wanted)
const history = async (part?: string) => (await act<{ items: Change[] }>(changes, by(), { part, limit: 50 })).items
const changeOf = async (name: string) => (await history()).find((one) => name in one.after)
const look = (id: string) => act(peer('requests.one'), by(), { id })

describe('who decides', () => {
  it.each([rules, previewRules, changeRules, changes, undoChange].map((one) => [one.route.name, one] as const))(
    '%s: secretary, deputy and administrator, nobody else',
    async (_, operation: Operation) => {
      const input = { id: community.areas.compound, reason, confirm_days: 8, deadlines: 'keep', limit: 10 }
      await refused(act(operation, null, input), 'platform.sign_in_needed')
      for (const other of [community.resident, community.worker, community.clerk, community.manager])
        await refused(act(operation, other, input), 'platform.not_allowed')
      const elsewhere = await createCommunity(platform)
      const caller = { communityId: elsewhere.communityId, accountId: community.secretary.accountId }
      await refused(platform.do(operation, input, caller), 'platform.not_allowed')
    },
  )

  it('lets the administrator set up', async () => {
    const accountId = await createAccount(platform, community.communityId, null, { administrator: true })
    const set = { confirm_days: 10, reason, deadlines: 'keep' }
    expect(await platform.do(changeRules, set, { communityId: community.communityId, accountId })).toMatchObject({
      confirm_days: 10,
    })
    expect(await history()).toMatchObject([{ who: null, after: { confirm_days: 10 } }])
  })
})

describe('rules of requests', () => {
  it('hold from now on, and are what requests read', async () => {
    expect(await change({ auto_dispatch: false, anonymous: false })).toMatchObject({ auto_dispatch: false })
    const filed = await fileOne(platform, community)
    expect(filed.state).toBe('to_dispatch')
    await refused(fileOne(platform, community, { anonymous: true, item_code: items.pests }), 'requests.anonymous_off')
    await refused(change({ auto_dispatch: false }), 'settings.nothing_changed')
  })

  it('tell before what they would have done', async () => {
    await fileOne(platform, community)
    expect((await preview({ auto_dispatch: false })).replay).toMatchObject({
      days: 30,
      filed: 1,
      by_itself: 1,
      anonymous: 0,
    })
    expect((await act<Rules>(rules, by(), {})).auto_dispatch).toBe(true)
  })

  it('wait so many days for the requester’s own word before calling back', async () => {
    await change({ call_back_after_days: 2 })
    expect(await act(peer('requests.call_backs'), by(), { limit: 10 })).toMatchObject({ items: [] })
  })
})

describe('phrases of emergencies', () => {
  const words = (more: object) => ({ more: {}, fewer: {}, harmless: [], own: [], ...more })
  const own = [{ phrases: ['燃气…味'], text: '先关总阀、开窗。', phone: '96777' }]
  const head = async () => platform.look(community.communityId, (tx) => emergencyWordsOf(tx, community.communityId))

  it('are tried on what was filed, kept as what differs, and taken back', async () => {
    await fileOne(platform, community, { description: '楼道里有个马蜂窝，孩子被蜇了。' })
    const emergencies = words({
      more: { 119: ['马蜂窝', '着火/起火/失火/火灾'] },
      fewer: { 110: ['打架', '没这句'] },
      own,
    })
    const tried = await act<{ emergencies: object }>(previewRules, by(), { emergencies })
    expect(tried.emergencies).toEqual({ looked_at: 1, shown: 0, shown_then: 1 })
    expect(await head()).toBeNull()
    await change({ emergencies })
    expect(rulesView.encode((await act(rules, by(), {})) as never)).toMatchObject({ emergencies: { own } })
    expect(await head()).toEqual(words({ more: { 119: ['马蜂窝'] }, fewer: { 110: ['打架'] }, own }))
    await refused(change({ emergencies }), 'settings.nothing_changed')
    const { id } = (await changeOf('emergencies')) as Change
    await act(undoChange, by(), { id, deadlines: 'keep' })
    expect(await head()).toBeNull()
  })

  it('that are empty, endless or no number to ring are refused', () => {
    const fits = (more: object) => wantedRules.safeParse({ emergencies: words(more) }).success
    expect(fits({ own })).toBe(true)
    expect(fits({ more: { 119: ['…/'] } })).toBe(false)
    expect(fits({ more: { 119: ['一…二…三…四…五'] } })).toBe(false)
    expect(fits({ more: { 911: ['着火'] } })).toBe(false)
    expect(fits({ own: [{ ...own[0], phone: '打电话' }] })).toBe(false)
  })
})

describe('rights of persons', () => {
  it('are answered within so many working days, fifteen at most', async () => {
    const due = async (kind: string) => {
      const asked = await act<{ items: { kind: string; due_at: string }[] }>(
        peer('privacy.ask_right'),
        community.resident,
        { kind, wish: '请办理' },
      )
      return asked.items.find((one) => one.kind === kind)?.due_at.slice(0, 10)
    }
    // The clock of tests stands on Wednesday 4 March 2026.
    expect(await due('access')).toBe('2026-03-25')
    await change({ answer_days: 3 })
    expect(await due('copy')).toBe('2026-03-09')
    expect(await act(rules, by(), {})).toMatchObject({ answer_days: 3 })
    expect(wantedRules.safeParse({ answer_days: 16 }).success).toBe(false)
  })
})

describe('the calendar', () => {
  it('shows which open requests a day off would move, and changes nothing', async () => {
    const filed = await fileOne(platform, community)
    const tried = await preview(holiday)
    expect(tried.deadlines).toMatchObject({ looked_at: 1, moved: 1, examples: [{ id: filed.id }] })
    expect((await look(filed.id)).resolve_due).toBe(filed.answer.resolve_due)
    expect((await preview({ days: [{ day: '2026-03-08', kind: 'rest' }] })).deadlines.moved).toBe(0)
  })

  it('keeps limits told before unless asked to move them; then the requester sees it', async () => {
    const kept = await fileOne(platform, community)
    await change(holiday)
    expect((await look(kept.id)).resolve_due).toBe(kept.answer.resolve_due)
    const later = await fileOne(platform, community)
    expect(later.answer.resolve_due > kept.answer.resolve_due).toBe(true)

    await change({ days: [{ day: '2026-03-06', kind: 'rest', note: '' }], deadlines: 'move' })
    const moved = await look(kept.id)
    expect(moved.resolve_due > kept.answer.resolve_due).toBe(true)
    expect(moved.steps[0]).toMatchObject({ kind: 'due_moved', visibility: 'public', text: reason })
    expect(await changeOf('day.2026-03-06')).toMatchObject({ moved: 2 })
  })

  it('refuses hours that overlap and days nobody means', async () => {
    const calendar = (hours: object[]) => ({ calendar: { hours, weekdays: [1, 2, 3], known_through: null } })
    const overlapping = calendar([
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '17:00' },
    ])
    await refused(change(overlapping), 'settings.hours_unfit')
    await refused(preview(overlapping), 'settings.hours_unfit')
    await refused(change({ days: [{ day: '2036-03-05', kind: 'rest', note: '' }] }), 'settings.day_unfit')
    await refused(change({ days: [holiday.days[0], holiday.days[0]] }), 'settings.day_unfit')
  })
})

describe('the history', () => {
  it('takes a change back whole, once, while nothing newer stands on it', async () => {
    const filed = await fileOne(platform, community)
    await change({ ...holiday, deadlines: 'move' })
    await change({ confirm_days: 5 })
    const [days, day] = [await changeOf('confirm_days'), await changeOf('day.2026-03-05')]
    expect([days, day]).toMatchObject([
      { before: { confirm_days: 7 }, can: ['undo'], who: expect.any(String) },
      { before: { 'day.2026-03-05': null }, moved: 1 },
    ])
    await change({ confirm_days: 6 })
    const undo = (id?: string, deadlines = 'keep') => act<Change>(undoChange, by(), { id, deadlines })
    await refused(undo(days?.id), 'settings.changed_since')
    const back = await undo(day?.id, 'move')
    expect(back).toMatchObject({ after: { 'day.2026-03-05': null }, moved: 1, can: [] })
    expect((await look(filed.id)).resolve_due).toBe(filed.answer.resolve_due)
    await refused(undo(day?.id), 'settings.change_undone')
    await refused(undo(back.id), 'settings.change_undone')
    await refused(undo(community.areas.compound), 'platform.not_found')
  })

  it('holds what the community says of itself too', async () => {
    const before = await platform.do<{ phone: string }>(
      peer('territory.community'),
      {},
      { communityId: community.communityId },
    )
    await act<Seen>(peer('territory.edit_community'), by(), {
      phone: '0573-19900099',
      names: { 'menu.requests': '民呼我应' },
    })
    const [edit] = await history('community')
    expect(edit).toMatchObject({ after: { phone: '0573-19900099' }, before: { phone: before.phone } })
    await act(undoChange, by(), { id: edit?.id, deadlines: 'keep' })
    expect(await platform.do(peer('territory.community'), {}, { communityId: community.communityId })).toMatchObject({
      phone: before.phone,
      names: {},
    })
  })
})

describe('a calendar file', () => {
  type Read = { from: string; through: string; days: { day: string; kind: string }[] }
  /** Every day of a year as its weekday has it, but for New Year. */
  const lines = (year: number) =>
    Array.from({ length: 366 }, (_, index) => {
      const day = addDays(`${year}-01-01`, index)
      return `${day},${index === 0 || weekday(day) > 5 ? '休息' : '上班'},${index === 0 ? '元旦' : ''}`
    }).filter((line) => line.startsWith(`${year}`))
  const freeAtNewYear = (of: number): string[] => {
    const free = weekday(`${of}-01-01`) > 5 ? [] : [`${of}-01-01`]
    while (free.length > 0 && weekday(addDays(free.at(-1) ?? '', 1)) > 5) free.push(addDays(free.at(-1) ?? '', 1))
    return free
  }
  const read = (rows: readonly string[], who = by()) => act<Read>(readCalendar, who, { text: rows.join('\n') })
  const year = lastPublishedYear + 1

  it('becomes days of the community, to be tried and decided on', async () => {
    const found = await read(['日期,安排,说明', ...lines(year)])
    expect(found).toMatchObject({ through: `${year}-12-31` })
    // A holiday is kept whole: with the weekend beside it, where its day makes one.
    expect(found.days.map(({ day }) => day)).toEqual(freeAtNewYear(year))
  })
  it('is refused with a gap, unreadable, or for who may not', async () => {
    await refused(read(lines(year).filter((_, index) => index !== 40)), 'settings.calendar_gap')
    await refused(read(lines(year).slice(0, 300)), 'settings.calendar_gap')
    await refused(read(lines(year + 1)), 'settings.calendar_gap')
    await refused(read(['明天,休息']), 'settings.calendar_unreadable')
    await refused(read(lines(year), community.worker), 'platform.not_allowed')
  })
})
