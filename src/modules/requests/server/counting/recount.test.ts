import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { acting } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { callBackRequester } from '../commands/call-back-requester.ts'
import { contactRequester } from '../commands/contact-requester.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { judgeRequest } from '../commands/judge-request.ts'
import { reclassifyRequest } from '../commands/reclassify-request.ts'
import { reopenRequest } from '../commands/reopen-request.ts'
import { sendBackRequest } from '../commands/send-back-request.ts'
import { withdrawRequest } from '../commands/withdraw-request.ts'
import { counterName, measures } from './measures.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
const filed: string[] = []

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

const moves = {
  file: async () => {
    filed.push((await fileOne(platform, community)).id)
  },
  fileAnonymous: async () => {
    filed.push((await fileOne(platform, community, { anonymous: true })).id)
  },
  fileNowhere: async () => {
    filed.push((await fileOne(platform, community, { item_code: items.papers, area_id: undefined })).id)
  },
  accept: (id: string) => act(acceptRequest, community.secretary, { id }),
  contact: (id: string) => act(contactRequester, community.secretary, { id, text: '' }),
  sendBack: (id: string) => act(sendBackRequest, community.secretary, { id, reason: '不归我们管' }),
  reclassify: (id: string) =>
    act(reclassifyRequest, community.secretary, { id, item_code: items.pests, reason: '换个条目' }),
  solve: (id: string) => finish(id, 'solved'),
  answer: (id: string) => finish(id, 'answered'),
  confirm: (id: string, grade: number) =>
    act(judgeRequest, community.resident, { id, solved: true, grade, comment: '' }),
  object: (id: string, grade: number) =>
    act(judgeRequest, community.resident, { id, solved: false, grade, comment: '' }),
  call: (id: string, grade: number) =>
    act(callBackRequester, community.secretary, { id, reached: true, solved: grade > 2, comment: '' }),
  noAnswer: (id: string) => act(callBackRequester, community.secretary, { id, reached: false, comment: '' }),
  reopen: (id: string) => act(reopenRequest, community.secretary, { id, reason: '又坏了' }),
  withdraw: (id: string) => act(withdrawRequest, community.resident, { id, reason: '' }),
  drain: () => platform.dispatcher.drain(),
  wait: async () => {
    platform.clock.advance(3 * 86_400_000)
    await platform.jobs.runDue()
  },
} satisfies Record<string, (id: string, grade: number) => Promise<unknown>>
async function finish(id: string, outcome: 'solved' | 'answered') {
  await act(acceptRequest, community.secretary, { id }).catch(lawfulNo)
  await act(finishRequest, community.secretary, { id, ...said, outcome })
}
const said = { text: '已经处理好了，请放心使用', file_ids: [] }

const move = fc.record({
  name: fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[])),
  which: fc.nat(),
  grade: fc.integer({ min: 1, max: 5 }),
})

it('counters say what a recount of the tables says, whatever happened in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 30, maxLength: 60 }), async (sequence) => {
      await moves.file()
      for (const { name, which, grade } of sequence) {
        await moves[name](filed.at(-1 - (which % Math.min(filed.length, 2))) ?? '', grade).catch(lawfulNo)
      }
      await platform.dispatcher.drain()
      expect(await counters()).toEqual(await recount())
    }),
    { numRuns: 6, endOnFailure: true, seed: 20_260_304 },
  )
  expect(await monthly()).toEqual(await daily())
  const counted = Object.keys(await counters()).map((key) => key.split(' ')[0])
  expect(counted).toEqual(expect.arrayContaining(measures.map((measure) => counterName(measure, 'admin'))))
}, 240_000)

/** A command the moment forbids changes nothing; anything else is a fault. */
function lawfulNo(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}

/** What the counters hold, by measure and place, all days together. */
async function counters(): Promise<Record<string, number>> {
  return sums(sql`
    select measure || ' ' || area_path as key, sum(value)::int as value from platform.counters
    where community_id = ${community.communityId} and measure like 'requests.%' group by 1`)
}

/** By month, measure and area, the whole community ('') too: as kept by month, and as summed from the days. */
function monthly(): Promise<Record<string, number>> {
  return sums(sql`
    select to_char(month, 'YYYY-MM') || ' ' || measure || ' ' || area_path as key, value::int as value
    from platform.monthly_counters where community_id = ${community.communityId} and measure like 'requests.%'`)
}

function daily(): Promise<Record<string, number>> {
  return sums(sql`
    select to_char(day, 'YYYY-MM') || ' ' || measure || ' ' || area as key, sum(value)::int as value
    from platform.counters, lateral (select area_path union select '') as counted (area)
    where community_id = ${community.communityId} and measure like 'requests.%' group by 1`)
}

/** The same counted anew by one plain query over cases, steps and judgements. */
async function recount(): Promise<Record<string, number>> {
  return sums(sql`
    with facts as (
      select c.*, r.item_code, r.anonymous, coalesce(c.outcome in ('withdrawn', 'merged'), false) as gone,
        exists (select 1 from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id and s.kind = 'escalated') as told
      from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
      where c.community_id = ${community.communityId}
    ), contact as (
      select f.*, not anonymous and (contacted_at is not null or not gone and (told or closing_no > 0)) as owed from facts f
    ), closings as (
      select f.*, (s.data->>'closing_no')::int as closing, s.data->>'outcome' as ended,
        (select j from requests.judgements j where j.community_id = f.community_id and j.request_id = f.id and j.reached
          and j.solved is not null and j.closing_no = (s.data->>'closing_no')::int order by j.seq desc limit 1) as word
      from facts f join caseflow.steps s on s.community_id = f.community_id and s.case_id = f.id and s.kind = 'finished'
    ), counted as (
      select id, admin_path, compound_path, m.measure from contact, lateral (values
        ('filed', true), ('withdrawn', outcome = 'withdrawn'), ('to_contact', owed),
        ('contacted_in_time', owed and contacted_at <= contact_due), ('closed', state = 'closed' and gone)
      ) as m (measure, counts) where m.counts
      union all
      select id, admin_path, compound_path, m.measure from closings, lateral (values
        ('finished', true), ('answered', ended = 'answered'), ('closed', state = 'closed' and closing = closing_no),
        ('unconfirmed', state = 'closed' and closing = closing_no and (word).solved is null), ('judged', (word).solved is not null),
        ('judged_solved', (word).solved), ('graded', (word).grade is not null), ('graded_satisfied', (word).grade >= 4)
      ) as m (measure, counts) where m.counts
    ), placed as (
      select 'requests.' || measure || ' ' || coalesce(admin_path, '') as key from counted
      union all select 'requests.compound.' || measure || ' ' || compound_path from counted where compound_path is not null
      union all select 'requests.filed_item.' || item_code || ' ' from facts
    )
    select key, count(*)::int as value from placed group by key`)
}

async function sums(query: ReturnType<typeof sql>): Promise<Record<string, number>> {
  const found = await platform.look(community.communityId, (tx) => query.execute(tx))
  const rows = found.rows as { key: string; value: number }[]
  return Object.fromEntries(rows.filter((row) => row.value !== 0).map((row) => [row.key, row.value]))
}
