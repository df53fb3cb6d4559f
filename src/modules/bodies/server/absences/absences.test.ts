import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity, type TestCommunity } from '../../../territory/test/factory.ts'
import type { AbsenceView, PostHolderView } from '../../contract.ts'
import { createBody, createPost } from '../../test/factory.ts'
import { createStaff, type Staff } from '../../test/staff.ts'
import { fillPost, vacatePost } from '../commands/fill-post.ts'
import { postsInForce } from '../holders.ts'
import { post } from '../queries/posts.ts'
import { changeAbsence, endAbsence, recordAbsence } from './commands.ts'
import { absenceDeputies, absenceHolders, absences, myAbsences } from './queries.ts'

const nowhere = '018f0000-0000-7000-8000-000000000000'
const dayMs = 24 * 3_600_000
let platform: TestPlatform
let community: TestCommunity
let secretary: Staff
let worker: Staff
let gridWorker: Staff
let leader: Staff

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

async function fresh() {
  community = await createCommunity(platform)
  const { communityId, areas } = community
  secretary = await createStaff(platform, communityId, 'community_secretary')
  worker = await createStaff(platform, communityId, 'community_worker')
  gridWorker = await createStaff(platform, communityId, 'grid_worker', { areaId: areas.grid })
  leader = await createStaff(platform, communityId, 'building_leader', { areaId: areas.building })
}

const refused = (code: string) => expect.objectContaining({ code })
const as = (staff: Staff | null) => ({ communityId: community.communityId, accountId: staff?.accountId ?? null })
const away = (by: Staff | null, input: object) =>
  platform.do<AbsenceView>(recordAbsence, { until: '2026-03-10', ...input }, as(by))
const postsOf = (staff: Staff) =>
  platform.look(community.communityId, (tx) =>
    postsInForce(tx, community.communityId, staff.personId, platform.clock.now()),
  )
const days = (count: number) => platform.clock.advance(count * dayMs)

describe('who may enter an absence', () => {
  beforeAll(fresh)

  it('is oneself, or who may appoint to every post of that person; nobody of another community', async () => {
    const resident = await createAccount(
      platform,
      community.communityId,
      await createPerson(platform, community.communityId),
    )
    const mine = { person_id: gridWorker.personId }
    await expect(away(null, mine)).rejects.toEqual(refused('platform.sign_in_needed'))
    await expect(away({ ...gridWorker, accountId: resident }, mine)).rejects.toEqual(refused('platform.not_allowed'))
    for (const by of [worker, leader]) await expect(away(by, mine)).rejects.toEqual(refused('platform.not_allowed'))
    const own = await away(gridWorker, mine)
    expect(own).toMatchObject({ deputy: null, uncovered: true, state: 'in_force', can: ['change', 'end'] })
    const byWorker = await away(worker, { person_id: leader.personId, deputy_id: worker.personId })
    expect(byWorker).toMatchObject({ deputy: { person_id: worker.personId }, uncovered: false })
    const other = await createCommunity(platform)
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    const there = { communityId: other.communityId, accountId: foreign.accountId }
    for (const [operation, input] of [
      [changeAbsence, { id: own.id, until: '2026-03-08' }],
      [endAbsence, { id: own.id }],
    ] as const) {
      await expect(platform.do(operation, input, there)).rejects.toEqual(refused('platform.not_found'))
      await expect(platform.do(operation, input, as(leader))).rejects.toEqual(refused('platform.not_allowed'))
      await expect(platform.do(operation, { ...input, id: nowhere }, as(leader))).rejects.toEqual(
        refused('platform.not_found'),
      )
    }
    await expect(platform.do(recordAbsence, { ...mine, until: '2026-03-10' }, there)).rejects.toEqual(
      refused('bodies.holds_no_post'),
    )
    expect((await platform.do<{ items: unknown[] }>(absences, {}, there)).items).toEqual([])
  })

  it('shows the reason to nobody else, and offers only whom one may enter it for', async () => {
    await away(secretary, { person_id: secretary.personId, kind: 'sick' })
    const seen = async (by: Staff) =>
      (await platform.do<{ items: AbsenceView[] }>(absences, {}, as(by))).items.find(
        (row) => row.person.person_id === secretary.personId,
      )
    expect(await seen(secretary)).toMatchObject({ kind: 'sick', can: ['change', 'end'] })
    expect(await seen(worker)).toMatchObject({ kind: null, can: [] })
    await expect(platform.do(absences, {}, as(leader))).rejects.toEqual(refused('platform.not_allowed'))
    const holders = async (by: Staff) =>
      (await platform.do<{ items: PostHolderView[] }>(absenceHolders, {}, as(by))).items.map((one) => one.person_id)
    expect(await holders(leader)).toEqual([leader.personId])
    expect(await holders(worker)).toEqual([worker.personId, leader.personId])
    expect((await holders(secretary))[0]).toBe(secretary.personId)
    const asks = { person_id: secretary.personId, until: '2026-03-10' }
    await expect(platform.do(absenceDeputies, asks, as(worker))).rejects.toEqual(refused('platform.not_allowed'))
  })
})

