import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import {
  communityWithRequests,
  createStaff,
  fileOne,
  items,
  type RequestsCommunity,
} from '../../../requests/test/factory.ts'
import { addRoster, changeRoster, clearDutyDay, roster, rosters, setDutyDay, setPattern } from './commands.ts'
import { rosterOperations } from './index.ts'
import { onDuty } from './store.ts'
import { askSwap, settleSwap } from './swaps.ts'

type Shift = { starts: string; ends: string; person: { id: string }; mine?: boolean }
type Seen = {
  roster: { id: string; closed: boolean }
  days: { day: string; shifts: Shift[]; gap: boolean; own: boolean }[]
  swaps: { id: string; can: string[] }[]
}

let platform: TestPlatform
let community: RequestsCommunity
let id = ''
const hours = { starts: '08:30', ends: '17:30' }
const act = <T = Seen>(operation: Operation, by: { accountId: string } | null, input: object) =>
  platform.do<T>(operation, input, { communityId: community.communityId, accountId: by?.accountId ?? null })
const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code })
/** The Wednesday the tests begin on, and the day after. */
const today = '2026-03-04'
const tomorrow = '2026-03-05'
const on = (seen: Seen, day: string) => seen.days.find((one) => one.day === day)?.shifts.map((one) => one.person.id)
const whoNow = () =>
  platform.look(community.communityId, (tx) => onDuty(tx, community.communityId, 'desk', platform.clock.now()))

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const made = await act(addRoster, community.secretary, { name: '大厅', kind: 'desk', on_rest_days: 'nobody' })
  id = made.roster.id
})
afterAll(() => platform.close())

const week = (personId: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...hours, person_id: personId }))

describe('a duty roster', () => {
  it('is kept by who keeps posts, read by staff, and another community’s is none', async () => {
    const input = {
      id,
      day: today,
      name: '大厅',
      shifts: [],
      ...hours,
      with_person_id: community.worker.personId,
      note: '',
      outcome: 'agreed',
    }
    for (const operation of rosterOperations) {
      await refused(act(operation, null, input), 'platform.sign_in_needed')
      await refused(act(operation, community.resident, input), 'platform.not_allowed')
    }
    await refused(act(setPattern, community.gridWorker, input), 'platform.not_allowed')
    const other = await communityWithRequests(platform)
    const there = { communityId: other.communityId, accountId: other.secretary.accountId }
    for (const operation of [roster, changeRoster, setPattern, setDutyDay, clearDutyDay, askSwap, settleSwap]) {
      await refused(platform.do(operation, input, there), 'platform.not_found')
    }
  })

  it('goes by the week, by days that differ, and says who is on duty now', async () => {
    const { secretary, worker, clerk } = community
    const seen = await act(setPattern, secretary, { id, shifts: week(worker.personId) })
    expect(on(seen, today)).toEqual([worker.personId])
    expect(await whoNow()).toEqual(new Set([worker.personId]))
    const shifts = [{ ...hours, person_id: clerk.personId }]
    expect(on(await act(setDutyDay, secretary, { id, day: today, shifts, note: '' }), today)).toEqual([clerk.personId])
    expect(await whoNow()).toEqual(new Set([clerk.personId]))
    const none = await act(setDutyDay, secretary, { id, day: tomorrow, shifts: [], note: '培训' })
    expect(none.days.find((one) => one.day === tomorrow)).toMatchObject({ gap: true, own: true, shifts: [] })
    expect(on(await act(clearDutyDay, secretary, { id, day: tomorrow }), tomorrow)).toEqual([worker.personId])
    await act(clearDutyDay, secretary, { id, day: today })
    const list = await act<{ items: { now: Shift[]; next: object }[] }>(rosters, community.manager, {})
    expect(list.items[0]).toMatchObject({ now: [{ person: { id: worker.personId } }], next: { day: tomorrow } })
  })

  it('refuses days that are over, shifts without hours and people without a post', async () => {
    const { secretary, resident, worker } = community
    const shift = { ...hours, person_id: worker.personId }
    await refused(
      act(setDutyDay, secretary, { id, day: '2026-03-01', shifts: [shift], note: '' }),
      'bodies.duty_day_past',
    )
    const empty = { ...shift, ends: shift.starts }
    await refused(act(setDutyDay, secretary, { id, day: today, shifts: [empty], note: '' }), 'bodies.shift_unfit')
    const shifts = week(resident.personId)
    await refused(act(setPattern, secretary, { id, shifts }), 'bodies.duty_without_post')
    await act(changeRoster, secretary, { id, closed: true })
    await refused(act(setPattern, secretary, { id, shifts: [] }), 'bodies.roster_closed')
    expect(await whoNow()).toEqual(new Set())
    await act(changeRoster, secretary, { id, closed: false })
  })

  it('is swapped by consent of both, and only theirs', async () => {
    const { worker, clerk, secretary } = community
    await act(setDutyDay, secretary, {
      id,
      day: tomorrow,
      shifts: [{ ...hours, person_id: clerk.personId }],
      note: '',
    })
    const wish = { id, day: today, ...hours, with_person_id: clerk.personId, note: '' }
    await refused(act(askSwap, clerk, { ...wish, with_person_id: worker.personId }), 'bodies.not_on_duty')
    await refused(act(askSwap, worker, { ...wish, with_person_id: worker.personId }), 'bodies.swap_unfit')
    const asked = await act(askSwap, worker, { ...wish, back: { day: tomorrow, ...hours } })
    await refused(act(askSwap, worker, wish), 'bodies.swap_open')
    const swap = asked.swaps[0]?.id
    await refused(act(settleSwap, worker, { id: swap, outcome: 'agreed' }), 'platform.not_allowed')
    const agreed = await act(settleSwap, clerk, { id: swap, outcome: 'agreed' })
    expect([on(agreed, today), on(agreed, tomorrow)]).toEqual([[clerk.personId], [worker.personId]])
    await refused(act(settleSwap, clerk, { id: swap, outcome: 'declined' }), 'bodies.swap_over')
  })

  it('of equals whoever is on duty is given what comes', async () => {
    const second = await createStaff(platform, community.communityId, 'grid_worker', { areaId: community.areas.grid })
    const shifts = [{ ...hours, person_id: second.personId }]
    await act(setDutyDay, community.secretary, { id, day: today, shifts, note: '' })
    for (const _ of [1, 2]) {
      const { id: request } = await fileOne(platform, community, { item_code: items.pests })
      const found = await platform.look(community.communityId, (tx) =>
        tx.selectFrom('caseflow.cases').select('assignee_person_id').where('id', '=', request).executeTakeFirst(),
      )
      expect(found?.assignee_person_id).toBe(second.personId)
    }
  })
})
