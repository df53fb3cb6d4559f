import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { createHttp } from '../../../../platform/http/server.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createPost } from '../../../bodies/test/factory.ts'
import { createArea } from '../../../territory/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  decide,
  fileOne,
  items,
  type RequestsCommunity,
} from '../../test/factory.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequests } from '../queries/own-requests.ts'
import { fileRequestOnline } from './file-request.ts'
import { fileRequestFor } from './file-request-for.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  other = await communityWithRequests(platform)
  await renewed()
})
afterAll(() => platform.close())

/** From here on in a community of its own. */
async function renewed(): Promise<void> {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
}

const one = (id: string) => act(oneRequest, community.secretary, { id })

describe('who is answerable and who receives', () => {
  it('the company that serves the compound, by its manager', async () => {
    const receipt = await fileOne(platform, community)
    expect(receipt.number).toMatch(/^260304-\d{5}$/)
    expect(receipt.follow_code).toHaveLength(8)
    expect(receipt).toMatchObject({ state: 'assigned', answer: { kind: 'property_company', source: 'catalogue' } })
    const seen = await one(receipt.id)
    expect(seen.assignee?.id).toBe(community.manager.personId)
    expect(seen.lead.body?.id).toBe(community.bodies.propertyCompany)
    expect(seen.steps.map((step) => step.kind)).toEqual(['dispatched', 'filed'])
  })

  it('the residents, by the leader of the building', async () => {
    const seen = await one((await fileOne(platform, community, { item_code: items.noise })).id)
    expect(seen.lead).toMatchObject({ kind: 'residents', body: { id: community.bodies.association } })
    expect(seen.assignee?.id).toBe(community.buildingLeader.personId)
  })

  it('the residents without a leader: the grid worker', async () => {
    const area = await createArea(platform, community.communityId, {
      kind: 'building',
      name: '9幢',
      parent_id: community.areas.microGrid,
      compound_id: community.areas.compound,
    })
    const seen = await one((await fileOne(platform, community, { item_code: items.noise, area_id: area })).id)
    expect(seen.assignee?.id).toBe(community.gridWorker.personId)
  })

  it('the community: the grid worker of the place or of the grids its compound lies in, else a community worker', async () => {
    const near = await one((await fileOne(platform, community, { item_code: items.pests })).id)
    expect(near.assignee?.id).toBe(community.gridWorker.personId)
    const whole = await one(
      (await fileOne(platform, community, { item_code: items.pests, area_id: community.areas.compound })).id,
    )
    expect(whole.assignee?.id).toBe(community.gridWorker.personId)
    const nowhere = await fileOne(platform, community, { item_code: items.papers, area_id: undefined })
    expect((await one(nowhere.id)).assignee?.id).toBe(community.worker.personId)
  })

  it('the community: of two workers whoever has less in hand', async () => {
    await renewed()
    const second = await createMember(platform, community.communityId)
    await createPost(platform, community.communityId, { kind: 'community_worker', personId: second.personId })
    const receiver = async () =>
      (await one((await fileOne(platform, community, { item_code: items.papers, area_id: undefined })).id)).assignee?.id
    const assignees = [await receiver(), await receiver()]
    expect(new Set(assignees)).toEqual(new Set([community.worker.personId, second.personId]))
  })

  it('a department, by its clerk', async () => {
    const seen = await one((await fileOne(platform, community, { item_code: items.streetLamp })).id)
    expect(seen.lead).toMatchObject({ kind: 'department', body: { id: community.bodies.department } })
    expect(seen.assignee?.id).toBe(community.departmentClerk.personId)
  })

  it('nobody entered: it waits for the desk, which is told why', async () => {
    const receipt = await fileOne(platform, community, { item_code: items.bus })
    expect(receipt).toMatchObject({ state: 'to_dispatch', answer: { kind: 'department', body: null } })
    const { steps } = await one(receipt.id)
    expect(steps[0]).toMatchObject({ kind: 'to_dispatch', visibility: 'internal', data: { why: 'nobody_answers' } })
  })

  it('a vacant post: it waits for the desk too', async () => {
    const area = await createArea(platform, community.communityId, {
      kind: 'compound',
      name: '北苑小区',
      compound_kind: 'old',
    })
    const seen = await one((await fileOne(platform, community, { item_code: items.noise, area_id: area })).id)
    expect(seen.steps[0]?.data).toEqual({ why: 'nobody_receives' })
    expect(seen.lead).toEqual({ kind: 'residents', body: null })
  })

  it('an override for the compound comes before one for the community, and both before the catalogue', async () => {
    await renewed()
    const { communityId, areas, bodies } = community
    const override = (compound: string | null, answerable: string, body: string | null, reason: string) =>
      platform.look(communityId, (tx) =>
        sql`insert into requests.responsibilities (community_id, id, item_code, compound_id, answerable, body_id, reason, since)
          values (${communityId}, gen_random_uuid(), ${items.lamp}, ${compound}, ${answerable}, ${body}, ${reason}, ${testStart})`.execute(
          tx,
        ),
      )
    await override(null, 'community', null, '全社区由居委会管')
    const first = await fileOne(platform, community)
    expect(first).toMatchObject({
      answer: { kind: 'community', source: 'community_override', why: '全社区由居委会管' },
    })
    await override(areas.compound, 'department', bodies.department, '南苑由城管管')
    const second = await fileOne(platform, community)
    expect(second).toMatchObject({ answer: { kind: 'department', source: 'compound_override', why: '南苑由城管管' } })
    expect((await one(second.id)).assignee?.id).toBe(community.departmentClerk.personId)
  })

  it('waits for the desk where the community dispatches by hand', async () => {
    await renewed()
    await decide(platform, community.communityId, 'requests.auto_dispatch', false)
    const { id } = await fileOne(platform, community)
    const seen = await one(id)
    expect(seen).toMatchObject({ state: 'to_dispatch', assignee: null })
    expect(seen.steps[0]?.data).toEqual({ why: 'by_hand' })
  })
})

