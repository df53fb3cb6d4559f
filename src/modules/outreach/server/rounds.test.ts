import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { createPerson } from '../../people/test/factory.ts'
import { acting, refused } from '../../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  items,
  type RequestsCommunity,
  type TestStaff,
} from '../../requests/test/factory.ts'
import { createDwelling } from '../../territory/test/factory.ts'
import { closeRound, handOverBlock, openRound } from './keep-round.ts'
import { registerMarks, settleMark } from './marks.ts'
import { noteNeed } from './note-need.ts'
import { noteVisit } from './note-visit.ts'
import { planRound, previewRound } from './plan-round.ts'
import { listRounds, oneRound, registerConfirmed, roundAnswers, roundBuildings } from './round-queries.ts'
import { oneVisit, ownRounds, ownVisits } from './visit-queries.ts'

type Round = {
  id: string
  state: string
  dwellings: number
  opened: number
  not_home: number
  confirmed: number
  doors: object | null
  can: string[]
}
type Visit = {
  dwelling_id: string
  outcome: string | null
  revision: number
  knocks: number
  note: string
  confirmed: boolean
  answers: Record<string, unknown>
  residents: { person_id: string }[]
  marks: { id: string; says: string }[]
  needs: { request_id: string }[]
}

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let walker: TestStaff

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  walker = community.gridWorker
  const { building, stairwell } = community.areas
  for (const number of ['102', '201', '202']) {
    await createDwelling(platform, community.communityId, { building, stairwell, number })
  }
})

const questions = [
  { id: 'gas', kind: 'yes_no', label: '燃气管换过吗', options: [] },
  { id: 'help', kind: 'several', label: '要帮什么', options: ['买菜', '看病'] },
]
const wish = (more: object = {}) => ({
  name: '冬季走访',
  note: '',
  from_day: '2026-11-20',
  until_day: '2026-11-27',
  area_ids: [community.areas.compound],
  unconfirmed_months: null,
  walker_ids: [walker.personId],
  given: [],
  questions,
  ...more,
})
const plan = (more: object = {}) => act<Round>(planRound, community.secretary, wish(more))
const open = async (more: object = {}) => {
  const { id } = await plan(more)
  return act<Round>(openRound, community.secretary, { id })
}
const mine = (id: string, by = walker) => act<{ items: Visit[] }>(ownVisits, by, { id, limit: 100 })
const change = (more: object = {}) => ({ base: 0, persons: [], newcomers: [], file_ids: [], ...more })
const knock = (outcome: string, serial = 1) => ({
  id: `0198c0de-0000-7000-8000-${String(serial).padStart(12, '0')}`,
  outcome,
  at: '2026-11-20T02:00:00.000Z',
})
const note = (round: string, dwelling: string, more: object, by = walker) =>
  act<Visit>(noteVisit, by, { id: round, dwelling, ...change(more) })
const first = async (round: string) => (await mine(round)).items[0] as Visit

