/** What everybody reads of projects: no names, no household's condition. */
import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { postsByIds } from '../../bodies/api.ts'
import { ballotIdsOfTopic } from '../../deliberation/api.ts'
import { routes } from '../contract.ts'
import { coverOf, toldConditions } from './cover.ts'
import { projectsOfBallots } from './queries.ts'
import { conditionCounts, findProject, projectsWhere } from './store.ts'
import { chainOf, known, openBriefs, stepsOf, stepViews, wordsOf } from './views.ts'

/** The newest first. Refusal: `platform.cursor_invalid`. */
export const openList = query(routes['GET /api/c/:community/open/projects'], async (ctx, { after, limit }) => {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, last] = instantCursor(after)
    behind = sql`(p.made_at, p.id) < (${at}, ${last}::uuid)`
  }
  const rows = await projectsWhere(ctx, behind, sql`order by p.made_at desc, p.id desc limit ${limit + 1}`)
  const page = pageFrom(rows, limit, (row) => [row.made_at.toISOString(), row.id])
  return { items: await openBriefs(ctx, page.items), next: page.next }
})

/** Refusal: `platform.not_found`. */
export const openOne = query(routes['GET /api/c/:community/open/projects/:id'], async (ctx, { id }) => {
  const row = (await findProject(ctx, id)) ?? refuse('platform.not_found')
  const [brief] = await openBriefs(ctx, [row])
  const counts = (await conditionCounts(ctx, [id])).get(id) ?? { all: 0, kept: 0 }
  const posts = await postsByIds(ctx.tx, ctx.communityId, known([row.lead_post_id]))
  const cover = await coverOf(ctx, [id])
  const chain = await chainOf(ctx, row, 'all')
  const covered = (tasks: typeof chain.tasks) =>
    tasks.map((task) => ({ ...task, text: cover(task.text), words: cover(task.words) }))
  const steps = await stepViews(ctx, await stepsOf(ctx, id, 'open'))
  return {
    ...(brief ?? refuse('platform.not_found')),
    ...{
      description: cover(row.description),
      words: cover(await wordsOf(ctx, row)),
      lead: posts.get(row.lead_post_id ?? '')?.title ?? '',
    },
    conditions: await toldConditions(ctx, counts),
    files_at: `/api/c/${ctx.communityId}/open/projects/${id}/files`,
    steps: steps.map((step) => ({ ...step, text: cover(step.text) })),
    ...{ ...chain, tasks: covered(chain.tasks), ballot_tasks: covered(chain.ballot_tasks) },
  }
})

const ofBallots = async (ctx: ReadContext, ids: readonly string[]) => ({
  items: ids.length === 0 ? [] : await openBriefs(ctx, await projectsOfBallots(ctx, ids)),
})

export const openOfBallot = query(routes['GET /api/c/:community/open/ballots/:id/projects'], (ctx, { id }) =>
  ofBallots(ctx, [id]),
)

export const openOfTopic = query(routes['GET /api/c/:community/open/topics/:id/projects'], async (ctx, { id }) =>
  ofBallots(ctx, await ballotIdsOfTopic(ctx, id)),
)