describe('who may file', () => {
  beforeAll(renewed)

  it('a member, who is then its first asker', async () => {
    const { id } = await fileOne(platform, community)
    const own = await act<{ items: { id: string; relation: string }[] }>(ownRequests, community.resident, {
      open: 'all',
      limit: 50,
    })
    expect(own.items).toContainEqual(expect.objectContaining({ id, relation: 'first' }))
  })

  it('anybody who leaves a telephone number', async () => {
    await refused(fileOne(platform, community, {}, null), 'requests.contact_needed')
    const { id } = await fileOne(platform, community, { contact_phone: '+86 199 0000 1234' }, null)
    expect(await askers(id)).toEqual([{ person_id: null, contact_name: null, contact_phone: '19900001234' }])
  })

  it('an account without a person here needs a number too', async () => {
    const accountId = await createAccount(platform, community.communityId, null)
    await refused(fileOne(platform, community, {}, { accountId, personId: '' }), 'requests.contact_needed')
  })

  it('a member of another community is a stranger here', async () => {
    await refused(fileOne(platform, community, {}, other.resident), 'requests.contact_needed')
  })

  it('nobody with a number that is none', async () => {
    await refused(fileOne(platform, community, { contact_phone: 'abc' }, null), 'platform.input_invalid')
  })
})

describe('anonymous', () => {
  it('keeps nobody anywhere, not in the audit, though signed in', async () => {
    await renewed()
    const photo = await upload(community.resident.accountId)
    const filed = await act<{ id: string }>(
      fileRequestOnline,
      community.resident,
      { ...input(), anonymous: true, contact_name: '王小明', contact_phone: '19900001234', file_ids: [photo] },
      'one-click-1',
    )
    expect(await askers(filed.id)).toEqual([{ person_id: null, contact_name: null, contact_phone: null }])
    const everything = await platform.look(community.communityId, async (tx) => {
      const rows = async (query: ReturnType<typeof sql>) => (await query.execute(tx)).rows
      return JSON.stringify([
        await rows(sql`select * from caseflow.cases where id = ${filed.id}`),
        await rows(sql`select * from caseflow.steps where case_id = ${filed.id} and kind = 'filed'`),
        await rows(sql`select * from requests.requests where id = ${filed.id}`),
        await rows(sql`select * from platform.files where owner_id = ${filed.id}`),
        await rows(sql`select * from platform.idempotency where command = 'requests.file'`),
        await rows(sql`select * from platform.audit where content like '%requests.file%'`),
        await rows(sql`select * from platform.audit_values where entity_id = ${photo}`),
        await rows(
          sql`select v.* from platform.audit_values v join platform.audit_subjects s using (community_id, seq) where s.entity_id = ${filed.id}`,
        ),
        await rows(sql`select * from platform.outbox where event like 'requests.%' or event like 'caseflow.%'`),
      ])
    })
    const { personId, accountId } = community.resident
    for (const trace of [personId, accountId, photo, '王小明', '19900001234']) expect(everything).not.toContain(trace)
    expect(await count(sql`platform.files where owner_id = ${filed.id}`)).toBe(1)
    expect(await count(sql`platform.files where id = ${photo}`)).toBe(0)
  })

  it('is refused where the community takes none', async () => {
    await renewed()
    await decide(platform, community.communityId, 'requests.anonymous', false)
    await refused(fileOne(platform, community, { anonymous: true }, null), 'requests.anonymous_off')
  })
})

