import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type AreaLevel, areaKeySql } from '../../../territory/api.ts'
import { thingKind } from '../store.ts'

/** How far a request filed then has come by now. */
export type FiledState = 'open' | 'finished' | 'closed'
/** Of one area: how many of a class (letter A to E of the item) in a state. */
export type FiledCount = { key: string; letter: string; state: FiledState; count: number }

/** Requests filed from an instant until another, by area of a level, class and state; those withdrawn or merged count as closed. */
export async function filedByClassAndState(
  ctx: ReadContext,
  { level, from, until }: { level: AreaLevel; from: Date; until: Date },
): Promise<FiledCount[]> {
  const found = await sql<Omit<FiledCount, 'key'> & { key: string | null }>`
    select ${areaKeySql(level, 'c')} as key, left(r.item_code, 1) as letter,
      case when c.state in ('finished', 'closed') then c.state else 'open' end as state, count(*)::int as count
    from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
    where c.community_id = ${ctx.communityId} and c.kind = ${thingKind} and c.filed_at >= ${from} and c.filed_at < ${until}
    group by 1, 2, 3`.execute(ctx.tx)
  return found.rows.flatMap(({ key, ...row }) => (key === null ? [] : [{ key, ...row }]))
}
