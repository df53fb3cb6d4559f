import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { createArea } from '../../../territory/test/factory.ts'
import {
  communityWithRequests,
  createMember,
  createStaff,
  fileOne,
  items,
  type Receipt,
  type RequestsCommunity,
  type TestPerson,
} from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import type { RequestBrief } from '../views/types.ts'
import { neighbours } from './list-neighbours.ts'
import { listRequests } from './list-requests.ts'
import { viewCounts } from './view-counts.ts'

let platform: TestPlatform
let community: RequestsCommunity
/** the property company's, the department's, the grid's, the community's; all but the last in the compound's stairwell */
let filed: Record<'lamp' | 'streetLamp' | 'pests' | 'papers', Receipt>
let otherGridWorker: TestPerson

type Page = { items: RequestBrief[]; next: string | null }
const list = (by: TestPerson | null, filter: object = {}, communityId = community.communityId) =>
  platform.do<Page>(
    listRequests,
    { limit: 50, sort: 'due', ...filter },
    { communityId, accountId: by?.accountId ?? null },
  )
const numbers = async (by: TestPerson, filter: object = {}) =>
  (await list(by, filter)).items.map((row) => row.number).sort()
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )
const numbersOf = (...which: (keyof typeof filed)[]) => which.map((one) => filed[one].number).sort()

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const { communityId } = community
  const grid = await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
  otherGridWorker = await createStaff(platform, communityId, 'grid_worker', { areaId: grid })
  filed = {
    lamp: await fileOne(platform, community),
    streetLamp: await fileOne(platform, community, { item_code: items.streetLamp, description: '门口的路灯不亮' }),
    pests: await fileOne(platform, community, { item_code: items.pests, description: '地下室有老鼠，味道很大' }),
    papers: await fileOne(platform, community, {
      item_code: items.papers,
      description: '想问问证明怎么开',
      area_id: undefined,
      contact_phone: '19900001234',
    }),
  }
})
afterAll(() => platform.close())

describe('who may ask for the list', () => {
  it('nobody without an account or without a post, nobody of another community', async () => {
    expect(await refusalOf(list(null))).toBe('platform.sign_in_needed')
    expect(await refusalOf(list(community.resident))).toBe('platform.not_allowed')
    const other = await communityWithRequests(platform)
    expect(await refusalOf(list(other.secretary))).toBe('platform.not_allowed')
    expect((await list(other.secretary, {}, other.communityId)).items).toEqual([])
  })

  it('shows what the posts reach: the community, a grid, what a body answers for', async () => {
    const all = numbersOf('lamp', 'streetLamp', 'pests', 'papers')
    expect(await numbers(community.secretary)).toEqual(all)
    expect(await numbers(community.clerk)).toEqual(all)
    expect(await numbers(community.gridWorker)).toEqual(numbersOf('lamp', 'streetLamp', 'pests'))
    expect(await numbers(community.buildingLeader)).toEqual(numbersOf('lamp', 'streetLamp', 'pests'))
    expect(await numbers(community.manager)).toEqual(numbersOf('lamp'))
    expect(await numbers(community.departmentClerk)).toEqual(numbersOf('streetLamp'))
    expect(await numbers(otherGridWorker)).toEqual([])
  })
})

