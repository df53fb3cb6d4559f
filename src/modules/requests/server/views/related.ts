import { sql } from 'kysely'
import { linksOf, mergedInto, mergeOf } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { visibleTo } from '../queries/visibility.ts'
import type { RequestRow } from './rows.ts'

type Relation = 'merged_into' | 'merged_from' | 'split_into' | 'split_from'
type Row = Pick<RequestRow, 'id' | 'number' | 'title' | 'state' | 'outcome'>

/** Requests this one was merged with or split from, as far as the reader sees them. */
export async function relatedTo(ctx: ReadContext, id: string): Promise<(Row & { relation: Relation })[]> {
  const into = await mergeOf(ctx.tx, ctx.communityId, id)
  const merged = await mergedInto(ctx.tx, ctx.communityId, id)
  const links = await linksOf(ctx.tx, ctx.communityId, { kind: 'request', id })
  const relations = new Map<string, Relation>([
    ...(into ? [[into.into_id, 'merged_into'] as const] : []),
    ...merged.map((merge) => [merge.case_id, 'merged_from'] as const),
    ...links
      .filter((link) => link.relation === 'split')
      .map((link) => [link.other.id, link.outward ? 'split_into' : 'split_from'] as const),
  ])
  if (relations.size === 0) return []
  const found = await sql<Row>`
    select c.id, c.number, c.title, c.state, c.outcome from caseflow.cases c
    where c.community_id = ${ctx.communityId} and c.id = any (${[...relations.keys()]}::uuid[]) and ${visibleTo(ctx)}
    order by c.filed_at, c.id`.execute(ctx.tx)
  return found.rows.flatMap((row) => {
    const relation = relations.get(row.id)
    return relation ? [{ ...row, relation }] : []
  })
}
