import { type RawBuilder, sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import type { ActorPost } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import { chosenOf } from '../../ballots/api.ts'
import { ballotIdsOfRequest } from '../../deliberation/api.ts'
import { requestsSeen } from '../../requests/api.ts'
import { routes } from '../contract.ts'
import { mayKeep, sees } from './can.ts'
import { findProject, lateBefore, projectsWhere, type Row } from './store.ts'
import { briefs, openBriefs, projectOf } from './views.ts'

type Condition = RawBuilder<boolean>

const allOf = (conditions: readonly Condition[]) => sql<boolean>`(${sql.join(conditions, sql` and `)})`
const anyOf = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`

/** The same as `sees` says of one row. */
function visibleTo(ctx: ReadContext): Condition {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  const posts = ctx.actor.permissions.get('projects.read') ?? []
  return anyOf([...posts.flatMap(reachedBy), ledBy(ctx)])
}

/** By range: behind a policy LIKE can't use an index. */
function reachedBy({ areaPath: path }: ActorPost): Condition[] {
  if (path === null) return []
  if (path === '') return [sql<boolean>`true`]
  const below = (column: 'p.admin_path' | 'p.compound_path') =>
    sql<boolean>`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`
  return [sql<boolean>`(${below('p.admin_path')} or ${below('p.compound_path')})`]
}

const uuid = /^[\da-f-]{36}$/

/** Led by a post the reader holds or deputises in. */
function ledBy(ctx: ReadContext): Condition {
  const posts = ctx.actor.permissions.has('projects.lead') ? ctx.actor.posts.map((post) => post.id) : []
  return sql<boolean>`p.lead_post_id = any (${posts.filter((id) => uuid.test(id))}::uuid[])`
}

const endedStates: readonly string[] = ['accepted', 'stopped']

/** Those that run by when something was last noted, the longest ago first; ended ones the latest first. Refusal: `platform.cursor_invalid`. */
export const listProjects = query(
  routes['GET /api/c/:community/projects'],
  async (ctx, { after, limit, state, late, mine, q }) => {
    const ended = endedStates.includes(state)
    const where: Condition[] = [visibleTo(ctx)]
    where.push(state === 'running' ? sql<boolean>`p.ended_at is null` : sql<boolean>`p.state = ${state}`)
    if (late) where.push(sql<boolean>`p.ended_at is null and p.fresh_at < ${lateBefore(ctx)}`)
    if (mine) where.push(ledBy(ctx))
    if (q) where.push(sql<boolean>`position(lower(${q}) in lower(p.number || ' ' || p.title)) > 0`)
    if (after !== undefined) {
      const [at, id] = instantCursor(after)
      where.push(
        ended
          ? sql<boolean>`(p.ended_at, p.id) < (${at}, ${id}::uuid)`
          : sql<boolean>`(p.fresh_at, p.id) > (${at}, ${id}::uuid)`,
      )
    }
    const order = ended ? sql`order by p.ended_at desc, p.id desc` : sql`order by p.fresh_at, p.id`
    const rows = await projectsWhere(ctx, allOf(where), sql`${order} limit ${limit + 1}`)
    const key = (row: Row) => [(ended ? (row.ended_at ?? row.made_at) : row.fresh_at).toISOString(), row.id]
    const page = pageFrom(rows, limit, key)
    return { items: await briefs(ctx, page.items), next: page.next }
  },
)

/** Refusal: `platform.not_found`, whether it is missing or out of reach. */
export const oneProject = query(routes['GET /api/c/:community/projects/:id'], async (ctx, { id }) => {
  const row = await findProject(ctx, id)
  return row && sees(ctx.actor, row) ? projectOf(ctx, id) : refuse('platform.not_found')
})

const ofOneMost = 50

export const projectsOfBallots = (ctx: ReadContext, ballotIds: readonly string[]) =>
  projectsWhere(
    ctx,
    sql`(p.ballot_id = any (${[...ballotIds]}::uuid[]) or exists (select 1 from projects.reviews r where r.community_id = p.community_id
      and r.project_id = p.id and r.ballot_id = any (${[...ballotIds]}::uuid[])))`,
    sql`order by p.number limit ${ofOneMost}`,
  )

/** What a ballot chose, each with the project it became; a review shows what it judges. Refusal: `platform.not_found`. */
export const ofBallot = query(routes['GET /api/c/:community/ballots/:id/projects'], async (ctx, { id }) => {
  const ballot = await chosenOf(ctx, id)
  if (!ballot) return refuse('platform.not_found')
  const rows = await projectsOfBallots(ctx, [id])
  const views = new Map((await openBriefs(ctx, rows, 'all')).map((one) => [one.id, one]))
  const of = (code: string) => rows.find((row) => row.ballot_id === id && row.option_code === code)
  const chosen = ballot.chosen.map((one) => ({ ...one, project: views.get(of(one.code)?.id ?? '') ?? null }))
  const judged = rows
    .filter((row) => row.ballot_id !== id)
    .map((row) => ({
      ...{ code: row.id, title: row.title, description: '', cost_fen: null },
      project: views.get(row.id) ?? null,
    }))
  const may = ballot.phase === 'published' && mayKeep(ctx.actor, ballot)
  return { items: [...chosen, ...judged], can: may ? ['open'] : [] }
})

/** What came of a request by topic and ballot. Refusal: `platform.not_found` for who doesn't see the request. */
export const ofRequest = query(routes['GET /api/c/:community/requests/:id/projects'], async (ctx, { id }) => {
  const [request] = await requestsSeen(ctx, [id])
  if (!request) return refuse('platform.not_found')
  const ids = await ballotIdsOfRequest(ctx, id)
  return { items: ids.length === 0 ? [] : await openBriefs(ctx, await projectsOfBallots(ctx, ids)) }
})
