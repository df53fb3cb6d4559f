import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { command } from '../../platform/command/types.ts'
import { createPost } from '../bodies/test/factory.ts'
import {
  communityWithRequests,
  fileOne,
  items,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { acting, toldTo } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
})
afterAll(() => platform.close())

const hourMs = 3_600_000
const day = (ahead: number) =>
  new Date(platform.clock.now().getTime() + (8 + ahead * 24) * hourMs).toISOString().slice(0, 10)

/** What a person was told by now, in the order it came; without `earlier`. */
async function told(personId: string, earlier: readonly string[] = []): Promise<string[]> {
  return (await toldTo(platform, community.communityId, personId)).slice(earlier.length)
}

/** Hours pass and the jobs run. */
async function pass(hours: number): Promise<void> {
  platform.clock.advance(hours * hourMs)
  await platform.jobs.runDue()
}

describe('a ballot', () => {
  it('tells voters that it opens, ends soon and came out, managers that it waits; each once', async () => {
    const { resident, secretary } = community
    const before = await told(resident.personId)
    const { id } = await act<{ id: string }>('ballots.draft', secretary, {
      kind: 'choose',
      title: '长椅放哪里',
      options: [{ title: '东门' }, { title: '西门' }],
      winners: 1,
      roll_kind: 'persons',
      roll_day: day(0),
      area_id: community.areas.compound,
      opens_day: day(3),
      closes_day: day(5),
    })
    await act('ballots.draw_roll', secretary, { id })
    await act('ballots.announce', secretary, { id })
    expect(await told(resident.personId, before)).toEqual([])
    await pass(72)
    expect(await told(resident.personId, before)).toEqual(['ballot_open'])
    await pass(1)
    expect(await told(resident.personId, before)).toEqual(['ballot_open'])
    await pass(47)
    expect(await told(resident.personId, before)).toEqual(['ballot_open', 'ballot_closing'])
    await pass(24)
    expect(await told(secretary.personId)).toContain('ballot_to_count')
    await act('ballots.tally', secretary, { id })
    await act('ballots.display', secretary, { id })
    expect((await told(resident.personId, before)).slice(2)).toEqual(['ballot_result'])
    await act('ballots.object', resident, { id, text: '票数和我数的不一样' })
    expect(await told(secretary.personId)).toContain('objection_raised')
    type Detail = { objections: { id: string }[] }
    const { objections } = await act<Detail>('ballots.one', secretary, { id })
    const objection = objections[0]?.id
    await act('ballots.decide_objection', secretary, { id, objection, upheld: false, answer: '重新数过，没有出入。' })
    expect(await told(resident.personId, before)).toContain('objection_answered')
  })
})

describe('a proposal', () => {
  it('tells the desk that it came, the proposer what is asked and found', async () => {
    const { resident, secretary } = community
    const { id } = await act<{ id: string }>('ballots.draft', secretary, {
      ...{ kind: 'choose', title: '明年办哪几件', options: [], winners: 1, roll_kind: 'persons', roll_day: day(0) },
      ...{ area_id: community.areas.compound, opens_day: day(9), closes_day: day(12) },
      nominate: { what: 'options', until_day: day(3), endorsements_least: 0 },
    })
    await act('ballots.open_nominations', secretary, { id })
    const wish = { id, what: 'works', title: '修台阶', text: '下雨天台阶很滑', place: '东门' }
    const { id: nomination } = await act<{ id: string }>('ballots.nominate', resident, wish)
    await platform.dispatcher.drain()
    expect(await told(secretary.personId)).toContain('nomination_raised')
    const words = { title: '修长椅', text: '长椅断了一根', place: '', reason: '补一句' }
    await act('ballots.correct_nomination', secretary, { id, nomination, ...words })
    await platform.dispatcher.drain()
    expect(await told(resident.personId)).toContain('nomination_corrected')
    await act('ballots.check_nomination', secretary, { id, nomination, feasible: true, reason: '能修' })
    await platform.dispatcher.drain()
    expect(await told(resident.personId)).toContain('nomination_answered')
  })
})

