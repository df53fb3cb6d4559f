import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createPost } from '../../../bodies/test/factory.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import { addText } from './add-text.ts'
import { changeText } from './change-text.ts'
import { deleteText } from './delete-text.ts'
import { listTexts } from './index.ts'

type Text = { id: string; name: string; initials: string; expired: boolean; version: number; can: string[] }
type Who = { accountId: string }

let platform: TestPlatform
let communityId: number
let secretary: Who
let worker: Who
let colleague: Who
let clerk: Who
let resident: Who

async function person(kind?: Parameters<typeof createPost>[2]['kind'], community = communityId): Promise<Who> {
  const personId = await createPerson(platform, community)
  if (kind) await createPost(platform, community, { kind, personId })
  return { accountId: await createAccount(platform, community, personId) }
}

beforeAll(async () => {
  platform = await openTestPlatform()
  communityId = (await createCommunity(platform)).communityId
  secretary = await person('community_secretary')
  worker = await person('community_worker')
  colleague = await person('community_worker')
  clerk = await person('counter_clerk')
  resident = await person()
})
afterAll(() => platform.close())

const act = <T = Text>(operation: Operation, by: Who | null, input: object, community = communityId) =>
  platform.do<T>(operation, input, { communityId: community, accountId: by?.accountId ?? null })
const add = (by: Who | null, name: string, more: object = {}) =>
  act(addText, by, { scope: 'own', post_kind: null, name, text: `${name}：{编号}`, valid_until: null, ...more })
const texts = async (by: Who, community = communityId) =>
  (await act<{ items: Text[] }>(listTexts, by, {}, community)).items
const names = async (by: Who) => (await texts(by)).map((text) => text.name)
const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code })

describe('a text of one’s own', () => {
  it('is found by its initials, changed and deleted, and nobody else sees it', async () => {
    const text = await add(worker, '已上门查看')
    expect(text).toMatchObject({ initials: 'ysmck', expired: false, can: ['change', 'delete'] })
    for (const other of [secretary, colleague]) {
      expect(await names(other)).not.toContain('已上门查看')
      await refused(act(changeText, other, { id: text.id, name: '我改', version: 1 }), 'platform.not_found')
      await refused(act(deleteText, other, { id: text.id }), 'platform.not_found')
    }
    const changed = await act(changeText, worker, { id: text.id, name: '约好上门', version: 1 })
    expect(changed).toMatchObject({ name: '约好上门', initials: 'yhsm', version: 2 })
    await refused(act(changeText, worker, { id: text.id, name: '又改', version: 1 }), 'desk.text_changed_meanwhile')
    await act(deleteText, worker, { id: text.id })
    await refused(act(deleteText, worker, { id: text.id }), 'platform.not_found')
  })

  it('is for staff only, and stays in its community', async () => {
    await refused(add(null, '谁'), 'platform.sign_in_needed')
    await refused(add(resident, '居民'), 'platform.not_allowed')
    const text = await add(worker, '只在这里')
    const other = (await createCommunity(platform)).communityId
    await refused(act(listTexts, worker, {}, other), 'platform.not_allowed')
    const stranger = await person('community_secretary', other)
    expect(await texts(stranger, other)).toEqual([])
    await refused(act(deleteText, stranger, { id: text.id }, other), 'platform.not_found')
  })

  it('has a name of its own in its place, and at most ninety-nine others beside it', async () => {
    const keeper = await person('grid_worker')
    await add(keeper, '同名')
    await refused(add(keeper, '同名'), 'desk.text_name_taken')
    const second = await add(keeper, '不同名')
    await refused(act(changeText, keeper, { id: second.id, name: '同名', version: 1 }), 'desk.text_name_taken')
    await add(worker, '同名')
    for (let made = 2; made < 100; made += 1) await add(keeper, `话${made}`)
    await refused(add(keeper, '再一条'), 'desk.too_many_texts')
  })
})

describe('a shared text', () => {
  it('of a kind of post is kept by all who hold such a post, and by them alone', async () => {
    await refused(add(clerk, '条线', { scope: 'post', post_kind: 'community_worker' }), 'desk.post_not_mine')
    await refused(add(worker, '条线', { scope: 'post' }), 'desk.post_not_mine')
    const text = await add(worker, '条线', { scope: 'post', post_kind: 'community_worker' })
    expect(await names(colleague)).toContain('条线')
    expect(await names(clerk)).not.toContain('条线')
    await refused(act(changeText, clerk, { id: text.id, name: '改', version: 1 }), 'platform.not_found')
    expect(await act(changeText, colleague, { id: text.id, text: '改好了', version: 1 })).toMatchObject({ version: 2 })
  })

  it('of the community is everybody’s to use and the leads’ to keep', async () => {
    await refused(add(worker, '社区', { scope: 'community' }), 'platform.not_allowed')
    const text = await add(secretary, '社区', { scope: 'community' })
    expect((await texts(clerk)).find((one) => one.id === text.id)).toMatchObject({ can: [] })
    await refused(act(changeText, clerk, { id: text.id, name: '改', version: 1 }), 'platform.not_allowed')
    await refused(act(deleteText, clerk, { id: text.id }), 'platform.not_allowed')
    await act(deleteText, await person('deputy_secretary'), { id: text.id })
  })
})

describe('a text whose last day is past', () => {
  it('is listed for its keeper alone, and offered again with a later day', async () => {
    const day = (days: number) =>
      new Date(platform.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
    await refused(add(secretary, '过了', { scope: 'community', valid_until: day(-3) }), 'desk.text_over')
    const text = await add(secretary, '高温停水', { scope: 'community', valid_until: day(3) })
    expect(await names(clerk)).toContain('高温停水')
    platform.clock.advance(6 * 86_400_000)
    expect(await names(clerk)).not.toContain('高温停水')
    expect((await texts(secretary)).find((one) => one.id === text.id)).toMatchObject({ expired: true })
    const past = { id: text.id, valid_until: day(-4), version: 1 }
    await refused(act(changeText, secretary, past), 'desk.text_over')
    await act(changeText, secretary, { id: text.id, valid_until: day(30), version: 1 })
    expect(await names(clerk)).toContain('高温停水')
  })
})
