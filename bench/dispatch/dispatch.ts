import { openTestPlatform, type TestPlatform } from '../../src/app/testing/platform.ts'
import { loadActor } from '../../src/modules/access/api.ts'
import { escalateOverdue } from '../../src/modules/requests/server/jobs/escalate-overdue.ts'
import { remindDue } from '../../src/modules/requests/server/jobs/remind-due.ts'
import type { Operation, WriteContext } from '../../src/platform/command/types.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { firstCopy, seed } from '../lists/seed.ts'
import type { Place } from '../support/database.ts'
import { type Ask, clientOf, runLoad } from '../support/load.ts'
import type { BenchOptions } from '../support/options.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { type Measured, percentile, rounded, spread } from '../support/result.ts'
import { dueEach, makeDue } from './due.ts'

const demoScale = 0.05
const filedEach = 5
const askedMost = 20
const texts = ['三楼楼道灯坏了，晚上看不见', '电梯又停了，老人下不了楼', '垃圾桶满了没人清', '楼上漏水到我家天花板']

type Sized = { sweep: number; similar: number[] }

/**
 * Routing of new requests, reminders and escalation over all communities at two sizes of the same open requests, with the same number due;
 * and how long a search for similar ones takes. Held against the smaller size: 1.5 keeps the line (and 2 with 60 ms for the search).
 */
export async function measureDispatch(place: Place, options: BenchOptions): Promise<Measured> {
  const built = await startProduct(place.env, demoScale)
  const community = await demoCommunity(built.address).finally(() => built.stop())
  const [few, many] = options.requests
  const small = await sized(place, options, community, few)
  const large = await sized(place, options, community, many)
  return {
    ours: rounded(large.sweep),
    floor: rounded(small.sweep),
    unit: 'ms a community',
    ...spread(large.similar),
    sizes: {
      communities: options.communities,
      requests_small: few,
      requests_large: many,
      due_each: dueEach,
      filed_each: filedEach,
      similar_small_p95: rounded(percentile(small.similar, 0.95)),
      similar_large_p95: rounded(percentile(large.similar, 0.95)),
    },
  }
}

async function sized(place: Place, options: BenchOptions, template: number, requests: number): Promise<Sized> {
  await seed(place.env, { template, communities: options.communities, requests })
  const sweep = await sweepAll(place, options, template)
  return { sweep, similar: await searchAll(place, options, template) }
}

/** The best of the runs: milliseconds a community for what is due and what is filed meanwhile. */
async function sweepAll(place: Place, { communities, runs }: BenchOptions, template: number): Promise<number> {
  const database = await openDatabase(readConfig(place.env))
  const platform = await openTestPlatform(loadActor, { database })
  try {
    const filing = await filingOf(platform, template)
    const taken: number[] = []
    for (let run = 0; run <= runs; run += 1) {
      platform.clock.set(new Date('2026-11-18T02:00:00Z'))
      await makeDue(database.owner, communities, platform.clock.now())
      await database.owner.query('vacuum analyze caseflow.cases')
      const began = performance.now()
      for (let index = 0; index < communities; index += 1) await sweepOne(platform, firstCopy + index, filing)
      // The first one warms up.
      if (run > 0) taken.push((performance.now() - began) / communities)
    }
    return Math.min(...taken)
  } finally {
    await platform.close()
  }
}

async function sweepOne(platform: TestPlatform, communityId: number, filing: object): Promise<void> {
  for (const sweep of [remindDue, escalateOverdue]) {
    await platform.do(asOperation(sweep.name, sweep), {}, { communityId, as: 'system' })
  }
  const file = platform.registry.operations.get('requests.file')
  if (!file) throw new Error('nothing files requests')
  for (let count = 0; count < filedEach; count += 1) {
    await platform.do(file, filing, { communityId, as: 'system', idempotencyKey: crypto.randomUUID() })
  }
}

function asOperation(name: string, run: (ctx: WriteContext) => Promise<void>): Operation {
  const route = { name, summary: name, access: 'public', output: undefined as never } as const
  return { kind: 'command', route, anonymousActor: false, handle: (ctx) => run(ctx), view: async () => null }
}

async function filingOf(platform: TestPlatform, template: number): Promise<object> {
  const found = await platform.database.owner.query<{ id: string }>(
    `select id from territory.areas where community_id = $1 and kind = 'stairwell' and retired_at is null order by id limit 1`,
    [template],
  )
  const said = { item_code: 'A10', description: texts[0], place_detail: '', file_ids: [], contact_name: '' }
  const how = { anonymous: false, confidential: false, wants_updates: true, contact_phone: '19900001234', answers: [] }
  return { ...said, ...how, area_id: found.rows[0]?.id }
}

/** Latencies of both searches, as the counter asks them while somebody speaks. */
async function searchAll(place: Place, { seconds, communities }: BenchOptions, template: number): Promise<number[]> {
  const product = await startProduct(place.env, demoScale)
  try {
    const session = await signIn(product.address, template, 'counter')
    const step = Math.max(1, Math.floor(communities / askedMost))
    const asks = Array.from({ length: communities }, (_, index) => firstCopy + index)
      .filter((_, index) => index % step === 0)
      .flatMap((community, index): Ask[] => {
        const query = new URLSearchParams({ text: texts[index % texts.length] ?? '', item_code: 'A10' })
        const path = (of: string) => `/api/c/${community}/${of}?${query}`
        return [
          { label: 'staff', method: 'GET', path: path('desk/similar') },
          { label: 'resident', method: 'GET', path: path('similar') },
        ]
      })
    const job = { address: product.address, clients: [clientOf(session, asks)], thinkMilliseconds: 0 }
    await runLoad({ ...job, seconds: Math.min(3, seconds) })
    const { latencies } = await runLoad({ ...job, seconds })
    return Object.values(latencies).flat()
  } finally {
    await product.stop()
  }
}
