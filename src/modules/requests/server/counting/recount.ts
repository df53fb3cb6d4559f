import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import type { Difference } from '../../../../platform/upkeep/count-checks.ts'
import { keepCounts } from './keep-counts.ts'
import { measures, withoutMeasures } from './measures.ts'

type Sum = { source: 'kept' | 'counted' | 'by_month' | 'by_day' | 'waiting'; key: string; value: number }

const atOnce = 500
const measuresLeftOut = measures.filter((measure) => withoutMeasures([measure]).length > 0)

/**
 * Where the counters of requests differ from a recount: one plain query over cases, steps and judgements, and the months from the days, all
 * of one moment. Null while events wait to be counted: then the two may differ.
 */
export async function countDifferences(tx: Tx, communityId: number): Promise<Difference[] | null> {
  const sums = await recount(tx, communityId)
  if (sums.some((sum) => sum.source === 'waiting' && sum.value > 0)) return null
  return [...differ(sums, 'kept', 'counted'), ...differ(sums, 'by_month', 'by_day')]
}

/** Counts everything anew, after what was kept is thrown away. Nobody else counts meanwhile. */
export async function countAnew(ctx: WriteContext): Promise<void> {
  await sql`lock table platform.counters in share row exclusive mode`.execute(ctx.tx)
  await sql`delete from platform.counters where community_id = ${ctx.communityId} and measure like 'requests.%'`.execute(
    ctx.tx,
  )
  await sql`update platform.monthly_counters set value = 0
    where community_id = ${ctx.communityId} and measure like 'requests.%'`.execute(ctx.tx)
  await sql`delete from requests.counted where community_id = ${ctx.communityId}`.execute(ctx.tx)
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const found = await sql<{ id: string }>`select id from requests.requests
      where community_id = ${ctx.communityId} and id > ${after}::uuid order by id limit ${atOnce}`.execute(ctx.tx)
    const last = found.rows.at(-1)
    if (!last) return
    await keepCounts(
      ctx,
      found.rows.map((row) => row.id),
    )
    after = last.id
  }
}

function differ(sums: readonly Sum[], kept: Sum['source'], counted: Sum['source']): Difference[] {
  const of = (source: Sum['source']) =>
    new Map(sums.filter((sum) => sum.source === source && sum.value !== 0).map((sum) => [sum.key, sum.value]))
  const [held, anew] = [of(kept), of(counted)]
  return [...new Set([...held.keys(), ...anew.keys()])]
    .map((key) => ({ key, kept: held.get(key) ?? 0, counted: anew.get(key) ?? 0 }))
    .filter((one) => one.kept !== one.counted)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

async function recount(tx: Tx, communityId: number): Promise<Sum[]> {
  const found = await sql<Sum>`
    with facts as (
      select c.*, r.item_code, r.anonymous, coalesce(c.outcome in ('withdrawn', 'merged'), false) as gone,
        (select e.reason from requests.exclusions e where e.community_id = c.community_id and e.request_id = c.id and e.state = 'granted') as excluded,
        exists (select 1 from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id and s.kind = 'escalated') as told
      from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
      where c.community_id = ${communityId}
    ), contact as (
      select f.*, not anonymous and (contacted_at is not null or not gone and (told or closing_no > 0)) as owed from facts f
    ), closings as (
      select f.*, (s.data->>'closing_no')::int as closing, s.data->>'outcome' as ended,
        (select j from requests.judgements j where j.community_id = f.community_id and j.request_id = f.id and j.reached
          and j.solved is not null and j.source <> 'neighbours' and j.closing_no = (s.data->>'closing_no')::int order by j.seq desc limit 1) as word
      from facts f join caseflow.steps s on s.community_id = f.community_id and s.case_id = f.id and s.kind = 'finished'
    ), told_of as (
      select id, excluded, admin_path, compound_path, m.measure from contact, lateral (values
        ('filed', true), ('withdrawn', outcome = 'withdrawn'), ('to_contact', owed),
        ('contacted_in_time', owed and contacted_at <= contact_due), ('closed', state = 'closed' and gone),
        ('excluded', excluded is not null)
      ) as m (measure, counts) where m.counts
      union all
      select id, excluded, admin_path, compound_path, m.measure from closings, lateral (values
        ('finished', true), ('answered', ended = 'answered'), ('closed', state = 'closed' and closing = closing_no),
        ('unconfirmed', state = 'closed' and closing = closing_no and (word).solved is null), ('judged', (word).solved is not null),
        ('judged_solved', (word).solved), ('graded', (word).grade is not null), ('graded_satisfied', (word).grade >= 4)
      ) as m (measure, counts) where m.counts
    ), measured as (
      select admin_path, compound_path, measure from told_of
      union all select admin_path, compound_path, 'excluded_' || excluded from told_of where measure = 'excluded'
      union all select admin_path, compound_path, 'without_' || measure from told_of
        where excluded is not null and measure = any (${measuresLeftOut})
    ), placed as (
      select 'requests.' || measure || ' ' || coalesce(admin_path, '') as key from measured
      union all select 'requests.compound.' || measure || ' ' || compound_path from measured where compound_path is not null
      union all select 'requests.filed_item.' || item_code || ' ' from facts
    ), days as (
      select day, measure, area_path, value from platform.counters where community_id = ${communityId} and measure like 'requests.%'
    )
    select 'counted' as source, key, count(*)::int as value from placed group by key
    union all select 'kept', measure || ' ' || area_path, sum(value)::int from days group by measure, area_path
    union all select 'by_day', to_char(day, 'YYYY-MM') || ' ' || measure || ' ' || area, sum(value)::int
      from days, lateral (select area_path union select '') as rolled (area) group by 2
    union all select 'by_month', to_char(month, 'YYYY-MM') || ' ' || measure || ' ' || area_path, value::int
      from platform.monthly_counters where community_id = ${communityId} and measure like 'requests.%'
    union all select 'waiting', '', count(*)::int from platform.outbox
      where community_id = ${communityId} and done_at is null and gave_up_at is null and (handler like 'requests.count-%' or handler = 'requests.follow-counts')`.execute(
    tx,
  )
  return found.rows
}
