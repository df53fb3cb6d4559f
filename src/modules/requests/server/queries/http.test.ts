import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createHttp } from '../../../../platform/http/server.ts'
import { acting } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type Receipt, type RequestsCommunity } from '../../test/factory.ts'
import { uploadPhoto } from '../../test/upload.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { judgeRequest } from '../commands/judge-request.ts'

let platform: TestPlatform
let app: FastifyInstance
let community: RequestsCommunity
let filed: Receipt
let photo: string

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const act = acting(platform, community)
  photo = await uploadPhoto(platform, community.communityId, community.resident)
  filed = await fileOne(platform, community, { file_ids: [photo], dwelling_id: community.areas.dwelling })
  await act(acceptRequest, community.manager, { id: filed.id })
  const done = { outcome: 'solved', text: '换了新的声控灯，已经亮了', file_ids: [] }
  await act(finishRequest, community.manager, { id: filed.id, ...done })
  await act(judgeRequest, community.resident, { id: filed.id, solved: false, grade: 2, comment: '又灭了' })
  await fileOne(platform, community, { item_code: items.papers, area_id: undefined })
  await platform.dispatcher.drain()
  app = await createHttp(platform, {
    authenticate: async (request) => {
      const { 'x-account': accountId } = request.headers
      return typeof accountId === 'string' ? { accountId } : null
    },
  })
})
afterAll(async () => {
  await app.close()
  await platform.close()
})

type Asker = 'secretary' | 'manager' | 'resident' | 'neighbour' | 'departmentClerk' | 'nobody'

function ask(as: Asker, method: 'GET' | 'POST', path: string, payload?: object) {
  const headers = as === 'nobody' ? {} : { 'x-account': community[as].accountId }
  const url = `/api/c/${community.communityId}/${path}`
  return app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
}

describe('every question has its answer, shaped as the contract says', () => {
  it.each([
    ['catalogue', 'nobody', 'GET', () => 'catalogue?class=special_care'],
    ['suggestions', 'nobody', 'GET', () => `catalogue/suggestions?text=${encodeURIComponent('楼道灯不亮')}`],
    ['an item', 'secretary', 'GET', () => `catalogue/${items.lamp}`],
    ['who answers', 'nobody', 'GET', () => `answer?item_code=${items.lamp}&dwelling_id=${community.areas.dwelling}`],
    ['similar', 'nobody', 'GET', () => `similar?item_code=${items.lamp}&area_id=${community.areas.building}`],
    ['my requests', 'resident', 'GET', () => 'my/requests?limit=1'],
    ['one of mine', 'resident', 'GET', () => `my/requests/${filed.id}`],
    ['my photo', 'resident', 'GET', () => `my/requests/${filed.id}/files/${photo}`],
    ['the list', 'secretary', 'GET', () => `requests?q=${encodeURIComponent('楼道')}&area=${community.areas.compound}`],
    ['one request', 'manager', 'GET', () => `requests/${filed.id}`],
    ['its photo', 'manager', 'GET', () => `requests/${filed.id}/files/${photo}`],
    ['receivers', 'secretary', 'GET', () => `requests/${filed.id}/receivers`],
    ['today', 'manager', 'GET', () => 'today'],
    ['call-backs', 'secretary', 'GET', () => 'call-backs'],
    ['the desk', 'secretary', 'GET', () => 'desk'],
    ['rates', 'manager', 'GET', () => 'rates?from=2026-01&to=2026-03'],
    ['open numbers', 'nobody', 'GET', () => 'open-numbers'],
  ] as [string, Asker, 'GET', () => string][])('%s', async (_, as, method, path) => {
    const answer = await ask(as, method, path())
    expect(answer.body.slice(0, 300)).not.toContain('"code":"platform.')
    expect(answer.statusCode).toBe(200)
  })

  it('follows by number and code, photo included, and hands out a sheet', async () => {
    const code = { number: filed.number, code: filed.follow_code }
    expect((await ask('nobody', 'POST', 'follow', code)).json()).toMatchObject({ id: filed.id, relation: 'first' })
    const file = await ask('nobody', 'POST', 'follow/file', { ...code, file_id: photo })
    expect([file.statusCode, file.headers['content-type'], file.body]).toEqual([200, 'image/jpeg', 'photo'])
    const sheet = await ask('secretary', 'POST', 'requests/export', { sort: 'due' })
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })
})

describe('what is refused', () => {
  it.each([
    ['a list without an account', 'nobody', 'GET', () => 'requests', 401],
    ['a list without a post', 'resident', 'GET', () => 'requests', 403],
    ['another department’s request', 'departmentClerk', 'GET', () => `requests/${filed.id}`, 404],
    ['another resident’s request', 'neighbour', 'GET', () => `my/requests/${filed.id}`, 404],
    ['an address that is none', 'secretary', 'GET', () => 'requests/nonsense', 404],
    ['an unknown filter', 'secretary', 'GET', () => 'requests?colour=red', 422],
    ['a broken cursor', 'secretary', 'GET', () => 'requests?after=x', 400],
    ['a page too long', 'secretary', 'GET', () => 'requests?limit=5000', 422],
    ['a NUL in a filter', 'secretary', 'GET', () => 'requests?item=%00', 422],
    ['a day there is not', 'secretary', 'GET', () => 'requests?filed_from=2026-02-30', 422],
    ['an item there is not', 'nobody', 'GET', () => 'answer?item_code=Z99', 422],
    ['a catalogue page by others', 'resident', 'GET', () => `catalogue/${items.lamp}`, 403],
  ] as [string, Asker, 'GET', () => string, number][])('%s', async (_, as, method, path, status) => {
    const answer = await ask(as, method, path())
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it.each(['', '%00', '%F0%A0%AE%B7%F0%9F%94%A5', "'%3B--", '%25', '-', '260304-', '1234', '%EF%BC%91%EF%BC%92'])(
    'nothing: the search box takes %j',
    async (typed) => {
      expect((await ask('secretary', 'GET', `requests?q=${typed}`)).statusCode).toBe(200)
    },
  )

  it('a wrong code, like an unknown number', async () => {
    const wrong = await ask('nobody', 'POST', 'follow', { number: filed.number, code: 'AAAAAAAA' })
    const unknown = await ask('nobody', 'POST', 'follow', { number: '260304-00000', code: filed.follow_code })
    expect([wrong.statusCode, wrong.json().code]).toEqual([404, 'requests.follow_code_wrong'])
    expect(unknown.json().code).toBe('requests.follow_code_wrong')
  })
})
