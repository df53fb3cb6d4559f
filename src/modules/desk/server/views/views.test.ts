import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createBody, createPost } from '../../../bodies/test/factory.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import { changeView } from './change-view.ts'
import { deleteView } from './delete-view.ts'
import { listViews } from './list-views.ts'
import { pinViews } from './pin-views.ts'
import { saveView } from './save-view.ts'

type View = { id: string; name: string; scope: string; position: number | null; version: number; can: string[] }
type Who = { accountId: string }

let platform: TestPlatform
let communityId: number
let company: string
let secretary: Who
let worker: Who
let clerk: Who
let manager: Who
let resident: Who

async function person(kind?: Parameters<typeof createPost>[2]['kind'], bodyId?: string): Promise<Who> {
  const personId = await createPerson(platform, communityId)
  if (kind) await createPost(platform, communityId, { kind, personId, ...(bodyId ? { bodyId } : {}) })
  return { accountId: await createAccount(platform, communityId, personId) }
}

beforeAll(async () => {
  platform = await openTestPlatform()
  communityId = (await createCommunity(platform)).communityId
  company = await createBody(platform, communityId, { kind: 'property_company' })
  secretary = await person('community_secretary')
  worker = await person('community_worker')
  clerk = await person('counter_clerk')
  manager = await person('property_manager', company)
  resident = await person()
})
afterAll(() => platform.close())

const act = <T = View>(operation: Operation, by: Who | null, input: object, community = communityId) =>
  platform.do<T>(operation, input, { communityId: community, accountId: by?.accountId ?? null })
const save = (by: Who | null, name: string, more: object = {}) =>
  act(saveView, by, {
    list: 'requests',
    name,
    search: 'state=to_dispatch',
    scope: 'own',
    post_kind: null,
    body_id: null,
    ...more,
  })
const menu = async (by: Who) => (await act<{ items: View[] }>(listViews, by, { list: 'requests' })).items
const names = async (by: Who) => (await menu(by)).map((view) => view.name)
const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code })

describe('a view of one’s own', () => {
  it('is kept at hand, and nobody else sees it', async () => {
    const kept = await save(worker, '待分派')
    expect(kept).toMatchObject({ scope: 'own', position: 1, can: ['change', 'share', 'delete'] })
    expect(await names(worker)).toContain('待分派')
    for (const other of [secretary, clerk]) expect(await names(other)).not.toContain('待分派')
    await refused(act(changeView, clerk, { id: kept.id, name: '我改' }), 'platform.not_found')
    await refused(act(deleteView, secretary, { id: kept.id }), 'platform.not_found')
    await refused(act(pinViews, clerk, { list: 'requests', ids: [kept.id] }), 'platform.not_found')
  })

  it('is for staff only', async () => {
    await refused(save(null, '谁'), 'platform.sign_in_needed')
    await refused(save(resident, '居民'), 'platform.not_allowed')
    const other = (await createCommunity(platform)).communityId
    await refused(act(listViews, worker, { list: 'requests' }, other), 'platform.not_allowed')
  })

  it('has a name of its own, and is changed by who looked at it last', async () => {
    const view = await save(clerk, '电话登记的')
    await refused(save(clerk, '电话登记的'), 'desk.name_taken')
    const second = await save(clerk, '柜台登记的')
    await refused(act(changeView, clerk, { id: second.id, name: '电话登记的' }), 'desk.name_taken')
    const renamed = await act(changeView, clerk, {
      id: view.id,
      name: '电话来的',
      search: 'channel=hotline',
      version: 1,
    })
    expect(renamed).toMatchObject({ name: '电话来的', search: 'channel=hotline', version: 2 })
    await refused(act(changeView, clerk, { id: view.id, name: '又改', version: 1 }), 'desk.changed_meanwhile')
  })
})

describe('a shared view', () => {
  it('reaches the community, a kind of post, or a body; a clerk shares nothing', async () => {
    await refused(save(clerk, '分享', { scope: 'shared' }), 'platform.not_allowed')
    const all = await save(worker, '大家的', { scope: 'shared' })
    await save(worker, '给柜台', { scope: 'shared', post_kind: 'counter_clerk' })
    await refused(save(worker, '给物业', { scope: 'shared', body_id: company }), 'desk.body_not_mine')
    expect(await names(clerk)).toEqual(expect.arrayContaining(['大家的', '给柜台']))
    expect(await names(manager)).toContain('大家的')
    expect(await names(manager)).not.toContain('给柜台')
    await refused(act(changeView, clerk, { id: all.id, name: '改' }), 'platform.not_allowed')
    await refused(act(deleteView, clerk, { id: all.id }), 'platform.not_allowed')
    expect(await act(changeView, secretary, { id: all.id, name: '大家都用' })).toMatchObject({ name: '大家都用' })
  })

  it('locked is the secretary’s alone', async () => {
    await refused(save(worker, '锁', { scope: 'locked' }), 'platform.not_allowed')
    const view = await save(secretary, '每日必看', { scope: 'locked' })
    expect((await menu(worker)).find((one) => one.id === view.id)).toMatchObject({ can: [], position: null })
    await refused(act(changeView, worker, { id: view.id, name: '改' }), 'platform.not_allowed')
    await act(deleteView, secretary, { id: view.id })
    expect(await names(worker)).not.toContain('每日必看')
    await refused(act(deleteView, secretary, { id: view.id }), 'platform.not_found')
  })
})

describe('what stands at hand', () => {
  it('has an order of its own, at most twenty, and takes what is shared', async () => {
    const first = await save(manager, '一')
    const second = await save(manager, '二')
    const shared = await save(worker, '三', { scope: 'shared' })
    const ids = [shared.id, second.id, first.id]
    const { items } = await act<{ items: View[] }>(pinViews, manager, { list: 'requests', ids })
    expect(items.filter((view) => view.position !== null).map((view) => view.id)).toEqual(ids)
    for (let made = 0; made < 20; made += 1) await save(manager, `视图${made}`)
    expect((await menu(manager)).filter((view) => view.position !== null)).toHaveLength(20)
  })

  it('goes on to a hundred views, and no further', async () => {
    const keeper = await person('grid_worker')
    for (let made = 0; made < 100; made += 1) await save(keeper, `视图${made}`)
    await refused(save(keeper, '再一个'), 'desk.too_many_views')
  })
})
