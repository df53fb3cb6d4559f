import { sql } from 'kysely'
import { newId } from '../../src/platform/ids.ts'
import type { AccountsByPerson } from './settle-accounts.ts'
import type { Doer, Workshop } from './workshop.ts'

type Known = {
  areas: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, string>
  accounts: AccountsByPerson
  now: Date
}

const dayMs = 86_400_000
const hourMs = 3_600_000
const points = ['东门岗亭', '3 幢电表间', '电动车棚', '小广场']

/** Two routes, one of them missed once, a walk with a finding at the property company and one only noted, and three early signs. */
export async function settlePatrols(workshop: Workshop, known: Known): Promise<void> {
  const { areas, staff, accounts, now } = known
  const area = areas.get('xishan')
  const person = staff.get('grid-1')
  const account = person && accounts.get(person)
  if (!area || !person || !account) return
  const walker: Doer = { account }
  workshop.clock.set(new Date(now.getTime() - 3 * dayMs))
  const common = { area_id: area, walker: { kind: 'person', id: person } }
  const route = await workshop.batch(async (tx) => {
    const spots = points.map((name) => ({ name, spot: null }))
    const rhythm = { every_days: null, weekdays: [1, 2, 3, 4, 5, 6, 7], rest_days: 'walk' }
    await workshop.do(tx, 'outreach.make_route', 'system', {
      ...common,
      name: '消防通道巡查',
      rhythm: { every_days: 2, weekdays: [], rest_days: 'no_holidays' },
      points: spots.slice(0, 2),
    })
    return workshop.do(tx, 'outreach.make_route', 'system', { ...common, name: '西山新村一圈', rhythm, points: spots })
  })
  const found = await workshop.batch(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from outreach.patrol_points where community_id = ${workshop.communityId} and route_id = ${route.id} order by position`.execute(
      tx,
    )
    return rows
  })
  const walked = { route: route.id, points: found.map((point) => point.id) }
  for (const ago of [2, 1, 0]) {
    const at = new Date(now.getTime() - ago * dayMs - 2 * hourMs)
    const params = await walk(workshop, walker, walked, at)
    if (ago === 0) await find(workshop, walker, walked, { params, at: at.toISOString() })
  }
  workshop.clock.set(now)
  await workshop.batch(async (tx) => {
    await workshop.runJob(tx, 'outreach.find-missed')
    for (const sign of signs) await workshop.do(tx, 'outreach.note_sign', walker, { ...sign, area_id: area })
  })
  await workshop.count()
}

const signs = [
  { kind: 'noise', urgency: 'soon', words: '两户为夜里拖桌椅的响声在楼道里争了三次，声音一次比一次大。' },
  { kind: 'parking', urgency: 'watch', words: '同一个车位，两家连着几天抢着停，还没吵起来。' },
  { kind: 'pets', urgency: 'watch', words: '有一户的狗早上叫，楼上开始在群里抱怨。' },
]

type Walked = { route: string; points: string[] }

async function walk(
  workshop: Workshop,
  walker: Doer,
  { route, points: ids }: Walked,
  at: Date,
): Promise<During['params']> {
  workshop.clock.set(at)
  const iso = at.toISOString()
  const reached = ids.map((point_id) => ({ point_id, how: 'code', at: iso }))
  const params = { id: route, walk: newId(at) }
  const body = { started_at: iso, reached, finished_at: iso }
  await workshop.batch((tx) => workshop.do(tx, 'outreach.note_patrol', walker, body, params))
  return params
}

type During = { params: { id: string; walk: string }; at: string }

async function find(workshop: Workshop, walker: Doer, { points: ids }: Walked, { params, at }: During): Promise<void> {
  const now = new Date(at)
  await workshop.batch(async (tx) => {
    const finding = {
      finding_id: newId(now),
      point_id: ids[1],
      words: '电表间的门锁坏了，关不上，小孩一推就开。',
      item_code: 'A10',
      at,
    }
    await workshop.do(tx, 'outreach.note_finding', walker, finding, params)
    const noted = { finding_id: newId(now), words: '小广场的长椅有一条松了，下次带工具看看。', at }
    await workshop.do(tx, 'outreach.note_finding', walker, noted, params)
  })
}