describe('a counter', () => {
  it('reminds of tomorrow’s appointment and of what is due, and says what it changed itself', async () => {
    const { secretary, clerk, resident, neighbour } = community
    await act('counters.install_matters', secretary, {})
    const counter = await act<{ id: string }>('counters.add_counter', secretary, { name: '大厅窗口' })
    const opening = { id: counter.id, kind: 'day', from: '09:00', to: '11:00', slot_minutes: 30, capacity: 1 }
    await act('counters.add_opening', secretary, { ...opening, day: day(3) })
    type Slots = { items: { opening_id: string; starts_at: string }[] }
    const slots = (await act<Slots>('counters.slots', null, {})).items
    const seat = (at: number) => ({ opening_id: slots[at]?.opening_id, starts_at: slots[at]?.starts_at })
    const before = await told(resident.personId)
    type Booked = { appointment: { id: string } }
    const { appointment } = await act<Booked>('counters.book', resident, seat(0))
    await pass(24)
    expect(await told(resident.personId, before)).toEqual(['appointment_booked'])
    await pass(24)
    expect(await told(resident.personId, before)).toEqual(['appointment_booked', 'appointment_near'])
    await pass(1)
    const change = (input: object) => act('counters.change_appointment', clerk, { id: appointment.id, change: input })
    await change({ act: 'move', ...seat(1) })
    await change({ act: 'cancel' })
    expect((await told(resident.personId, before)).slice(2)).toEqual(['appointment_cancelled_for'])

    const matters = [{ code: 'elder_card', brought: ['身份证'] }]
    await act('counters.receive', clerk, { person_id: resident.personId, matters })
    await pass(24 * 40)
    expect((await told(clerk.personId)).filter((kind) => kind === 'case_due')).toHaveLength(1)

    const errand = await act<{ id: string }>('counters.arrange_errand', clerk, {
      person_id: resident.personId,
      member_person_id: neighbour.personId,
      member_kind: 'volunteer',
      scope: '代取老年卡',
      until_day: day(1),
      consent_kind: 'own',
    })
    expect(await told(resident.personId)).toContain('errand_to_agree')
    await act('counters.work_own_errand', resident, { id: errand.id, act: 'consent' })
    expect(await told(neighbour.personId)).toContain('errand_given')
    expect(await told(clerk.personId)).toContain('errand_agreed')
    await pass(48)
    expect(await told(neighbour.personId)).toContain('errand_to_report')
    await pass(1)
    await act('counters.work_own_errand', neighbour, { id: errand.id, act: 'report', text: '取回来了' })
    expect(await told(resident.personId)).toContain('errand_done')
    expect(await told(clerk.personId)).toEqual(expect.arrayContaining(['errand_late', 'errand_reported']))
  })
})

describe('what goes beyond a request', () => {
  it('is told to who asked for it, and to its lead on the day of the next step', async () => {
    const { worker, resident } = community
    const filed = await fileOne(platform, community, { item_code: items.streetLamp, description: '路灯不亮' })
    const before = await told(resident.personId)
    await pass(1)
    const open = {
      kind: 'topic',
      title: '夜里路黑',
      next_step: '找供电所',
      next_day: day(2),
      description: '天黑以后看不见路',
    }
    const { id } = await act<{ id: string }>('undertakings.open', worker, { ...open, request_ids: [filed.id] })
    expect(await told(resident.personId, before)).toEqual(['request_taken_up'])
    await pass(48)
    expect((await told(worker.personId)).filter((kind) => kind === 'topic_step_due')).toHaveLength(1)
    await act('undertakings.end', worker, { id, outcome: 'solved', result: '供电所换了六盏灯，夜里走过，都亮了。' })
    expect(await told(resident.personId, before)).toContain('request_taken_up_ended')
    type Own = { steps: { kind: string; text: string }[] }
    const own = await act<Own>('requests.own_one', resident, { id: filed.id })
    const words = own.steps.find((step) => step.kind === 'told_ended')?.text
    expect(words).toContain('供电所换了六盏灯')
    expect(words).toContain('夜里路黑')
  })
})