describe('filters', () => {
  it.each([
    ['state', { state: 'assigned,accepted' }, ['lamp', 'streetLamp', 'pests', 'papers']],
    ['state none is in', { state: 'closed' }, []],
    ['item', { item: items.pests }, ['pests']],
    ['lead', { lead: 'department' }, ['streetLamp']],
    ['channel', { channel: 'counter' }, []],
    ['overdue', { overdue: 'yes' }, []],
    ['reopened', { reopened: 'yes' }, []],
    ['priority', { priority: '1' }, []],
    ['due by that day', { due_to: '2026-03-03' }, []],
    ['nobody has it', { assignee: 'nobody' }, []],
    [
      'filed on that day',
      { filed_from: '2026-03-04', filed_to: '2026-03-04' },
      ['lamp', 'streetLamp', 'pests', 'papers'],
    ],
    ['filed before', { filed_to: '2026-03-03' }, []],
    ['filed after', { filed_from: '2026-03-05' }, []],
    [
      'days beyond the calendar',
      { filed_from: '0000-01-01', filed_to: '9999-12-31' },
      ['lamp', 'streetLamp', 'pests', 'papers'],
    ],
  ] as [string, object, (keyof typeof filed)[]][])('by %s', async (_, filter, which) => {
    expect(await numbers(community.secretary, filter)).toEqual(numbersOf(...which))
  })

  it('by the person of the register who asked, never telling whose a confidential one is', async () => {
    const asker = await createMember(platform, community.communityId)
    const open = await fileOne(
      platform,
      community,
      { item_code: items.papers, area_id: undefined, description: '想开一张居住证明' },
      asker,
    )
    await fileOne(
      platform,
      community,
      { item_code: items.papers, area_id: undefined, confidential: true, description: '这件请保密' },
      asker,
    )
    expect(await numbers(community.secretary, { person: asker.personId })).toEqual([open.number])
    expect(await numbers(community.manager, { person: asker.personId })).toEqual([])
  })

  it('by my bodies', async () => {
    expect(await numbers(community.manager, { body: 'mine' })).toEqual(numbersOf('lamp'))
    expect(await numbers(community.secretary, { body: 'mine' })).toEqual([])
  })

  it('by place, body and who has it', async () => {
    const { areas, bodies } = community
    const inCompound = numbersOf('lamp', 'streetLamp', 'pests')
    expect(await numbers(community.secretary, { area: areas.compound })).toEqual(inCompound)
    expect(await numbers(community.secretary, { area: areas.grid })).toEqual(inCompound)
    expect(await numbers(community.secretary, { body: bodies.propertyCompany })).toEqual(numbersOf('lamp'))
    expect(await numbers(community.secretary, { assignee: community.manager.personId })).toEqual(numbersOf('lamp'))
    expect(await numbers(community.manager, { assignee: 'me' })).toEqual(numbersOf('lamp'))
  })

  it('refuses a state there is not, and a place of another community', async () => {
    expect(await refusalOf(list(community.secretary, { state: "assigned' or 1=1" }))).toBe('platform.input_invalid')
    expect(await refusalOf(list(community.secretary, { area: '0198c0de-0000-7000-8000-000000000000' }))).toBe(
      'requests.area_unknown',
    )
  })
})

describe('the search box', () => {
  const search = (q: string, by = community.secretary) => numbers(by, { q })

  it('finds by words, by the beginning of a number, by a telephone number or its end', async () => {
    expect(await search('楼道 灯')).toEqual(numbersOf('lamp'))
    expect(await search('老鼠')).toEqual(numbersOf('pests'))
    expect(await search(filed.pests.number)).toEqual(numbersOf('pests'))
    expect(await search(filed.pests.number.slice(0, 9).toLowerCase())).toContain(filed.pests.number)
    expect(await search('1234')).toContain(filed.papers.number)
    expect(await search('199 0000 1234')).toEqual(numbersOf('papers'))
  })

  it('never shows more than the list does', async () => {
    expect(await search('老鼠', community.manager)).toEqual([])
    expect(await search('1234', community.departmentClerk)).toEqual([])
  })

  it('does not tell by a telephone number whose a confidential request is', async () => {
    const secret = await fileOne(platform, community, {
      item_code: items.papers,
      area_id: undefined,
      confidential: true,
      contact_phone: '19900009876',
    })
    expect(await search('19900009876', community.clerk)).not.toContain(secret.number)
    expect(await search('9876', community.secretary)).not.toContain(secret.number)
  })

  it.each([
    "' | !x:*",
    "'; drop table requests.requests; --",
    '\\',
    "'''",
    '!!!',
    '，。？',
    '%',
    '_',
    '*:A & (',
    '<script>alert(1)</script>',
    '\u0000'.replace('\u0000', ' '),
    '𠮷🔥',
    'a'.repeat(100),
    '١٢٣٤',
    '～～～',
  ])('%j finds nothing and breaks nothing', async (q) => {
    expect((await list(community.secretary, { q })).items).toEqual([])
  })
})

