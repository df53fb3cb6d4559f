import { sql } from 'kysely'
import { newId } from '../../src/platform/ids.ts'
import { addDays } from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import { inPieces, type Workshop } from './workshop.ts'

type Known = {
  areas: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, string>
  today: string
  now: Date
  random: Random
}

type Stop = { dwelling_id: string; position: number; person_id: string | null }

const questions = [
  { id: 'gas', kind: 'yes_no', label: '燃气软管换成金属管了吗' },
  { id: 'charging', kind: 'one', label: '电动车在哪里充电', options: ['车棚', '楼道', '家里', '没有电动车'] },
  {
    id: 'wants',
    kind: 'several',
    label: '冬天想要社区帮什么',
    options: ['代买东西', '陪看病', '装扶手', '有人说说话'],
  },
  { id: 'wish', kind: 'text', label: '还有什么想说的' },
]
const wishes = ['楼下路灯早点亮', '希望多办几次理发', '电梯加装想听听进展', '孩子放学有个去处']
const visitsInBatch = 120
const hourMs = 3_600_000

/** A round of more than six hundred dwellings in a week, nearly done, and one that is only planned. */
export async function settleRounds(workshop: Workshop, known: Known): Promise<void> {
  const around = known.areas
  const some = (keys: readonly string[]) => keys.flatMap((key) => around.get(key) ?? [])
  const walkers = ['grid-1', 'grid-2', 'line-1'].flatMap((key) => known.staff.get(key) ?? [])
  const common = { unconfirmed_months: null, walker_ids: walkers }
  const round = await workshop.batch((tx) =>
    workshop.do(tx, 'outreach.plan_round', 'system', {
      ...common,
      name: '冬季安全走访',
      note: '先敲门再问候。燃气软管要看一眼，老人家里多坐一会儿。',
      from_day: addDays(known.today, -6),
      until_day: known.today,
      area_ids: some(['xishan', 'nanyuan-1', 'nanyuan-2', 'nanyuan-3', 'nanyuan-4']),
      questions,
    }),
  )
  const stops = await workshop.batch(async (tx) => {
    await workshop.do(tx, 'outreach.open_round', 'system', {}, { id: round.id })
    await workshop.do(tx, 'outreach.plan_round', 'system', {
      ...common,
      name: '春节前看望',
      from_day: addDays(known.today, 20),
      until_day: addDays(known.today, 34),
      area_ids: some(['xishan']),
      unconfirmed_months: 6,
    })
    const found = await sql<Stop>`
      select v.dwelling_id, v.position, (select r.person_id from people.residences r where r.community_id = v.community_id
        and r.dwelling_id = v.dwelling_id and r.until_day is null order by r.id limit 1) as person_id
      from outreach.visits v where v.community_id = ${workshop.communityId} and v.round_id = ${round.id} order by v.position`.execute(
      tx,
    )
    return found.rows
  })
  for (const piece of inPieces(stops, visitsInBatch)) {
    await workshop.batch(async (tx) => {
      for (const stop of piece) {
        // Nearly done: the last doors of each walker's way are still ahead.
        if (known.random.chance(0.06)) continue
        const params = { id: round.id, dwelling: stop.dwelling_id }
        await workshop.do(tx, 'outreach.note_visit', 'system', visitOf(known, stop, stops.length), params)
        if (stop.person_id && known.random.chance(0.008)) await findNeed(workshop, tx, stop, params)
      }
    })
  }
  await workshop.count()
}

type Tx = Parameters<Parameters<Workshop['batch']>[0]>[0]

async function findNeed(workshop: Workshop, tx: Tx, stop: Stop, params: object): Promise<void> {
  const need = {
    item_code: 'A10',
    description: '走访时说，楼道灯坏了几天，晚上上下楼看不清。',
    for_person_id: stop.person_id,
  }
  await workshop.do(tx, 'outreach.note_need', 'system', need, params)
}

function visitOf({ random, now, today }: Known, stop: Stop, all: number) {
  const outcome = random.chance(0.86) ? 'opened' : random.chance(0.75) ? 'not_home' : 'refused'
  const hoursAgo = 1 + Math.floor(((all - stop.position) / all) * 140)
  const at = new Date(now.getTime() - hoursAgo * hourMs).toISOString()
  const knock = { id: newId(now), outcome, at }
  if (outcome !== 'opened')
    return { base: 0, knock, ...(outcome === 'not_home' ? { next_day: addDays(today, 1) } : {}) }
  const answers = {
    gas: random.chance(0.7),
    charging: random.pick(['车棚', '车棚', '楼道', '没有电动车']),
    ...(random.chance(0.3) ? { wants: [random.pick(['代买东西', '陪看病', '装扶手', '有人说说话'])] } : {}),
    ...(random.chance(0.08) ? { wish: random.pick(wishes) } : {}),
  }
  const gone = stop.person_id && random.chance(0.015) ? [{ person_id: stop.person_id, says: 'gone' }] : []
  return { base: 0, knock, answers, confirmed: random.chance(0.92), persons: gone }
}