describe('an absence', () => {
  beforeAll(fresh)

  it('is refused for days gone by, turned round or too many, twice, and without a post', async () => {
    const mine = { person_id: gridWorker.personId }
    const resident = await createPerson(platform, community.communityId)
    for (const [input, code] of [
      [{ ...mine, from: '2026-03-03' }, 'bodies.absence_past'],
      [{ ...mine, from: '2026-03-12' }, 'bodies.period_unfit'],
      [{ ...mine, until: '2027-06-01' }, 'bodies.absence_too_long'],
      [{ person_id: resident }, 'bodies.holds_no_post'],
    ] as const)
      await expect(away(secretary, input)).rejects.toEqual(refused(code))
    const first = await away(gridWorker, { ...mine, from: '2026-03-06', until: '2026-03-08' })
    await expect(away(gridWorker, { ...mine, from: '2026-03-08' })).rejects.toEqual(refused('bodies.absence_overlaps'))
    const second = await away(gridWorker, { ...mine, from: '2026-03-09' })
    const change = (input: object) =>
      platform.do<AbsenceView>(changeAbsence, { id: first.id, ...input }, as(gridWorker))
    await expect(change({ until: '2026-03-09' })).rejects.toEqual(refused('bodies.absence_overlaps'))
    await expect(change({ until: '2026-03-05' })).rejects.toEqual(refused('bodies.period_unfit'))
    await expect(change({ until: '2027-06-01' })).rejects.toEqual(refused('bodies.absence_too_long'))
    const off = await platform.do<AbsenceView>(endAbsence, { id: second.id }, as(gridWorker))
    expect(off).toMatchObject({ state: 'ended', can: [] })
    for (const [operation, input] of [
      [endAbsence, { id: second.id }],
      [changeAbsence, { id: second.id, until: '2026-03-20' }],
    ] as const)
      await expect(platform.do(operation, input, as(gridWorker))).rejects.toEqual(refused('bodies.absence_over'))
    expect(await change({ until: '2026-03-09', kind: 'leave' })).toMatchObject({ until: '2026-03-09', kind: 'leave' })
    const { mine: listed } = await platform.do<{ mine: AbsenceView[] }>(myAbsences, {}, as(gridWorker))
    expect(listed.map((row) => row.id)).toEqual([first.id])
  })

  it('has a deputy who is a colleague with a fitting post, there on those days: no chains, no circles', async () => {
    const { communityId } = community
    const company = await createBody(platform, communityId, { kind: 'property_company', serves: 'community' })
    const manager = await createStaff(platform, communityId, 'property_manager', { bodyId: company })
    const colleague = await createStaff(platform, communityId, 'property_manager', { bodyId: company })
    const resident = await createPerson(platform, communityId)
    const workerAway = { person_id: worker.personId }
    for (const [input, code] of [
      [{ ...workerAway, deputy_id: worker.personId }, 'bodies.deputy_self'],
      [{ ...workerAway, deputy_id: resident }, 'bodies.deputy_without_post'],
      [{ ...workerAway, deputy_id: nowhere }, 'bodies.deputy_without_post'],
      [{ ...workerAway, deputy_id: leader.personId }, 'bodies.deputy_unfit'],
      [{ ...workerAway, deputy_id: manager.personId }, 'bodies.deputy_unfit'],
      [{ person_id: manager.personId, deputy_id: secretary.personId }, 'bodies.deputy_unfit'],
    ] as const)
      await expect(away(secretary, input)).rejects.toEqual(refused(code))
    await away(secretary, { person_id: manager.personId, deputy_id: colleague.personId })
    await away(worker, { ...workerAway, deputy_id: secretary.personId })
    await expect(away(secretary, { person_id: secretary.personId })).rejects.toEqual(refused('bodies.deputises_then'))
    await expect(
      away(secretary, { person_id: leader.personId, deputy_id: worker.personId, from: '2026-03-10' }),
    ).rejects.toEqual(refused('bodies.deputy_away'))
    const offered = await platform.do<{ items: PostHolderView[] }>(
      absenceDeputies,
      { person_id: leader.personId, until: '2026-03-05' },
      as(secretary),
    )
    const persons = offered.items.map((one) => one.person_id)
    expect(persons).toContain(gridWorker.personId)
    for (const staff of [leader, worker, manager]) expect(persons).not.toContain(staff.personId)
  })

  it('lets one of two through who would deputise for each other', async () => {
    await fresh()
    const outcomes = await Promise.allSettled([
      away(worker, { person_id: worker.personId, deputy_id: secretary.personId }),
      away(secretary, { person_id: secretary.personId, deputy_id: worker.personId }),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('while it runs', () => {
  beforeEach(fresh)

  it('the deputy acts by the absent one’s posts, before and after not', async () => {
    const start = platform.clock.now()
    const input = { person_id: gridWorker.personId, deputy_id: worker.personId, from: '2026-03-06' }
    const absence = await away(gridWorker, input)
    const own = { id: worker.postId, kind: 'community_worker', areaPath: '', bodyId: null }
    expect(await postsOf(worker)).toEqual([own])
    days(3)
    expect(await postsOf(worker)).toMatchObject([own, { id: gridWorker.postId, deputyFor: gridWorker.personId }])
    expect(await postsOf(gridWorker)).toHaveLength(1)
    const { standing_in } = await platform.do<{ standing_in: AbsenceView[] }>(myAbsences, {}, as(worker))
    expect(standing_in).toMatchObject([{ id: absence.id, state: 'in_force', can: [] }])
    days(5)
    expect(await postsOf(worker)).toEqual([own])
    platform.clock.set(start)
  })

  it('rights end with the absence, with the absent one’s post, and with the deputy’s own', async () => {
    const { communityId, areas } = community
    const system = { communityId, as: 'system' } as const
    const absence = await away(gridWorker, { person_id: gridWorker.personId, deputy_id: worker.personId })
    expect(await postsOf(worker)).toHaveLength(2)
    await platform.do(endAbsence, { id: absence.id }, as(gridWorker))
    expect(await postsOf(worker)).toHaveLength(1)
    platform.clock.advance(60_000)
    const again = await away(gridWorker, { person_id: gridWorker.personId, deputy_id: worker.personId })
    const term = async (staff: Staff) =>
      (await platform.do<{ terms: { id: string; person_id: string }[] }>(post, { id: staff.postId }, system)).terms[0]
        ?.id
    const leads = { kind: 'building_leader', areaId: areas.building, personId: worker.personId } as const
    await createPost(platform, communityId, leads)
    await platform.do(vacatePost, { id: worker.postId, term_id: await term(worker) }, system)
    expect((await postsOf(worker)).map((held) => held.kind)).toEqual(['building_leader'])
    const { items } = await platform.do<{ items: AbsenceView[] }>(absences, {}, as(secretary))
    expect(items).toMatchObject([{ id: again.id, uncovered: true }])
  })

  it('doesn’t let the deputy fill posts that carry rights, nor prolong their own deputising', async () => {
    const absence = await away(secretary, { person_id: secretary.personId, deputy_id: worker.personId })
    const fill = { id: secretary.postId, person_id: worker.personId, how: 'appointed' }
    await expect(platform.do(fillPost, fill, as(worker))).rejects.toEqual(refused('platform.not_allowed'))
    const prolong = { id: absence.id, until: '2026-12-01' }
    await expect(platform.do(changeAbsence, prolong, as(worker))).rejects.toEqual(refused('platform.not_allowed'))
  })
})