describe('a round', () => {
  it('is planned, opened, walked, and moves the numbers of its buildings', async () => {
    const round = await plan()
    expect(round).toMatchObject({
      state: 'planned',
      dwellings: 4,
      opened: 0,
      doors: null,
      can: ['open', 'close', 'hand_over'],
    })
    expect(await act(ownRounds, walker, {})).toEqual({ items: [] })
    await refused(mine(round.id), 'platform.not_found')
    await act(openRound, community.secretary, { id: round.id })
    const visits = (await mine(round.id)).items
    expect(visits).toHaveLength(4)
    const home = visits.find((one) => one.dwelling_id === community.areas.dwelling) as Visit
    expect(home.residents.map((one) => one.person_id)).toContain(community.resident.personId)
    const noted = await note(round.id, home.dwelling_id, {
      knock: knock('opened'),
      answers: { gas: true, help: ['买菜'] },
      confirmed: true,
      persons: [{ person_id: community.resident.personId, says: 'here' }],
      newcomers: [{ id: knock('', 9).id, name: '闻人安', phone: '', note: '' }],
    })
    expect(noted).toMatchObject({
      outcome: 'opened',
      knocks: 1,
      confirmed: true,
      answers: { gas: true, help: ['买菜'] },
    })
    expect(noted.marks.map((one) => one.says).sort()).toEqual(['here', 'new'])
    await note(round.id, visits[1]?.dwelling_id ?? '', { knock: knock('not_home', 2), next_day: '2026-11-22' })
    expect(await act(oneRound, community.secretary, { id: round.id })).toMatchObject({
      opened: 1,
      not_home: 1,
      confirmed: 1,
    })
    expect(await act(roundBuildings, community.secretary, { id: round.id, limit: 50 })).toMatchObject({
      items: [{ dwellings: 4, opened: 1, not_home: 1, confirmed: 1 }],
    })
    expect(await act(roundAnswers, community.secretary, { id: round.id })).toMatchObject({
      items: [
        {
          id: 'gas',
          answered: 1,
          options: [
            { option: 'true', households: 1 },
            { option: 'false', households: 0 },
          ],
        },
        {
          id: 'help',
          options: [
            { option: '买菜', households: 1 },
            { option: '看病', households: 0 },
          ],
        },
      ],
    })
    expect(await act(registerConfirmed, community.secretary, {})).toMatchObject({
      items: [{ dwellings: 4, within_half_year: 1, never: 3 }],
    })
    // What was confirmed isn't asked again.
    const again = await act<{ dwellings: number }>(previewRound, community.secretary, wish({ unconfirmed_months: 6 }))
    expect(again.dwellings).toBe(3)
    await act(closeRound, community.secretary, { id: round.id })
    await refused(note(round.id, home.dwelling_id, { note: '补记' }), 'platform.not_found')
    await refused(act(closeRound, community.secretary, { id: round.id }), 'outreach.round_closed')
    await refused(act(openRound, community.secretary, { id: round.id }), 'outreach.round_not_planned')
  })

  it('tells doors only where several walk, and hands over what is left', async () => {
    const other = await createStaff(platform, community.communityId, 'community_worker')
    const round = await open()
    await note(round.id, (await first(round.id)).dwelling_id, { knock: knock('opened') })
    const over = { id: round.id, area_id: community.areas.building, person_id: other.personId }
    expect(await act(handOverBlock, community.secretary, over)).toMatchObject({ doors: { knocks: 1, opened: 1 } })
    expect((await mine(round.id)).items).toHaveLength(1)
    expect((await mine(round.id, other)).items).toHaveLength(3)
    await refused(act(handOverBlock, community.secretary, over), 'outreach.nothing_left')
    const stranger = { ...over, person_id: community.resident.personId }
    await refused(act(handOverBlock, community.secretary, stranger), 'outreach.walker_unknown')
  })

  it('refuses what does not fit', async () => {
    const nothing = '0198c0de-0000-7000-8000-000000000000'
    await refused(plan({ area_ids: [nothing] }), 'outreach.area_unknown')
    await refused(plan({ walker_ids: [community.resident.personId] }), 'outreach.walker_unknown')
    await refused(plan({ until_day: '2026-11-19' }), 'outreach.days_disordered')
    await refused(
      plan({ questions: [{ id: 'q', kind: 'one', label: '选', options: ['只有一个'] }] }),
      'outreach.question_unfit',
    )
    await refused(
      plan({
        area_ids: [community.areas.microGrid].concat([community.areas.grid]),
        walker_ids: [walker.personId],
        unconfirmed_months: 1,
        questions: [{ ...questions[0] }, { ...questions[0] }],
      }),
      'outreach.question_unfit',
    )
    const elsewhere = await createStaff(platform, community.communityId, 'micro_grid_leader', {
      areaId: community.areas.stairwell,
    })
    const cut = { area_ids: [community.areas.compound], walker_ids: [elsewhere.personId] }
    await createDwelling(platform, community.communityId, { building: community.areas.building, number: '底商 1' })
    await refused(plan(cut), 'outreach.nobody_reaches')
  })
})

