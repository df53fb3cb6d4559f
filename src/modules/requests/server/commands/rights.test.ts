import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import { oneRequest } from '../queries/one-request.ts'
import { acceptRequest } from './accept-request.ts'
import { callBackRequester } from './call-back-requester.ts'
import { contactRequester } from './contact-requester.ts'
import { dispatchRequest } from './dispatch-request.ts'
import { finishRequest } from './finish-request.ts'
import { handOverRequest } from './hand-over-request.ts'
import { noteRequest } from './note-request.ts'
import { pauseRequest } from './pause-request.ts'
import { reclassifyRequest } from './reclassify-request.ts'
import { reopenRequest } from './reopen-request.ts'
import { resumeRequest } from './resume-request.ts'
import { revealContact } from './reveal-contact.ts'
import { sendBackRequest } from './send-back-request.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  other = await communityWithRequests(platform)
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

const one = (id: string) => act(oneRequest, community.secretary, { id })

async function filed(): Promise<string> {
  return (await fileOne(platform, community)).id
}

async function accepted(): Promise<string> {
  const id = await filed()
  await act(acceptRequest, community.manager, { id })
  return id
}

const noSuch = '00000000-0000-7000-8000-000000000000'

/** Every work command with an input that is in order. */
const work: [string, Operation, Record<string, unknown>][] = [
  ['dispatch', dispatchRequest, { reason: '' }],
  ['accept', acceptRequest, {}],
  ['send back', sendBackRequest, { reason: '不归我们管' }],
  ['contact', contactRequester, { text: '' }],
  ['note', noteRequest, { text: '看过了', visibility: 'internal', file_ids: [] }],
  ['hand over', handOverRequest, { post_id: noSuch, reason: '换班' }],
  ['pause', pauseRequest, { reason: '等配件到货' }],
  ['resume', resumeRequest, {}],
  ['reclassify', reclassifyRequest, { item_code: items.green, reason: '选错了' }],
  ['finish', finishRequest, { outcome: 'answered', text: '已经说明情况', file_ids: [] }],
  ['call back', callBackRequester, { reached: false, comment: '' }],
  ['reopen', reopenRequest, { reason: '还没好' }],
  ['reveal', revealContact, { reason: '上门前联系' }],
]

describe('who may not', () => {
  let id: string
  beforeAll(async () => {
    id = await filed()
  })

  it.each(work)('%s: without an account', async (_, operation, input) => {
    await refused(act(operation, null, { id, ...input }), 'platform.sign_in_needed')
  })
  it.each(work)('%s: the resident who asked, and another', async (_, operation, input) => {
    await refused(act(operation, community.resident, { id, ...input }), 'platform.not_allowed')
    await refused(act(operation, community.neighbour, { id, ...input }), 'platform.not_allowed')
  })
  it.each(work)('%s: staff of another community, and here with that community’s id', async (_, operation, input) => {
    await refused(act(operation, other.secretary, { id, ...input }), 'platform.not_allowed')
    await refused(acting(platform, other)(operation, other.secretary, { id, ...input }), 'platform.not_found')
  })
  it.each(work)('%s: what there is not', async (_, operation, input) => {
    await refused(act(operation, community.secretary, { id: noSuch, ...input }), 'platform.not_found')
  })
  it.each(work.filter(([name]) => !['dispatch', 'reclassify', 'call back', 'reopen'].includes(name)))(
    '%s: the clerk of a department that has nothing to do with it',
    async (_, operation, input) => {
      await refused(act(operation, community.departmentClerk, { id, ...input }), 'platform.not_found')
    },
  )
  it.each(work.filter(([name]) => ['dispatch', 'reclassify', 'call back', 'reopen'].includes(name)))(
    '%s: the handler, whose post does not carry it',
    async (_, operation, input) => {
      await refused(act(operation, community.manager, { id, ...input }), 'platform.not_allowed')
    },
  )
  it.each(work.filter(([name]) => !['note', 'dispatch', 'reclassify', 'call back', 'reopen'].includes(name)))(
    '%s: the grid worker who merely sees it',
    async (_, operation, input) => {
      await refused(act(operation, community.gridWorker, { id, ...input }), 'platform.not_allowed')
    },
  )
  it('nothing has changed by all this', async () => {
    expect(await one(id)).toMatchObject({ state: 'assigned', version: 1 })
  })
})

describe('what the moment forbids', () => {
  it.each(work.filter(([name]) => ['resume', 'finish', 'pause', 'call back', 'reopen'].includes(name)))(
    '%s before it is accepted',
    async (name, operation, input) => {
      const code = name === 'resume' ? 'requests.not_paused' : 'requests.state_forbids'
      await refused(act(operation, community.secretary, { id: await filed(), ...input }), code)
    },
  )
  it.each(work.filter(([name]) => !['reveal', 'reopen', 'note', 'call back'].includes(name)))(
    '%s once it is finished',
    async (_, operation, input) => {
      const id = await accepted()
      await act(finishRequest, community.manager, { id, outcome: 'answered', text: '已经说明情况', file_ids: [] })
      await refused(act(operation, community.secretary, { id, ...input }), 'requests.state_forbids')
    },
  )
  it.each(work.filter(([name]) => !['reveal'].includes(name)))(
    '%s what was changed meanwhile',
    async (name, operation, input) => {
      if (name === 'note') return
      await refused(
        act(operation, community.secretary, { id: await filed(), ...input, version: 99 }),
        'requests.changed_meanwhile',
      )
    },
  )
})
