import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { claimFiles, openFile } from '../../../../platform/files/operations.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, bodiesOfKind, holdersOf, postsByIds } from '../../../bodies/api.ts'
import type { DecisionAction } from '../../contract/meetings/kinds.ts'
import { routes } from '../../contract.ts'
import { decisionRefusal, seesDecision } from './can.ts'
import { seenDecisions } from './decision-list.ts'
import {
  canOf,
  changeDecision,
  decisionsWhere,
  decisionViews,
  decisionWithMeeting,
  type WithMeeting,
} from './decision-store.ts'
import { seenBy } from './store.ts'
import { zoneOf } from './zone.ts'

/** The owner of the photos, and what the audit calls it. */
const thingKind = 'decision'

/** Locks one for an act. Refusals by precedence: `platform.not_found`, then those of `decisionRefusal`. */
async function lockDecision(ctx: WriteContext, id: string, action: DecisionAction): Promise<WithMeeting> {
  await sql`select 1 from deliberation.decisions where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const found = await decisionWithMeeting(ctx, id)
  const refusal = decisionRefusal(ctx.actor, canOf(found.row, found.meeting), action)
  return refusal ? refuse(refusal) : found
}

async function decisionNow(ctx: ReadContext, { id }: { id: string }) {
  const { row } = await decisionWithMeeting(ctx, id)
  return (await decisionViews(ctx, [row]))[0] ?? refuse('platform.not_found')
}

export async function endDecision(
  ctx: WriteContext,
  id: string,
  state: 'done' | 'dropped',
  change: { words: string; file_ids?: string[] },
): Promise<void> {
  const ended_day = civilDateOf(ctx.now, await zoneOf(ctx))
  await changeDecision(ctx, id, { state, ended_at: ctx.now, ended_day, ended_by_person: ctx.actor.personId, ...change })
  ctx.audit(thingKind, id, { state, ...change })
  ctx.emit('deliberation.decision_changed', { decision_id: id })
}

/** Done, with words of how, and photos where there are any. Refusals: see the route. */
export const finishDecision = command(routes['POST /api/c/:community/decisions/:id/finish'], {
  async handle(ctx, { id, words, file_ids }) {
    const { row } = await lockDecision(ctx, id, 'finish')
    await claimFiles(ctx, file_ids, { entity: thingKind, id })
    await endDecision(ctx, id, 'done', { words, file_ids: [...row.file_ids, ...file_ids] })
    return { id }
  },
  view: decisionNow,
})

/** Won't be done, and why. Refusals: see the route. */
export const dropDecision = command(routes['POST /api/c/:community/decisions/:id/drop'], {
  async handle(ctx, { id, reason }) {
    await lockDecision(ctx, id, 'drop')
    await endDecision(ctx, id, 'dropped', { words: reason })
    return { id }
  },
  view: decisionNow,
})

/** Another day; that it was late stays counted. Refusals: see the route. */
export const moveDecision = command(routes['POST /api/c/:community/decisions/:id/move'], {
  async handle(ctx, { id, due_day, reason }) {
    await lockDecision(ctx, id, 'move')
    if (due_day < civilDateOf(ctx.now, await zoneOf(ctx))) {
      refuse('deliberation.due_past', {}, [{ path: 'due_day', code: 'invalid' }])
    }
    await changeDecision(ctx, id, { due_day })
    ctx.audit(thingKind, id, { due_day, reason })
    return { id }
  },
  view: decisionNow,
})

/** It wasn't done after all. Refusals: see the route. */
export const reopenDecision = command(routes['POST /api/c/:community/decisions/:id/reopen'], {
  async handle(ctx, { id, reason }) {
    await lockDecision(ctx, id, 'reopen')
    await changeDecision(ctx, id, { state: 'open', ended_at: null, ended_day: null, ended_by_person: null, words: '' })
    ctx.audit(thingKind, id, { state: 'open', reason })
    ctx.emit('deliberation.decision_changed', { decision_id: id })
    return { id }
  },
  view: decisionNow,
})

/** Refusal: `deliberation.not_chosen`. */
export function checkChosen(codes: readonly string[], chosen: readonly { code: string }[]): string[] {
  if (codes.some((code) => !chosen.some((one) => one.code === code)))
    refuse('deliberation.not_chosen', {}, [{ path: 'option_codes', code: 'invalid' }])
  return [...new Set(codes)]
}

/** Which of what the ballot chose it carries out, at any time: it is how it hangs together. Refusals: see the route. */
export const tieDecision = command(routes['POST /api/c/:community/decisions/:id/tie'], {
  async handle(ctx, { id, option_codes }) {
    const { row } = await lockDecision(ctx, id, 'tie')
    const codes = checkChosen(option_codes, row.chosen)
    await changeDecision(ctx, id, { option_codes: codes })
    ctx.audit(thingKind, id, { options: codes.join(', ') })
    return { id }
  },
  view: decisionNow,
})

export const decisionFile = query(
  routes['GET /api/c/:community/decisions/:id/files/:file'],
  async (ctx, { id, file }) => {
    const { row, meeting } = await decisionWithMeeting(ctx, id)
    if (!seesDecision(ctx.actor, canOf(row, meeting)) || !row.file_ids.includes(file)) refuse('platform.not_found')
    return openFile(ctx, file, { entity: thingKind, id })
  },
)

const promisesMost = 600

/** Per unit what it promised at joint meetings, in the order of names: no ranking. */
export const promises = query(routes['GET /api/c/:community/promises'], async (ctx) => {
  const rows = await decisionsWhere(
    ctx,
    sql`${seenDecisions(ctx)} and m.kind = 'joint' and d.owner_body_id is not null and d.state <> 'dropped'`,
    sql`order by d.state <> 'open', d.due_day, d.id limit ${promisesMost}`,
  )
  const views = await decisionViews(ctx, rows)
  const brought = await sql<{ body_id: string; count: number }>`
    select i.body_id, count(*)::int as count from deliberation.items i
    join deliberation.meetings m on m.community_id = i.community_id and m.id = i.meeting_id
    where i.community_id = ${ctx.communityId} and m.kind = 'joint' and m.state <> 'cancelled' and i.kind <> 'read_out' and i.state = 'on'
      and i.body_id is not null and ${seenBy(ctx.actor)} group by i.body_id`.execute(ctx.tx)
  const counts = new Map(brought.rows.map((row) => [row.body_id, row.count]))
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, [...views.map((one) => one.owner.id), ...counts.keys()])
  const units = [...bodies.values()].map((body) => {
    const own = views.filter((one) => one.owner.id === body.id)
    const open = own.filter((one) => one.state === 'open')
    return {
      body: { id: body.id, name: body.name },
      brought: counts.get(body.id) ?? 0,
      promised: own.length,
      open: open.length,
      late: open.filter((one) => one.late).length,
      done: own.length - open.length,
      oldest_days: open.length > 0 ? Math.max(...open.map((one) => one.days)) : null,
      decisions: own,
    }
  })
  return { units: units.sort((one, other) => one.body.name.localeCompare(other.body.name, 'zh-CN')) }
})

const ownersMost = 200
const ownerPosts = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'grid_worker',
  'micro_grid_leader',
  'project_social_worker',
] as const
const ownerKinds = [
  'residents_committee',
  'party_branch',
  'property_company',
  'owners_committee',
  'neighbour_association',
  'department',
  'street_office',
  'partner_unit',
  'social_organisation',
] as const

/** Who may be given a decision: posts of the community that somebody holds, and bodies. */
export const owners = query(routes['GET /api/c/:community/decision-owners'], async (ctx) => {
  const { tx, communityId } = ctx
  const held = await holdersOf(tx, communityId, { kind: ownerPosts }, ctx.now)
  const posts = await postsByIds(
    tx,
    communityId,
    held.map((one) => one.post_id),
  )
  const bodies = []
  for (const kind of ownerKinds) bodies.push(...(await bodiesOfKind(tx, communityId, kind, ownersMost)))
  return {
    posts: [...posts.values()].map(({ id, title }) => ({ id, name: title })),
    bodies: bodies.map(({ id, name }) => ({ id, name })),
  }
})
