import { sql } from 'kysely'
import { mapAside, type Row } from '../../../../engines/opinion/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Pieces } from '../../../../platform/module.ts'
import { shownMap } from './shown.ts'
import { groupLeast, participantsLeast, shownIds } from './store.ts'

const topicsMost = 20
const peopleAtOnce = 500
/** A topic that ended gets its last answers into the map within so many days. */
const afterDays = 7

/**
 * Draws the maps whose answers changed: by a job every few minutes and not with an answer, so nobody who answers waits. Where fewer people than the
 * smallest group answered anew, it waits for more: two maps in a row would tell what those few answered.
 */
export async function drawOpinionMaps(pieces: Pieces): Promise<void> {
  const due = await pieces(dueTopics)
  for (const id of due) await draw(pieces, id)
}

async function dueTopics(ctx: WriteContext): Promise<string[]> {
  const least = await groupLeast(ctx)
  const found = await sql<{ id: string }>`
    select t.id from deliberation.topics t
    left join deliberation.opinion_maps m on m.community_id = t.community_id and m.topic_id = t.id
    where t.community_id = ${ctx.communityId} and t.map_on and (t.ended_at is null or t.ended_at > ${ctx.now}::timestamptz - make_interval(days => ${afterDays}))
      and (select count(*) from (select distinct o.person_id from deliberation.opinions o
        where o.community_id = t.community_id and o.topic_id = t.id and o.at > coalesce(m.drawn_at, '-infinity') limit ${least}) anew) >= ${least}
    order by t.opened_at, t.id limit ${topicsMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.id)
}

/** Reads in pieces, reckons beside the server, keeps what may be shown. */
async function draw(pieces: Pieces, topicId: string): Promise<void> {
  const begun = await pieces(async (ctx) => ({
    ids: await shownIds(ctx, topicId),
    least: await groupLeast(ctx),
    at: ctx.now,
  }))
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: Page = await pieces((ctx) => answersAfter(ctx, topicId, begun.ids, after))
    rows.push(...page.rows)
    after = page.last
  } while (after !== null)
  const map = await mapAside({ statements: begun.ids.length, rows, least: begun.least })
  const shown = map.participants < participantsLeast(begun.least) ? null : shownMap(map, begun.ids, begun.least)
  await pieces(async (ctx) => {
    const kept = { drawn_at: begun.at, participants: map.participants, map: JSON.stringify(shown) }
    await ctx.tx
      .insertInto('deliberation.opinion_maps')
      .values({ community_id: ctx.communityId, topic_id: topicId, ...kept })
      .onConflict((conflict) => conflict.columns(['community_id', 'topic_id']).doUpdateSet(kept))
      .execute()
    ctx.audit('opinion_map', topicId, { statements: begun.ids.length })
  })
}

type Page = { rows: Row[]; last: string | null }

/** What the next few hundred people answered to statements `ids`, by their places in that list; of several merged ones the own answer, then the newest. */
async function answersAfter(ctx: ReadContext, topicId: string, ids: string[], after: string | null): Promise<Page> {
  const values = sql`case c.answer when 'agree' then 1 when 'disagree' then -1 else 0 end`
  const found = await sql<{ person_id: string; columns: number[] | null; values: number[] | null }>`
    with people as (
      select distinct person_id from deliberation.opinions
      where community_id = ${ctx.communityId} and topic_id = ${topicId} and not doubled and (${after}::uuid is null or person_id > ${after}::uuid)
      order by person_id limit ${peopleAtOnce}
    ), counted as (
      select distinct on (o.person_id, n.place) o.person_id, n.place, o.answer
      from people p
      join deliberation.opinions o on o.community_id = ${ctx.communityId} and o.topic_id = ${topicId} and o.person_id = p.person_id and not o.doubled
      join deliberation.statements s on s.community_id = o.community_id and s.id = o.statement_id and s.state in ('shown', 'merged')
      join unnest(${ids}::uuid[]) with ordinality n (id, place) on n.id = coalesce(s.merged_into, s.id)
      order by o.person_id, n.place, s.merged_into nulls first, o.at desc
    )
    select p.person_id, array_agg((c.place - 1)::int order by c.place) filter (where c.place is not null) as columns,
      array_agg(${values} order by c.place) filter (where c.place is not null) as values
    from people p left join counted c on c.person_id = p.person_id group by p.person_id order by p.person_id`.execute(
    ctx.tx,
  )
  const rows = found.rows.flatMap(({ columns, values: answers }) =>
    columns && answers ? [{ columns, values: answers }] : [],
  )
  return { rows, last: found.rows.length < peopleAtOnce ? null : (found.rows.at(-1)?.person_id ?? null) }
}