describe('what is refused', () => {
  beforeAll(renewed)

  it.each<[string, Record<string, unknown>, string]>([
    ['an item there is not', { item_code: 'Z99' }, 'requests.item_unknown'],
    ['no place where one is needed', { area_id: undefined }, 'requests.place_needed'],
    ['a place there is not', { area_id: '00000000-0000-7000-8000-000000000000' }, 'requests.place_unknown'],
    [
      'a dwelling there is not',
      { area_id: undefined, dwelling_id: '00000000-0000-7000-8000-000000000000' },
      'requests.place_unknown',
    ],
    ['a photo there is not', { file_ids: ['00000000-0000-7000-8000-000000000000'] }, 'platform.not_found'],
  ])('%s', async (_, wish, code) => {
    await refused(fileOne(platform, community, wish), code)
    expect(await count(sql`caseflow.cases`)).toBe(0)
  })

  it('a place of another community', async () => {
    await refused(fileOne(platform, community, { area_id: other.areas.stairwell }), 'requests.place_unknown')
    await refused(
      fileOne(platform, community, { area_id: undefined, dwelling_id: other.areas.dwelling }),
      'requests.place_unknown',
    )
  })

  it('a dwelling that does not lie in the place told', async () => {
    await refused(
      fileOne(platform, community, { area_id: community.areas.compound, dwelling_id: community.areas.dwelling }),
      'requests.place_unknown',
    )
  })

  it('somebody else’s photo', async () => {
    const photo = await upload(community.neighbour.accountId)
    await refused(fileOne(platform, community, { file_ids: [photo] }), 'platform.not_found')
  })

  it('a community there is not', async () => {
    await refused(
      platform.do(fileRequestOnline, { ...input(), contact_phone: '19900001234' }, { communityId: 1_999_999 }),
      'platform.not_found',
    )
  })

  it('a retired item', async () => {
    await renewed()
    await platform.look(community.communityId, (tx) =>
      sql`update requests.items set retired = true where community_id = ${community.communityId} and code = ${items.lamp}`.execute(
        tx,
      ),
    )
    await refused(fileOne(platform, community), 'requests.item_retired')
  })
})

describe('the same click', () => {
  beforeAll(renewed)

  it('twice makes one request', async () => {
    const receipts = await Promise.all(
      [1, 2].map(() => act<{ id: string }>(fileRequestOnline, community.resident, input(), 'the-same-click')),
    )
    expect(receipts[0]?.id).toBe(receipts[1]?.id)
    expect(await count(sql`caseflow.cases`)).toBe(1)
  })

  it('with other words under the same key is refused', async () => {
    await act(fileRequestOnline, community.resident, input(), 'another-click')
    await refused(
      act(fileRequestOnline, community.resident, { ...input(), description: '另一件事' }, 'another-click'),
      'platform.idempotency_key_reused',
    )
  })
})

