import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import type { PostView } from '../../contract.ts'
import { createBody, createPost } from '../../test/factory.ts'
import { createStaff } from '../../test/staff.ts'
import { posts, post as readPost } from '../queries/posts.ts'
import { createPost as createPostCommand } from './create-post.ts'
import { closePost, editPost } from './edit-post.ts'
import { extendTerm } from './extend-term.ts'
import { fillPost, vacatePost } from './fill-post.ts'

const nowhere = '01900000-0000-7000-8000-000000000000'
let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const asSystem = (communityId: number) => ({ communityId, as: 'system' }) as const
const plain = { seats: 1, public: false }

function writes(id: string, personId: string) {
  return [
    [createPostCommand, { kind: 'building_leader', title: '楼长', ...plain }],
    [editPost, { id, title: '楼组长' }],
    [fillPost, { id, person_id: personId, how: 'elected' }],
    [vacatePost, { id, term_id: nowhere }],
    [closePost, { id }],
  ] as const
}

describe('who may set up and fill posts', () => {
  it('is neither a stranger, nor a resident, nor who reads only, nor somebody of another community', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const personId = await createPerson(platform, communityId)
    const id = await createPost(platform, communityId, { kind: 'building_leader' })
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    const worker = await createStaff(platform, communityId, 'grid_worker')
    const resident = await createAccount(platform, communityId, personId)
    for (const [operation, input] of writes(id, personId)) {
      await expect(platform.do(operation, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
      for (const accountId of [foreign.accountId, worker.accountId, resident])
        await expect(platform.do(operation, input, { communityId, accountId })).rejects.toEqual(
          refused('platform.not_allowed'),
        )
    }
    const there = { communityId: other.communityId, accountId: foreign.accountId }
    for (const [operation, input] of writes(id, personId).slice(1))
      await expect(platform.do(operation, input, there)).rejects.toEqual(refused('platform.not_found'))
  })

  it('keeps posts that carry rights for the secretary: no worker makes himself one', async () => {
    const { communityId } = await createCommunity(platform)
    const worker = await createStaff(platform, communityId, 'community_worker')
    const secretary = await createStaff(platform, communityId, 'community_secretary')
    const caller = { communityId, accountId: worker.accountId }
    const vacant = await createPost(platform, communityId, { kind: 'deputy_secretary' })
    for (const [operation, input] of [
      [createPostCommand, { kind: 'community_secretary', title: '书记', ...plain }],
      ...writes(vacant, worker.personId).slice(1),
    ] as const)
      await expect(platform.do(operation, input, caller)).rejects.toEqual(refused('platform.not_allowed'))
    await platform.do(createPostCommand, { kind: 'building_leader', title: '楼长', ...plain }, caller)
    const filled = await platform.do<PostView>(
      fillPost,
      { id: vacant, person_id: worker.personId, how: 'appointed' },
      { communityId, accountId: secretary.accountId },
    )
    expect(filled).toMatchObject({ seats_vacant: 0, can: ['edit', 'fill', 'vacate', 'close'] })
  })

  it('keeps to the area of the post', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const { accountId } = await createStaff(platform, communityId, 'community_worker', { areaId: areas.grid })
    const caller = { communityId, accountId }
    const input = { kind: 'building_leader', title: '楼长', ...plain }
    await platform.do(createPostCommand, { ...input, area_id: areas.building }, caller)
    for (const area_id of [areas.compound, undefined])
      await expect(platform.do(createPostCommand, { ...input, area_id }, caller)).rejects.toEqual(
        refused('platform.not_allowed'),
      )
  })
})

