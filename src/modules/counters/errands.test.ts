import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { refused } from '../requests/test/acting.ts'
import type { RequestsCommunity, TestPerson } from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import { type CountersTest, openCounters } from './test/counters.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: CountersTest['act']

beforeAll(async () => {
  ;({ platform, community, other, act } = await openCounters())
})
afterAll(() => platform.close())

describe('an errand', () => {
  type Errand = { id: string; state: string; papers: { id: string }[]; consent: { text: string }; can: string[] }
  const wish = (more: object = {}) => ({
    person_id: community.resident.personId,
    member_person_id: community.neighbour.personId,
    member_kind: 'party_member',
    scope: '代取老年卡，代交照片',
    until_day: '2030-01-01',
    consent_kind: 'spoken',
    consent_note: '电话里本人说同意，小周在场',
    ...more,
  })
  const arrange = (more: object = {}, by: TestPerson = community.clerk) => act<Errand>('arrange_errand', by, wish(more))
  const staff = (id: string, input: object) => act<Errand>('work_errand', community.clerk, { id, ...input })
  const own = (by: TestPerson, id: string, input: object) => act<Errand>('work_own_errand', by, { id, ...input })

  it('needs an agreement that is written down', async () => {
    await refused(arrange({}, community.resident), 'platform.not_allowed')
    await refused(arrange({ consent_note: '' }), 'counters.consent_needed')
    await refused(arrange({ consent_kind: 'written' }), 'counters.consent_needed')
    await refused(arrange({ member_person_id: community.resident.personId }), 'counters.member_unknown')
    await refused(arrange({ until_day: '2020-01-01' }), 'counters.day_past')
    const file = await uploadPhoto(platform, community.communityId, community.clerk)
    const signed = await arrange({ consent_kind: 'written', file_id: file })
    expect(signed.consent.text).toContain('代取老年卡，代交照片')
    const bytes = await act<{ bytes: Uint8Array }>('errand_consent', community.clerk, { id: signed.id })
    expect(bytes.bytes.length).toBeGreaterThan(0)
  })

  it('goes from the agreement over papers and report to its end', async () => {
    const { id, state } = await arrange({ consent_kind: 'own', consent_note: '' })
    expect(state).toBe('asked')
    await refused(own(community.neighbour, id, { act: 'hand', names: ['身份证'] }), 'counters.errand_over')
    await refused(own(community.neighbour, id, { act: 'consent' }), 'platform.not_allowed')
    await own(community.resident, id, { act: 'consent' })
    const { papers } = await own(community.neighbour, id, { act: 'hand', names: ['身份证', '照片'] })
    await refused(staff(id, { act: 'close', text: '了结' }), 'counters.papers_out')
    await own(community.neighbour, id, { act: 'report', text: '老年卡取回来了' })
    await refused(own(community.neighbour, id, { act: 'give_back', ids: [unknownId] }), 'counters.paper_unknown')
    await own(community.neighbour, id, { act: 'give_back', ids: papers.map((one) => one.id) })
    expect((await staff(id, { act: 'close', text: '已核对' })).state).toBe('closed')
    await refused(own(community.resident, id, { act: 'revoke', reason: '不用了' }), 'counters.errand_over')
  })

  it('ends when whoever it is for takes the agreement back, and is nobody else’s', async () => {
    const { id } = await arrange()
    await refused(act('own_errand', community.worker, { id }), 'platform.not_found')
    await refused(act('own_errand', other.resident, { id }), 'platform.not_a_member')
    const seen = await act<{ items: Errand[] }>('own_errands', community.neighbour, {})
    expect(seen.items.map((row) => row.id)).toContain(id)
    expect((await own(community.resident, id, { act: 'revoke', reason: '自己去办' })).state).toBe('revoked')
    const second = await arrange()
    expect((await own(community.neighbour, second.id, { act: 'decline', reason: '出差' })).state).toBe('declined')
    expect((await act<{ items: object[] }>('errands', community.clerk, { state: 'revoked' })).items).toHaveLength(1)
  })
})