describe('what is written', () => {
  it('keeps rare characters and emoji', async () => {
    const description = '𠮷祥苑楼道🚲👨‍👩‍👧堆满了，\n第二行'
    const { id } = await fileOne(platform, community, { description })
    expect(await act(oneRequest, community.secretary, { id })).toMatchObject({
      description,
      title: expect.stringContaining('𠮷'),
    })
  })

  it('is refused over HTTP when 6 000 characters long, with the field named', async () => {
    const app = await createHttp(platform, { authenticate: async () => ({ accountId: community.resident.accountId }) })
    const answer = await app.inject({
      method: 'POST',
      url: `/api/c/${community.communityId}/requests`,
      headers: { 'idempotency-key': 'six-thousand' },
      payload: { item_code: items.lamp, description: '长'.repeat(6000), area_id: community.areas.stairwell },
    })
    await app.close()
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'platform.input_invalid',
      fields: [{ path: 'description', code: 'too_long' }],
    })
  })
})

describe('at the counter', () => {
  it('somebody of the register', async () => {
    const { id } = await act<{ id: string }>(fileRequestFor, community.clerk, {
      ...input(),
      channel: 'counter',
      for_person_id: community.resident.personId,
    })
    const own = await act<{ items: { id: string; relation: string }[] }>(ownRequests, community.resident, {
      open: 'all',
      limit: 50,
    })
    expect(own.items).toContainEqual(expect.objectContaining({ id, relation: 'on_behalf' }))
    expect((await one(id)).steps.at(-1)).toMatchObject({ kind: 'filed', actor_kind: 'staff' })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['nobody told', {}, 'requests.contact_needed'],
    ['a person there is not', { for_person_id: '00000000-0000-7000-8000-000000000000' }, 'requests.person_unknown'],
    ['an item there is not', { item_code: 'Z99', contact_phone: '12345' }, 'requests.item_unknown'],
    ['no place where one is needed', { area_id: undefined, contact_phone: '12345' }, 'requests.place_needed'],
    [
      'a photo there is not',
      { contact_phone: '12345', file_ids: ['00000000-0000-7000-8000-000000000000'] },
      'platform.not_found',
    ],
  ])('refused: %s', async (_, wish, code) => {
    await refused(act(fileRequestFor, community.clerk, { ...input(), channel: 'hotline', ...wish }), code)
  })

  it('a person of another community', async () => {
    const input2 = { ...input(), channel: 'counter', for_person_id: other.resident.personId }
    await refused(act(fileRequestFor, community.clerk, input2), 'requests.person_unknown')
  })

  it.each<[string, (c: RequestsCommunity) => RequestsCommunity['resident'] | null, string]>([
    ['nobody', () => null, 'platform.sign_in_needed'],
    ['a resident', (c) => c.resident, 'platform.not_allowed'],
    ['a building leader', (c) => c.buildingLeader, 'platform.not_allowed'],
    ['a department clerk', (c) => c.departmentClerk, 'platform.not_allowed'],
  ])('not by %s', async (_, by, code) => {
    await refused(act(fileRequestFor, by(community), { ...input(), channel: 'counter', contact_phone: '12345' }), code)
  })

  it('not by staff of another community', async () => {
    await refused(
      act(fileRequestFor, other.clerk, { ...input(), channel: 'counter', contact_phone: '12345' }),
      'platform.not_allowed',
    )
  })
})

function input() {
  return {
    item_code: items.lamp,
    description: '三楼楼道灯坏了一周，晚上看不见。',
    area_id: community.areas.stairwell,
    place_detail: '',
    file_ids: [] as string[],
    anonymous: false,
    confidential: false,
    contact_name: '',
    wants_updates: true,
  }
}

async function upload(accountId: string): Promise<string> {
  const operation = platform.registry.operations.get('platform.upload_file')
  if (!operation) throw new Error('no upload')
  const file = {
    name: '照片.jpg',
    sha256: 'ab'.repeat(32),
    sizeBytes: 10,
    mediaType: 'image/jpeg',
    width: 8,
    height: 8,
  }
  const { communityId } = community
  return (await platform.do<{ id: string }>(operation, { file }, { communityId, accountId })).id
}

async function askers(id: string) {
  const found = await platform.look(community.communityId, (tx) =>
    sql`select person_id, contact_name, contact_phone from caseflow.askers where thing_id = ${id}`.execute(tx),
  )
  return found.rows
}

async function count(of: ReturnType<typeof sql>): Promise<number> {
  const found = await platform.look(community.communityId, (tx) =>
    sql<{ count: number }>`select count(*)::int as count from ${of}`.execute(tx),
  )
  return found.rows[0]?.count ?? -1
}
