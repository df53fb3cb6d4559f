import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../requests/test/factory.ts'
import { type Found, find } from './server/find.ts'
import { findByPhone } from './server/find-by-phone.ts'

let platform: TestPlatform
let here: RequestsCommunity
let personId: string
let request: { id: string; number: string }

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await communityWithRequests(platform)
  personId = await createPerson(platform, here.communityId, {
    name: '轩辕长庚',
    phone: '19912345678',
    dwellingId: here.areas.dwelling,
  })
  request = await fileOne(platform, here)
})
afterAll(() => platform.close())

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })
const look = (q: string, caller = by(here.worker.accountId)) => platform.do<Found>(find, { q }, caller)
const ring = (digits: string, caller = by(here.worker.accountId)) => platform.do<Found>(findByPhone, { digits }, caller)
const ids = (rows: { id: string }[]) => rows.map((row) => row.id)

test('a worker finds by number, address, letters of a name, item', async () => {
  expect(ids((await look(request.number)).requests)).toEqual([request.id])
  expect(ids((await look('xycg')).people)).toEqual([personId])
  expect(ids((await look('轩')).people)).toEqual([personId])
  expect(ids((await look('南苑3幢')).areas)).toContain(here.areas.building)
  expect(ids((await look('3-2-101')).dwellings)).toEqual([here.areas.dwelling])
  expect(ids((await look('南苑3幢101')).dwellings)).toEqual([here.areas.dwelling])
  expect((await look(items.lamp)).items.map((item) => item.code)).toContain(items.lamp)
})

test('digits find nobody unasked; by telephone they do, and that stands in the audit', async () => {
  expect((await look('5678')).people).toEqual([])
  expect((await look('19912345678')).people).toEqual([])
  expect(await ring('5678')).toMatchObject({ people: [{ id: personId, phone_masked: expect.stringContaining('*') }] })
  const values = await platform.look(here.communityId, (tx) =>
    tx.selectFrom('platform.audit_values').select(['field', 'value']).where('entity', '=', 'phone_look_up').execute(),
  )
  expect(values).toContainEqual({ field: 'digits', value: '5678' })
})

test('what somebody may not see is not found: other grids, other communities, residents', async () => {
  const leader = here.buildingLeader.accountId
  expect((await look('xycg', by(leader))).people).toEqual([])
  await refused(ring('5678', by(leader)), 'platform.not_allowed')
  const other = await communityWithRequests(platform)
  const there = by(other.worker.accountId, other.communityId)
  expect((await look('xycg', there)).people).toEqual([])
  expect((await look(request.number, there)).requests).toEqual([])
  await refused(look('xycg', by(here.resident.accountId)), 'platform.not_allowed')
  await refused(look('xycg', by(null)), 'platform.sign_in_needed')
  await refused(look('xycg', by(other.worker.accountId)), 'platform.not_allowed')
  const leaderOfBodies = await createStaff(platform, here.communityId, 'body_chair', {
    bodyId: here.bodies.association,
  })
  await refused(look('xycg', by(leaderOfBodies.accountId)), 'platform.not_allowed')
})
