import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type FieldProblem, refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import type { listFilter } from '../../contract/reading-routes.ts'
import { caseState } from '../../contract/views.ts'
import { dayBounds } from './days.ts'
import { searchCondition } from './search.ts'
import { anyOf, type Condition, isMine, liesIn } from './visibility.ts'

export type ListFilter = Omit<z.output<typeof listFilter>, 'sort'>

/**
 * The conditions of a filter on the case `c` and the request `r`. Refusals: `requests.area_unknown`, `platform.input_invalid` for a
 * state there isn't.
 */
export async function conditionsOf(ctx: ReadContext, filter: ListFilter): Promise<Condition[]> {
  const conditions = [
    ...ofRequest(filter),
    ...ofCase(ctx, filter),
    ...(filter.area ? [await inArea(ctx, filter.area)] : []),
    ...(await dayBounds(ctx, 'c.filed_at', { from: filter.filed_from, to: filter.filed_to })),
  ]
  return filter.q ? [...conditions, await searchCondition(ctx, filter.q)] : conditions
}

function ofRequest(filter: ListFilter): Condition[] {
  const equal = {
    'r.class': filter.class,
    'r.item_code': filter.item,
    'r.tier': filter.tier,
    'r.channel': filter.channel,
  }
  const conditions = Object.entries(equal)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([column, value]) => sql<boolean>`${sql.ref(column)} = ${value}`)
  return filter.tag ? [...conditions, tagged(filter.tag)] : conditions
}

/** The request `r` carries this tag. */
function tagged(tag: string): Condition {
  return sql<boolean>`exists (select 1 from requests.request_tags t
    where t.community_id = r.community_id and t.request_id = r.id and t.tag_id = ${tag})`
}

function ofCase(ctx: ReadContext, filter: ListFilter): Condition[] {
  const conditions: Condition[] = []
  if (filter.state) conditions.push(sql<boolean>`c.state = any (${statesOf(filter.state)}::text[])`)
  if (filter.lead) conditions.push(sql<boolean>`c.lead_kind = ${filter.lead}`)
  if (filter.body) conditions.push(sql<boolean>`c.lead_body_id = ${filter.body}`)
  if (filter.assignee) conditions.push(ofAssignee(ctx, filter.assignee))
  if (filter.overdue) conditions.push(overdueAt(ctx.now))
  if (filter.reopened) conditions.push(sql<boolean>`c.reopened_count > 0`)
  return conditions
}

/** The case `c` still needs somebody's work. */
export const stillOpen = sql<boolean>`c.state in ('to_dispatch', 'assigned', 'accepted')`

/** The same as `isOverdue` says of one row. */
export function overdueAt(now: Date): Condition {
  return sql<boolean>`(${stillOpen} and c.next_due < ${now})`
}

function ofAssignee(ctx: ReadContext, assignee: string): Condition {
  if (assignee === 'me') return isMine(ctx)
  if (assignee === 'nobody') return sql<boolean>`(c.assignee_person_id is null and ${stillOpen})`
  return anyOf([sql<boolean>`c.assignee_person_id = ${assignee}`])
}

async function inArea(ctx: ReadContext, id: string): Promise<Condition> {
  const area = (await findArea(ctx.tx, ctx.communityId, id)) ?? refuse('requests.area_unknown', {}, [invalid('area')])
  return liesIn(area.compound_path ?? area.admin_path ?? '')
}

function statesOf(joined: string): string[] {
  return joined.split(',').map((state) => {
    const known = caseState.safeParse(state)
    return known.success ? known.data : refuse('platform.input_invalid', { count: 1 }, [invalid('state')])
  })
}

export function invalid(path: string): FieldProblem {
  return { path, code: 'invalid' }
}
