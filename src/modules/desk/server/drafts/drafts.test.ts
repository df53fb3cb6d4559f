import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createPost } from '../../../bodies/test/factory.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import { drafts, saveDraft } from './drafts.ts'

let platform: TestPlatform
let communityId: number

beforeAll(async () => {
  platform = await openTestPlatform()
  communityId = (await createCommunity(platform)).communityId
})
afterAll(() => platform.close())

async function worker(): Promise<string> {
  const personId = await createPerson(platform, communityId, {})
  await createPost(platform, communityId, { kind: 'community_worker', personId })
  return createAccount(platform, communityId, personId)
}

const thing = { thing_kind: 'request', thing_id: '01930000-0000-7000-8000-000000000001' }
const save = (accountId: string, text: string) =>
  platform.do(saveDraft, { ...thing, field: 'note', text }, { communityId, accountId })
const kept = (accountId: string) =>
  platform.do<{ items: { field: string; text: string }[] }>(drafts, thing, { communityId, accountId })

it('a draft is its writer’s alone, the last word counts, empty means gone', async () => {
  const [me, colleague] = [await worker(), await worker()]
  await save(me, '写到一半')
  await save(me, '写到一半，接着写')
  expect((await kept(me)).items).toMatchObject([{ field: 'note', text: '写到一半，接着写' }])
  expect((await kept(colleague)).items).toEqual([])
  await save(me, ' ')
  expect((await kept(me)).items).toEqual([])
})

it('the audit notes that it came and went, not every time it was saved', async () => {
  const me = await worker()
  const noted = async () => {
    const rows = await platform.look(communityId, (tx) =>
      sql<{ kept: boolean }>`
        select value as kept from platform.audit_values
        where community_id = ${communityId} and entity = 'draft' and field = 'kept' order by seq`.execute(tx),
    )
    return rows.rows.map((row) => row.kept)
  }
  const before = (await noted()).length
  for (const text of ['写', '写到', '写到一半', '', ' ']) await save(me, text)
  expect((await noted()).slice(before)).toEqual([true, false])
})

it('what nobody came back to is collected; a resident keeps none', async () => {
  const me = await worker()
  await save(me, '忘了')
  platform.clock.set(new Date(testStart.getTime() + 31 * 86_400_000))
  await platform.jobs.runDue()
  expect((await kept(me)).items).toEqual([])
  const resident = await createAccount(platform, communityId, await createPerson(platform, communityId, {}))
  await expect(save(resident, '写')).rejects.toMatchObject({ code: 'platform.not_allowed' })
})
