import { sql } from 'kysely'
import { changeCases, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on, type Pieces } from '../../../../platform/module.ts'
import { inSpecialCare } from '../../../people/api.ts'
import { communityRules } from '../rules/community.ts'
import { frequencyDays, type PriorityPart, weigh } from '../rules/priority.ts'

const pieceMost = 500
/** Weighed anew every night; a run that was stopped goes on with those it hadn't come to. */
const hoursBetween = 20
const dayMilliseconds = 86_400_000

type Row = {
  id: string
  steps_count: number
  priority: number
  priority_by: 'item' | 'rule' | 'hand'
  priority_parts: PriorityPart[] | null
  filed_at: Date
  item: number
  near: number
  askers: number
  persons: string[]
}

/** Every night all open requests: time has passed, others asked for the same. */
export async function weighAll(pieces: Pieces): Promise<void> {
  for (;;) {
    const found = await pieces(async (ctx) => {
      const before = new Date(ctx.now.getTime() - hoursBetween * 3_600_000)
      const rows = await rowsToWeigh(ctx, sql`(r.weighed_at is null or r.weighed_at < ${before})`)
      await keep(ctx, rows)
      return rows.length
    })
    if (found < pieceMost) return
  }
}

/** At once where somebody joined, others came over, or it was taken up again. */
export const weighing: readonly EventHandler[] = (['joined', 'merged', 'unmerged', 'reopened'] as const).map((event) =>
  on<{ request_id: string; into_id?: string }>(`requests.${event}`, `requests.weigh-${event}`, weighOne),
)

async function weighOne(ctx: WriteContext, event: { request_id: string; into_id?: string }): Promise<void> {
  const ids = [event.request_id, ...(event.into_id ? [event.into_id] : [])]
  await keep(ctx, await rowsToWeigh(ctx, sql`c.id = any (${ids}::uuid[])`))
}

/** Open requests with all they are weighed by, but for who is in special care. */
async function rowsToWeigh(ctx: WriteContext, which: ReturnType<typeof sql>): Promise<Row[]> {
  const since = new Date(ctx.now.getTime() - frequencyDays * dayMilliseconds)
  const found = await sql<Row>`
    with chosen as materialized (
      select c.id, c.steps_count, c.priority, c.filed_at, r.priority_by, r.priority_parts, r.item_code, i.priority as item,
        split_part(coalesce(c.compound_path, c.admin_path, ''), '/', 1) as place
      from caseflow.cases c
      join requests.requests r on r.community_id = c.community_id and r.id = c.id
      join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
      where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.state in ('to_dispatch', 'assigned', 'accepted') and ${which}
      order by c.id limit ${pieceMost} for update of c skip locked
    ), lately as materialized (
      select r.item_code, split_part(coalesce(c.compound_path, c.admin_path, ''), '/', 1) as place, count(*)::int as filed
      from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
      where c.community_id = ${ctx.communityId} and c.filed_at > ${since} and r.item_code in (select item_code from chosen)
      group by 1, 2
    )
    select n.id, n.steps_count, n.priority, n.priority_by, n.priority_parts, n.filed_at, n.item,
      coalesce(l.filed, 0) - (n.filed_at > ${since})::int as near, coalesce(a.askers, 0) as askers,
      coalesce(a.persons, '{}') as persons
    from chosen n
    left join lately l on l.item_code = n.item_code and l.place = n.place
    left join lateral (
      select count(*)::int as askers, array_agg(person_id) filter (where person_id is not null) as persons from caseflow.askers
      where community_id = ${ctx.communityId} and thing_kind = 'request' and thing_id = n.id and left_at is null
    ) a on true
    order by n.id`.execute(ctx.tx)
  return found.rows
}

/** Keeps the parts of all, and the priority of those where it changed; somebody's own word stands, with the parts beside it. */
async function keep(ctx: WriteContext, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const { priorityWeights } = await communityRules(ctx.tx, ctx.communityId)
  const cared = await inSpecialCare(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.persons),
  )
  const weighed = rows.map((row) => {
    const age = Math.floor((ctx.now.getTime() - row.filed_at.getTime()) / dayMilliseconds)
    const care = row.persons.some((person) => cared.has(person))
    const matter = { item: row.item, frequency: row.near, age, people: row.askers - 1, care }
    const { priority, parts } = weigh(matter, priorityWeights)
    const by = row.priority_by === 'hand' ? 'hand' : priority === row.item ? 'item' : 'rule'
    return { row, priority: by === 'hand' ? row.priority : priority, parts, by }
  })
  await keepParts(ctx, weighed)
  for (const priority of [1, 2, 3, 4]) {
    const moved = weighed.filter((one) => one.priority === priority && one.row.priority !== priority)
    const steps = moved.map(({ row }) => ({
      row,
      step: {
        kind: 'reprioritised',
        actor: systemActor,
        visibility: 'internal' as const,
        data: { priority_from: row.priority, priority_to: priority },
      },
    }))
    await changeCases(ctx.tx, ctx.communityId, { set: { priority }, steps }, ctx.now)
    for (const { row } of moved) ctx.audit('request', row.id, { priority })
  }
}

async function keepParts(ctx: WriteContext, weighed: readonly { row: Row; parts: PriorityPart[]; by: string }[]) {
  const rows = weighed.map(({ row, parts, by }) => ({ id: row.id, parts, by }))
  await sql`
    update requests.requests r set priority_parts = n.parts, priority_by = n.by, weighed_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, parts jsonb, by text)
    where r.community_id = ${ctx.communityId} and r.id = n.id`.execute(ctx.tx)
}
