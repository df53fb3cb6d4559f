import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type FieldProblem, refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import type { listFilter } from '../../contract/reading-routes.ts'
import { caseState } from '../../contract/views.ts'
import { scopeOf } from '../can.ts'
import { dayBounds, dueToday } from './days.ts'
import { searchCondition } from './search.ts'
import { allOf, anyOf, type Condition, isMine, liesIn } from './visibility.ts'

/** Nobody asked for more; the newest of them are looked through. */
const ofPersonMost = 1_000

export type ListFilter = Omit<z.output<typeof listFilter>, 'sort'>

/**
 * The conditions of a filter on the case `c`. Refusals: `requests.area_unknown`, `platform.input_invalid` for a
 * state there isn't.
 */
export async function conditionsOf(ctx: ReadContext, filter: ListFilter): Promise<Condition[]> {
  const conditions = [
    ...ofRequest(filter),
    ...ofCase(ctx, filter),
    ...(filter.area ? [await inArea(ctx, filter.area)] : []),
    ...(await dayBounds(ctx, 'c.filed_at', { from: filter.filed_from, to: filter.filed_to })),
    ...(await dayBounds(ctx, 'c.next_due', { from: filter.due_from, to: filter.due_to })),
    ...(filter.due_today ? [stillOpen, await dueToday(ctx)] : []),
    ...(filter.person ? [await ofPerson(ctx, filter.person)] : []),
  ]
  return filter.q ? [...conditions, await searchCondition(ctx, filter.q)] : conditions
}

/** Conditions on the request of the case `c`. They are part of the case's own, so that a list is read in the order of its cases. */
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
  const asked = sql<boolean>`exists (select 1 from requests.requests r
    where r.community_id = c.community_id and r.id = c.id and ${allOf(conditions)})`
  return [...(conditions.length > 0 ? [asked] : []), ...(filter.tag ? [tagged(filter.tag)] : [])]
}

/** The request of the case `c` carries this tag, or the one it was merged into. */
function tagged(tag: string): Condition {
  return sql<boolean>`exists (select 1 from requests.request_tags t
    where t.community_id = c.community_id and t.request_id = c.id and t.tag_id = coalesce(
      (select g.merged_into from requests.tags g where g.community_id = c.community_id and g.id = ${tag}), ${tag}))`
}

function ofCase(ctx: ReadContext, filter: ListFilter): Condition[] {
  const conditions: Condition[] = []
  if (filter.state) conditions.push(sql<boolean>`c.state = any (${statesOf(filter.state)}::text[])`)
  if (filter.lead) conditions.push(sql<boolean>`c.lead_kind = ${filter.lead}`)
  if (filter.body) conditions.push(ofBody(ctx, filter.body))
  if (filter.priority) conditions.push(sql<boolean>`c.priority = ${Number(filter.priority)}`)
  if (filter.assignee) conditions.push(ofAssignee(ctx, filter.assignee))
  if (filter.overdue) conditions.push(overdueAt(ctx.now))
  if (filter.sent_back) conditions.push(sentBack)
  if (filter.ruling) conditions.push(waitsForRuling)
  if (filter.vacancy) conditions.push(waitsForPost)
  if (filter.reopened) conditions.push(sql<boolean>`c.reopened_count > 0`)
  return conditions
}

/** The case `c` still needs somebody's work. */
export const stillOpen = sql<boolean>`c.state in ('to_dispatch', 'assigned', 'accepted')`

/** The case `c` came back to the desk, and waits there. */
export const sentBack = sql<boolean>`(c.state = 'to_dispatch' and exists (select 1 from caseflow.assignments a
  where a.community_id = c.community_id and a.case_id = c.id and a.how = 'sent_back' and a.until is null))`

/** The case `c` was refused twice, and waits for a ruling. */
export const waitsForRuling = sql<boolean>`(c.state = 'to_dispatch' and exists (select 1 from requests.requests r
  where r.community_id = c.community_id and r.id = c.id and r.ruling_since is not null))`

/** The case `c` waits for the desk because nobody holds the post that would take it. */
export const waitsForPost = sql<boolean>`(c.state = 'to_dispatch' and exists (select 1 from caseflow.steps s
  where s.community_id = c.community_id and s.case_id = c.id and s.kind = 'to_dispatch'
    and s.data->>'why' in ('nobody_receives', 'handler_left')))`

/** The same as `isOverdue` says of one row. */
export function overdueAt(now: Date): Condition {
  return sql<boolean>`(${stillOpen} and c.next_due < ${now})`
}

function ofAssignee(ctx: ReadContext, assignee: string): Condition {
  if (assignee === 'me') return isMine(ctx)
  if (assignee === 'nobody') return sql<boolean>`(c.assignee_person_id is null and ${stillOpen})`
  return anyOf([sql<boolean>`c.assignee_person_id = ${assignee}`])
}

function ofBody(ctx: ReadContext, body: string): Condition {
  if (body !== 'mine') return sql<boolean>`c.lead_body_id = ${body}`
  const bodies = ctx.actor.posts.flatMap((post) => post.bodyId ?? [])
  return sql<boolean>`c.lead_body_id = any (${bodies}::uuid[])`
}

/**
 * What somebody of the register asked for, as far as this person may see who asked; confidential ones aren't found so: that would
 * tell whose they are. Found first and handed over as ids, like words (`searchCondition`).
 */
async function ofPerson(ctx: ReadContext, person: string): Promise<Condition> {
  const { paths, bodyIds } = scopeOf(ctx.actor, 'requests.reveal')
  if (paths.length + bodyIds.length === 0) return sql<boolean>`false`
  const found = await sql<{ id: string }>`
    select a.thing_id as id from caseflow.askers a
    join requests.requests n on n.community_id = a.community_id and n.id = a.thing_id and not n.confidential
    where a.community_id = ${ctx.communityId} and a.person_id = ${person} and a.thing_kind = 'request' and a.left_at is null
    order by a.joined_at desc limit ${ofPersonMost}`.execute(ctx.tx)
  return sql<boolean>`c.id = any (${found.rows.map((row) => row.id)}::uuid[])`
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