describe('an organisation itself', () => {
  it('is told beside who holds its posts, by the address kept for it, until that is taken away', async () => {
    const { secretary, resident, manager, bodies } = community
    const keep = (more: object, by: TestPerson = secretary, id = bodies.propertyCompany) =>
      act<{ items: { body: { id: string }; mail: string | null }[] }>('notifications.keep_body_contact', by, {
        id,
        mail: null,
        phone: null,
        ...more,
      })
    for (const by of [resident, manager]) await expect(keep({ mail: 'desk@wuye.example' }, by)).rejects.toBeDefined()
    expect(() => keep({ mail: 'nowhere' })).toThrow()
    await expect(keep({ mail: 'desk@wuye.example' }, secretary, community.areas.building)).rejects.toMatchObject({
      code: 'notifications.body_unknown',
    })
    expect((await keep({ mail: 'desk@wuye.example' })).items).toMatchObject([{ mail: 'desk@wuye.example' }])
    const waiting = () =>
      platform.look(community.communityId, async (tx) => {
        const found = await sql<{ kind: string }>`
          select l->>'kind' as kind from notifications.deliveries d, jsonb_array_elements(d.lines) l
          where d.community_id = ${community.communityId} and d.address = 'desk@wuye.example'`.execute(tx)
        return found.rows.map((row) => row.kind)
      })
    const { id } = await fileOne(platform, community)
    await platform.dispatcher.drain()
    expect(await waiting()).toEqual(['request_given'])
    expect(await act('notifications.body_contacts', secretary)).toMatchObject({ items: [{ phone: null }] })
    expect((await keep({})).items).toEqual([])
    await act('requests.accept', manager, { id })
    await fileOne(platform, community)
    await platform.dispatcher.drain()
    expect(await waiting()).toEqual(['request_given'])
  })
})

describe('posts, devices and letters', () => {
  it('tells whoever is asked to swap a shift, and who asked what became of it', async () => {
    const { secretary, worker, clerk } = community
    const { roster } = await act<{ roster: { id: string } }>('bodies.add_roster', secretary, {
      name: '大厅',
      kind: 'desk',
      on_rest_days: 'nobody',
    })
    const hours = { starts: '08:30', ends: '17:30' }
    const on = (ahead: number, personId: string) =>
      act('bodies.set_duty_day', secretary, {
        id: roster.id,
        day: day(ahead),
        shifts: [{ ...hours, person_id: personId }],
        note: '',
      })
    await on(2, worker.personId)
    await on(3, clerk.personId)
    const before = [await told(worker.personId), await told(clerk.personId)]
    platform.clock.advance(60_000)
    const wish = { id: roster.id, day: day(2), ...hours, with_person_id: clerk.personId, note: '' }
    type Swaps = { swaps: { id: string }[] }
    const ask = () => act<Swaps>('bodies.ask_swap', worker, { ...wish, back: { day: day(3), ...hours } })
    const settle = (by: typeof worker, id: string | undefined, outcome: string) =>
      act('bodies.settle_swap', by, { id, outcome })
    const first = await ask()
    expect(await told(clerk.personId, before[1])).toEqual(['swap_asked'])
    await settle(clerk, first.swaps[0]?.id, 'declined')
    await settle(worker, (await ask()).swaps[0]?.id, 'taken_back')
    await settle(clerk, (await ask()).swaps[0]?.id, 'agreed')
    expect((await told(worker.personId, before[0])).sort()).toEqual(['swap_agreed', 'swap_declined'])
    expect(await told(clerk.personId, before[1])).toContain('swap_taken_back')
  })

  it('tells a resident that a post is offered, and of a device never used before, once', async () => {
    const { secretary, neighbour } = community
    const before = await told(neighbour.personId)
    platform.clock.advance(60_000)
    const [phone] = await platform.look(community.communityId, async (tx) => {
      const found = await sql<{ phone: string; name: string }>`
        select phone, name from people.persons where community_id = ${community.communityId} and id = ${neighbour.personId}`.execute(
        tx,
      )
      return found.rows
    })
    const post_id = await createPost(platform, community.communityId, { kind: 'grid_worker', title: '二网格' })
    await act('access.invite', secretary, { ...phone, post_id, how: 'appointed' })
    expect(await told(neighbour.personId, before)).toEqual(['post_offered'])
    // The job hears of a device more than once.
    const heard = { person_id: neighbour.personId, device_id: post_id }
    const route = {
      name: 'access.find_new_devices',
      summary: '',
      access: 'administrator',
      output: z.unknown(),
    } as const
    const found = command(route, async (ctx) => ctx.emit('access.new_device', heard))
    for (let times = 0; times < 2; times += 1) {
      await platform.do(found, {}, { communityId: community.communityId, as: 'system' })
      platform.clock.advance(60_000)
    }
    expect((await told(neighbour.personId, before)).slice(1)).toEqual(['account_new_device'])
  })

  it('tells who has the matter, and who signed, a day before the answer to a letter is due', async () => {
    const { secretary } = community
    const { id } = await fileOne(platform, community)
    const before = await told(secretary.personId)
    await act('requests.forward_out', secretary, {
      id,
      addressee: '电力公司',
      email: '',
      asked: '请检修路灯线路。',
      due_on: day(1),
      signed_by_post: secretary.postId,
    })
    await pass(26)
    expect(await told(secretary.personId, before)).toContain('answer_due')
  })
})