describe('a post', () => {
  it('begins vacant and says what the public may know', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const input = {
      kind: 'micro_grid_leader',
      title: '一号微网格长',
      area_id: areas.microGrid,
      seats: 2,
      public: true,
      public_phone: '0573-19900003',
      duties: '走访、巡查、上报',
    }
    const created = await platform.do<PostView>(createPostCommand, input, asSystem(communityId))
    expect(created).toMatchObject({
      title: '一号微网格长',
      area: { name: '第一网格 一号微网格' },
      seats_vacant: 2,
      terms: [],
      public_phone: '0573-19900003',
    })
  })

  it('is refused with an unknown place or body, without the body it is for, or with a title taken', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const foreignBody = await createBody(platform, other.communityId, { kind: 'club' })
    const leader = { kind: 'building_leader', title: '楼长', area_id: areas.building, ...plain }
    await platform.do(createPostCommand, leader, asSystem(communityId))
    for (const [input, code] of [
      [{ ...leader, area_id: nowhere }, 'bodies.area_unknown'],
      [{ ...leader, area_id: other.areas.building }, 'bodies.area_unknown'],
      [{ ...leader, body_id: foreignBody }, 'bodies.body_unknown'],
      [{ kind: 'body_chair', title: '会长', ...plain }, 'bodies.post_needs_body'],
      [{ kind: 'department_clerk', title: '经办人', ...plain }, 'bodies.post_needs_body'],
      [leader, 'bodies.title_taken'],
    ] as const)
      await expect(platform.do(createPostCommand, input, asSystem(communityId))).rejects.toEqual(refused(code))
    await platform.do(createPostCommand, { ...leader, area_id: areas.stairwell }, asSystem(communityId))
  })

  it('is edited within what is held', async () => {
    const { communityId } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createPost(platform, communityId, { kind: 'grid_worker', seats: 3, title: '网格员' })
    await createPost(platform, communityId, { kind: 'grid_worker', title: '副网格员' })
    for (let seat = 0; seat < 2; seat++)
      await platform.do(
        fillPost,
        { id, person_id: await createPerson(platform, communityId), how: 'appointed' },
        caller,
      )
    await expect(platform.do(editPost, { id, seats: 1 }, caller)).rejects.toMatchObject({
      code: 'bodies.seats_held',
      params: { held: 2 },
    })
    await expect(platform.do(editPost, { id, title: '副网格员' }, caller)).rejects.toEqual(
      refused('bodies.title_taken'),
    )
    const edited = await platform.do(editPost, { id, seats: 2, title: '专职网格员', public_phone: null }, caller)
    expect(edited).toMatchObject({ seats: 2, seats_vacant: 0, title: '专职网格员', public_phone: null })
  })
})

