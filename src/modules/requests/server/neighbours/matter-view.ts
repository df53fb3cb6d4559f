/** A public matter as a neighbour reads it: what it is, where, what was done; never who asked, nor in whose words. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { neighbourMatter } from '../../contract.ts'
import { communityRules } from '../rules/community.ts'
import { buildingNames } from '../views/building-names.ts'
import { itemName } from '../views/item-name.ts'
import { doorOfWord, standsDone } from './words.ts'

type Matter = {
  id: string
  number: string
  item_code: string
  item_name: string
  area_id: string | null
  result: string | null
  finished_at: Date
  confirm_until: Date
  confirmed: number
  mine: boolean | null
}

/** Who reads: whose word is told as their own. */
export type Speaker = { personId: string | null; doors: readonly string[] }

/** Matters by a condition on `c` (case) and `r` (request), with its order and limit. */
export async function selectMatters(
  ctx: ReadContext,
  { personId, doors }: Speaker,
  where: RawBuilder<unknown>,
): Promise<Matter[]> {
  const ofClosing = sql`n.community_id = c.community_id and n.request_id = c.id and n.closing_no = c.closing_no`
  const found = await sql<Matter>`
    select c.id, c.number, r.item_code, i.name as item_name, c.area_id, s.body as result, c.finished_at, c.confirm_until,
      (select count(distinct ${doorOfWord})::int from requests.neighbour_words n where ${ofClosing} and ${standsDone}) as confirmed,
      (select n.done from requests.neighbour_words n where ${ofClosing} and n.taken_back_at is null
        and (n.person_id = ${personId}::uuid or n.dwelling_id = any (${[...doors]}::uuid[]))
        order by n.person_id is not distinct from ${personId}::uuid desc, n.said_at desc limit 1) as mine
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    left join lateral (select body from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id
      and s.kind = 'finished' order by s.seq desc limit 1) s on true
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${where}`.execute(ctx.tx)
  return found.rows
}

export async function matterViews(
  ctx: ReadContext,
  found: readonly Matter[],
): Promise<z.output<typeof neighbourMatter>[]> {
  const { neighboursNeeded } = await communityRules(ctx.tx, ctx.communityId)
  const places = await buildingNames(
    ctx,
    found.map((row) => row.area_id),
  )
  return found.map((row) => ({
    id: row.id,
    number: row.number,
    item_name: itemName(ctx, { code: row.item_code, name: row.item_name }),
    place: places(row.area_id),
    result: row.result ?? '',
    finished_at: row.finished_at.toISOString(),
    until: row.confirm_until.toISOString(),
    confirmed: row.confirmed,
    needed: neighboursNeeded,
    mine: row.mine === null ? null : { done: row.mine },
  }))
}