describe('pages', () => {
  it('leave nothing out and repeat nothing, though many rows sort alike', async () => {
    const crowd = await communityWithRequests(platform)
    for (let made = 0; made < 23; made += 1) await fileOne(platform, crowd, { description: `第${made}件` })
    await platform.look(crowd.communityId, async (tx) => {
      // a third without a limit (closed), the others with one of two
      await sql`update caseflow.cases set state = 'closed', next_due = null where right(id::text, 1) < '5'`.execute(tx)
      await sql`update caseflow.cases set filed_at = '2026-03-01T00:00:00Z' where right(id::text, 1) > 'b'`.execute(tx)
      await sql`update caseflow.cases set next_due = '2026-03-05T09:30:00Z' where next_due is not null and right(id::text, 1) > 'a'`.execute(
        tx,
      )
    })
    for (const sort of ['due', 'newest', 'changed']) {
      const seen: RequestBrief[] = []
      let after: string | undefined
      do {
        const page = await list(crowd.secretary, { sort, limit: 4, ...(after ? { after } : {}) }, crowd.communityId)
        seen.push(...page.items)
        after = page.next ?? undefined
      } while (after)
      expect(seen).toHaveLength(23)
      expect(new Set(seen.map((row) => row.id)).size).toBe(23)
      const keys = seen.map((row) =>
        sort === 'due' ? (row.next_due ?? '9999') : sort === 'newest' ? row.filed_at : row.changed_at,
      )
      expect(keys).toEqual(sort === 'due' ? keys.toSorted() : keys.toSorted().toReversed())
    }
  })

  it.each(['', 'nonsense', 'WzEsMl0', Buffer.from('["2026-99-99T00:00:00Z","x"]').toString('base64url')])(
    'refuse the cursor %j',
    async (after) => {
      expect(await refusalOf(list(community.secretary, { after }))).toBe('platform.cursor_invalid')
      expect(await refusalOf(list(community.secretary, { after, sort: 'newest' }))).toBe('platform.cursor_invalid')
    },
  )
})

describe('beside the list', () => {
  const as = (by: TestPerson, communityId = community.communityId) => ({ communityId, accountId: by.accountId })

  it('tells what stands before and after a place, in every order, also when the row has left', async () => {
    const crowd = await communityWithRequests(platform)
    for (let made = 0; made < 4; made += 1) await fileOne(platform, crowd, { description: `第${made}件` })
    for (const sort of ['due', 'newest', 'changed']) {
      const rows = (await list(crowd.secretary, { sort }, crowd.communityId)).items as (RequestBrief & {
        cursor: string
      })[]
      const ask = (at: string) =>
        platform.do<{ former: { id: string } | null; next: { id: string } | null }>(
          neighbours,
          { sort, at },
          as(crowd.secretary, crowd.communityId),
        )
      for (const [index, row] of rows.entries()) {
        const { former, next } = await ask(row.cursor)
        expect([former?.id, next?.id]).toEqual([rows[index - 1]?.id, rows[index + 1]?.id])
      }
    }
    await expect(platform.do(neighbours, { at: 'x' }, as(crowd.secretary, crowd.communityId))).rejects.toMatchObject({
      code: 'platform.cursor_invalid',
    })
    await expect(platform.do(neighbours, { at: 'x' }, as(crowd.resident, crowd.communityId))).rejects.toMatchObject({
      code: 'platform.not_allowed',
    })
  })

  it('counts saved views, up to 99, each as far as the asker sees', async () => {
    const count = async (by: TestPerson) =>
      (
        await platform.do<{ counts: (number | null)[] }>(
          viewCounts,
          { views: 'item=A10&columns=who|state=x|item=C99' },
          as(by),
        )
      ).counts
    expect(await count(community.secretary)).toEqual([1, null, 0])
    expect(await count(community.departmentClerk)).toEqual([0, null, 0])
    await expect(platform.do(viewCounts, { views: '' }, as(community.resident))).rejects.toMatchObject({
      code: 'platform.not_allowed',
    })
  })
})

describe('a row', () => {
  it('tells place, who answers, who has it, and when it is late', async () => {
    const mine = { id: filed.lamp.id }
    await platform.do(acceptRequest, mine, {
      communityId: community.communityId,
      accountId: community.manager.accountId,
    })
    const before = (await list(community.secretary, { item: items.lamp })).items[0]
    expect(before).toMatchObject({
      number: filed.lamp.number,
      title: '三楼楼道灯坏了一周，晚上看不见',
      item: { code: items.lamp },
      state: 'accepted',
      place: '南苑小区 3幢 2单元',
      lead: { kind: 'property_company', body: { id: community.bodies.propertyCompany } },
      assignee: { id: community.manager.personId },
      overdue: false,
      paused: false,
    })
    const now = platform.clock.now()
    platform.clock.set(new Date(before!.resolve_due))
    platform.clock.advance(1000)
    expect(await numbers(community.secretary, { overdue: 'yes', item: items.lamp })).toEqual(numbersOf('lamp'))
    expect((await list(community.secretary, { item: items.lamp })).items[0]?.overdue).toBe(true)
    platform.clock.set(now)
  })
})