describe('filling a post', () => {
  it('counts seats over the term, so that one may follow the other', async () => {
    const { communityId } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createPost(platform, communityId, { kind: 'building_leader' })
    const [first, second] = [await createPerson(platform, communityId), await createPerson(platform, communityId)]
    const term = { id, how: 'elected' }
    await platform.do(fillPost, { ...term, person_id: first, from: '2025-07-01', until: '2026-06-30' }, caller)
    for (const days of [{}, { from: '2026-06-30' }, { from: '2025-01-01' }])
      await expect(platform.do(fillPost, { ...term, person_id: second, ...days }, caller)).rejects.toEqual(
        refused('bodies.seats_full'),
      )
    const filled = await platform.do<PostView>(fillPost, { ...term, person_id: second, from: '2026-07-01' }, caller)
    expect(filled.terms.map((one) => [one.from, one.until, one.state])).toEqual([
      ['2025-07-01', '2026-06-30', 'in_force'],
      ['2026-07-01', null, 'to_come'],
    ])
    platform.clock.advance(150 * 24 * 3_600_000)
    const later = await platform.do<PostView>(readPost, { id }, caller)
    expect(later.terms).toMatchObject([{ person_id: second, state: 'in_force' }])
    platform.clock.advance(-150 * 24 * 3_600_000)
  })

  it('gives the last seat to one of two who come at once', async () => {
    const { communityId } = await createCommunity(platform)
    const id = await createPost(platform, communityId, { kind: 'building_leader' })
    const persons = [await createPerson(platform, communityId), await createPerson(platform, communityId)]
    const outcomes = await Promise.allSettled(
      persons.map((person_id) => platform.do(fillPost, { id, person_id, how: 'elected' }, asSystem(communityId))),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses an unknown or foreign person, days that run backwards, the same person twice', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const id = await createPost(platform, communityId, { kind: 'building_leader', seats: 5 })
    const person_id = await createPerson(platform, communityId)
    const foreign = await createPerson(platform, other.communityId)
    const caller = asSystem(communityId)
    await platform.do(fillPost, { id, person_id, how: 'self_proposed' }, caller)
    for (const [input, code] of [
      [{ person_id: nowhere }, 'bodies.person_unknown'],
      [{ person_id: foreign }, 'bodies.person_unknown'],
      [{ person_id, from: '2026-05-02', until: '2026-05-01' }, 'bodies.period_unfit'],
      [{ person_id }, 'bodies.term_overlaps'],
    ] as const)
      await expect(platform.do(fillPost, { id, how: 'elected', ...input }, caller)).rejects.toEqual(refused(code))
  })
})

describe('a term', () => {
  it('is given another last day, or none, within its seats and while it lasts', async () => {
    const { communityId } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createPost(platform, communityId, { kind: 'building_leader' })
    const [first, second] = [await createPerson(platform, communityId), await createPerson(platform, communityId)]
    const term = { id, how: 'elected' }
    await platform.do(fillPost, { ...term, person_id: first, until: '2026-06-30' }, caller)
    const filled = await platform.do<PostView>(fillPost, { ...term, person_id: second, from: '2026-09-01' }, caller)
    const [present, following] = filled.terms.map((one) => one.id)
    const extend = (input: object, by: object = caller) =>
      platform.do<PostView>(extendTerm, { id, term_id: present, ...input }, { communityId, ...by })
    const longer = await extend({ until: '2026-08-31' })
    expect(longer.terms).toMatchObject([{ id: present, until: '2026-08-31', state: 'in_force' }, { id: following }])
    for (const [input, code] of [
      [{ until: '2026-09-01' }, 'bodies.seats_full'],
      [{ until: null }, 'bodies.seats_full'],
      [{ until: '2026-03-01' }, 'bodies.period_unfit'],
      [{ until: '2026-08-31', term_id: nowhere }, 'bodies.term_unknown'],
    ] as const)
      await expect(extend(input)).rejects.toEqual(refused(code))
    await expect(extend({ until: '2026-07-31' }, { as: undefined })).rejects.toEqual(refused('platform.sign_in_needed'))
    const worker = await createStaff(platform, communityId, 'grid_worker')
    const other = await createCommunity(platform)
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    await expect(extend({ until: null }, { as: undefined, accountId: worker.accountId })).rejects.toEqual(
      refused('platform.not_allowed'),
    )
    await expect(
      platform.do(
        extendTerm,
        { id, term_id: present, until: null },
        { communityId: other.communityId, accountId: foreign.accountId },
      ),
    ).rejects.toEqual(refused('platform.not_found'))
    await platform.do(vacatePost, { id, term_id: following }, caller)
    expect((await extend({ until: null })).terms).toMatchObject([{ until: null }])
    await platform.do(vacatePost, { id, term_id: present }, caller)
    await expect(extend({ until: '2026-12-31' })).rejects.toEqual(refused('bodies.term_ended'))
    await platform.do(closePost, { id }, caller)
    await expect(extend({ until: '2026-12-31' })).rejects.toEqual(refused('bodies.post_closed'))
  })

  it('doesn’t run into another of the same person', async () => {
    const { communityId } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createPost(platform, communityId, { kind: 'building_leader', seats: 3 })
    const person_id = await createPerson(platform, communityId)
    const term = { id, how: 'elected', person_id }
    await platform.do(fillPost, { ...term, until: '2026-06-30' }, caller)
    const filled = await platform.do<PostView>(fillPost, { ...term, from: '2026-09-01' }, caller)
    const input = { id, term_id: filled.terms[0]?.id, until: '2026-09-01' }
    await expect(platform.do(extendTerm, input, caller)).rejects.toEqual(refused('bodies.term_overlaps'))
  })
})

describe('leaving a post', () => {
  it('takes effect at once, once; rights end with it', async () => {
    const { communityId } = await createCommunity(platform)
    const { accountId, postId } = await createStaff(platform, communityId, 'grid_worker')
    const caller = { communityId, accountId }
    const held = await platform.do<PostView>(readPost, { id: postId }, caller)
    const term_id = held.terms[0]?.id
    const left = await platform.do(vacatePost, { id: postId, term_id }, asSystem(communityId))
    expect(left).toMatchObject({ terms: [], seats_vacant: 1 })
    await expect(platform.do(readPost, { id: postId }, caller)).rejects.toEqual(refused('platform.not_allowed'))
    await expect(platform.do(vacatePost, { id: postId, term_id }, asSystem(communityId))).rejects.toEqual(
      refused('bodies.term_ended'),
    )
    await expect(platform.do(vacatePost, { id: postId, term_id: nowhere }, asSystem(communityId))).rejects.toEqual(
      refused('bodies.term_unknown'),
    )
  })

  it('calls off a term to come', async () => {
    const { communityId } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createPost(platform, communityId, { kind: 'building_leader' })
    const input = { id, person_id: await createPerson(platform, communityId), how: 'elected', from: '2026-09-01' }
    const filled = await platform.do<PostView>(fillPost, input, caller)
    expect(filled.seats_vacant).toBe(1)
    const off = await platform.do<PostView>(vacatePost, { id, term_id: filled.terms[0]?.id }, caller)
    expect(off.terms).toEqual([])
    await platform.do(fillPost, input, caller)
  })

  it('comes with the end of the post, after which nothing is possible', async () => {
    const { communityId } = await createCommunity(platform)
    const personId = await createPerson(platform, communityId)
    const id = await createPost(platform, communityId, { kind: 'building_leader', personId })
    const closed = await platform.do(closePost, { id }, asSystem(communityId))
    expect(closed).toMatchObject({ closed: true, terms: [], seats_vacant: 0, can: [] })
    for (const [operation, input] of writes(id, personId).slice(1))
      await expect(platform.do(operation, input, asSystem(communityId))).rejects.toEqual(refused('bodies.post_closed'))
  })
})

describe('the list of posts', () => {
  type Page = { items: PostView[]; next: string | null }
  const titles = (page: Page) => page.items.map((one) => one.title)

  it('filters by kind, area, body, person and vacancy, page by page', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const personId = await createPerson(platform, communityId)
    const bodyId = await createBody(platform, communityId, { kind: 'club' })
    const add = (title: string, post: Omit<Parameters<typeof createPost>[2], 'title'>) =>
      createPost(platform, communityId, { title, ...post })
    await add('书记', { kind: 'community_secretary', personId })
    await add('网格员', { kind: 'grid_worker', areaId: areas.grid, seats: 2, personId })
    await add('三幢楼长', { kind: 'building_leader', areaId: areas.building })
    await add('社长', { kind: 'body_chair', bodyId })
    const ask = (input: object) => platform.do<Page>(posts, { limit: 50, ...input }, caller)
    expect(titles(await ask({}))).toEqual(['书记', '网格员', '三幢楼长', '社长'])
    expect(titles(await ask({ kind: 'grid_worker' }))).toEqual(['网格员'])
    expect(titles(await ask({ area_id: areas.grid }))).toEqual(['网格员', '三幢楼长'])
    expect(titles(await ask({ area_id: areas.compound }))).toEqual(['三幢楼长'])
    expect(titles(await ask({ body_id: bodyId }))).toEqual(['社长'])
    expect(titles(await ask({ person_id: personId }))).toEqual(['书记', '网格员'])
    expect(titles(await ask({ vacant: true }))).toEqual(['网格员', '三幢楼长', '社长'])
    expect(titles(await ask({ vacant: false }))).toEqual(['书记'])
    const first = await ask({ limit: 3 })
    expect(titles(await ask({ limit: 3, after: first.next }))).toEqual(['社长'])
    await expect(ask({ area_id: nowhere })).rejects.toEqual(refused('bodies.area_unknown'))
    await expect(ask({ after: 'x' })).rejects.toEqual(refused('platform.cursor_invalid'))
  })

  it('is closed to residents and to other communities', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const id = await createPost(platform, communityId, { kind: 'building_leader' })
    const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    for (const [operation, input] of [
      [posts, { limit: 5 }],
      [readPost, { id }],
    ] as const) {
      await expect(platform.do(operation, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
      await expect(platform.do(operation, input, { communityId, accountId: resident })).rejects.toEqual(
        refused('platform.not_allowed'),
      )
    }
    const there = { communityId: other.communityId, accountId: foreign.accountId }
    await expect(platform.do(readPost, { id }, there)).rejects.toEqual(refused('platform.not_found'))
    expect(titles(await platform.do<Page>(posts, { limit: 5 }, there))).toHaveLength(1)
  })
})
