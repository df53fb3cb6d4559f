import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { addCounts, type Count } from '../../../../platform/counters.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { communityOf } from '../../../territory/api.ts'
import { type Contribution, contributionsOf } from './contributions.ts'
import { counterName, itemMeasure } from './measures.ts'

/**
 * Brings the counters into line with requests as their tables now tell: what they contribute, less what was counted of them before. So a
 * later judgement replaces an earlier one, a reclassified request moves, and it doesn't matter which event comes first. A handful of
 * statements, however many requests.
 */
export async function keepCounts(ctx: WriteContext, requestIds: readonly string[]): Promise<void> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  const dayOf = (at: Date) => civilDateOf(at, community?.time_zone ?? 'Asia/Shanghai')
  const after = await contributionsOf(ctx, requestIds, dayOf)
  const before = await countedOf(ctx, requestIds)
  const moved = [...after].filter(([id, now]) => JSON.stringify(before.get(id) ?? []) !== JSON.stringify(now))
  if (moved.length === 0) return
  const changes = moved.flatMap(([id, now]) => [
    ...(before.get(id) ?? []).flatMap((one) => countsOf(one, -1)),
    ...now.flatMap((one) => countsOf(one, 1)),
  ])
  await addCounts(ctx.tx, ctx.communityId, netted(changes))
  await rewriteCounted(ctx, moved)
}

type Counted = Contribution & { request_id: string }

async function countedOf(ctx: WriteContext, requestIds: readonly string[]): Promise<Map<string, Contribution[]>> {
  const found = await sql<Counted>`
    select request_id, closing_no, day, area_path, compound_path, measures, handler_person_id from requests.counted
    where community_id = ${ctx.communityId} and request_id = any (${[...requestIds]}::uuid[]) order by request_id, closing_no`.execute(
    ctx.tx,
  )
  const byRequest = Map.groupBy(found.rows, (row) => row.request_id)
  return new Map([...byRequest].map(([id, rows]) => [id, rows.map(({ request_id: _, ...one }) => one)]))
}

async function rewriteCounted(ctx: WriteContext, moved: readonly [string, Contribution[]][]): Promise<void> {
  const rows = moved.flatMap(([request_id, contributions]) => contributions.map((one) => ({ request_id, ...one })))
  await sql`
    insert into requests.counted (community_id, request_id, closing_no, day, area_path, compound_path, measures, handler_person_id)
    select ${ctx.communityId}::int, n.request_id, n.closing_no, n.day, n.area_path, n.compound_path, n.measures, n.handler_person_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (request_id uuid, closing_no int, day date, area_path text,
      compound_path text, measures text[], handler_person_id uuid)
    on conflict (community_id, request_id, closing_no) do update set day = excluded.day, area_path = excluded.area_path,
      compound_path = excluded.compound_path, measures = excluded.measures, handler_person_id = excluded.handler_person_id`.execute(
    ctx.tx,
  )
}

/** A contribution as counters: in the administrative tree, in the compound's where there is one, items for the community only. */
function countsOf(one: Contribution, sign: 1 | -1): Count[] {
  const { day, area_path: admin, compound_path: compound } = one
  return one.measures.flatMap((measure) => {
    if (measure.startsWith(itemMeasure(''))) {
      return [{ measure: counterName(measure, 'admin'), day, areaPath: '', value: sign }]
    }
    return [
      { measure: counterName(measure, 'admin'), day, areaPath: admin, value: sign },
      ...(compound === null
        ? []
        : [{ measure: counterName(measure, 'compound'), day, areaPath: compound, value: sign }]),
    ]
  })
}

/** What is left after taking back and counting anew; mostly little. */
function netted(counts: readonly Count[]): Count[] {
  const net = new Map<string, Count>()
  for (const count of counts) {
    const key = `${count.measure} ${count.day} ${count.areaPath}`
    net.set(key, { ...count, value: (net.get(key)?.value ?? 0) + count.value })
  }
  return [...net.values()].filter((count) => count.value !== 0)
}