describe('two phones', () => {
  it('change different things of a dwelling together, and the same thing to a word of both', async () => {
    const round = await open()
    const { dwelling_id: dwelling } = await first(round.id)
    await note(round.id, dwelling, { note: '门铃坏了' })
    await note(round.id, dwelling, { answers: { gas: false } })
    await refused(note(round.id, dwelling, { note: '按门铃没应' }), 'outreach.changed_meanwhile')
    await expect(note(round.id, dwelling, { note: '按门铃没应' })).rejects.toMatchObject({
      fields: [{ path: 'note', code: 'changed', detail: '对方记的是：门铃坏了' }],
    })
    const seen = await act<Visit>(oneVisit, walker, { id: round.id, dwelling })
    expect(seen).toMatchObject({ note: '门铃坏了', answers: { gas: false }, revision: 2 })
    expect(await note(round.id, dwelling, { base: 2, note: '门铃坏了，按了没应' })).toMatchObject({
      note: '门铃坏了，按了没应',
    })
  })

  it('knock once each: what is sent again counts once', async () => {
    const round = await open()
    const { dwelling_id: dwelling } = await first(round.id)
    await note(round.id, dwelling, { knock: knock('not_home') })
    expect(await note(round.id, dwelling, { knock: knock('not_home') })).toMatchObject({ knocks: 1 })
    expect(await act(oneRound, community.secretary, { id: round.id })).toMatchObject({ not_home: 1 })
  })
})

it('a need found at the door is a request by visit; corrections wait for who keeps the register', async () => {
  const round = await open()
  const dwelling = community.areas.dwelling
  const need = {
    item_code: items.lamp,
    description: '楼道灯坏了看不见',
    for_person_id: community.resident.personId,
    file_ids: [],
  }
  const withNeed = await act<Visit>(noteNeed, walker, { id: round.id, dwelling, ...need })
  expect(withNeed.needs).toHaveLength(1)
  const stranger = await createPerson(platform, community.communityId)
  await refused(
    act(noteNeed, walker, { id: round.id, dwelling, ...need, for_person_id: stranger }),
    'requests.person_unknown',
  )
  await refused(
    note(round.id, dwelling, { persons: [{ person_id: stranger, says: 'gone' }] }),
    'outreach.person_unknown',
  )
  await refused(note(round.id, dwelling, { answers: { gas: '也许' } }), 'outreach.answer_unfit')
  await refused(
    note(round.id, dwelling, { newcomers: [{ id: knock('', 8).id, name: '某', phone: '12', note: '' }] }),
    'outreach.phone_unfit',
  )
  await note(round.id, dwelling, { persons: [{ person_id: community.resident.personId, says: 'gone' }] })
  const waiting = await act<{ items: { id: string; says: string }[] }>(registerMarks, community.clerk, { limit: 50 })
  expect(waiting.items).toMatchObject([{ says: 'gone' }])
  const id = waiting.items[0]?.id ?? ''
  await act(settleMark, community.clerk, { id })
  await refused(act(settleMark, community.clerk, { id }), 'outreach.mark_settled')
})

it('refuses strangers, other walkers, other posts and other communities', async () => {
  const round = await open()
  const { dwelling_id: dwelling } = await first(round.id)
  for (const by of [community.resident, community.clerk, community.manager, walker]) {
    await refused(act(planRound, by, wish()), 'platform.not_allowed')
    await refused(act(listRounds, by, { limit: 50 }), 'platform.not_allowed')
  }
  const partly = await createStaff(platform, community.communityId, 'community_worker', {
    areaId: community.areas.grid,
  })
  await refused(act(planRound, partly, wish()), 'platform.not_allowed')
  await refused(act(planRound, null, wish()), 'platform.sign_in_needed')
  await refused(act(oneVisit, community.clerk, { id: round.id, dwelling }), 'platform.not_found')
  await refused(note(round.id, dwelling, { note: '别人的' }, community.clerk), 'platform.not_found')
  await refused(act(registerMarks, walker, { limit: 50 }), 'platform.not_allowed')
  const other = await communityWithRequests(platform)
  const there = acting(platform, other)
  await refused(there(oneRound, other.secretary, { id: round.id }), 'platform.not_found')
  await refused(there(oneVisit, other.secretary, { id: round.id, dwelling }), 'platform.not_found')
})
