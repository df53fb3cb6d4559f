/** What everybody reads of projects: no names, no household's condition. */
import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { postsByIds } from '../../bodies/api.ts'
import { ballotIdsOfTopic } from '../../deliberation/api.ts'
import { routes } from '../contract.ts'
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
  return {
    ...(brief ?? refuse('platform.not_found')),
    ...{
      description: row.description,
      words: await wordsOf(ctx, row),
      lead: posts.get(row.lead_post_id ?? '')?.title ?? '',
    },
    conditions: { all: counts.all, kept: counts.kept },
    files_at: `/api/c/${ctx.communityId}/open/projects/${id}/files`,
    steps: await stepViews(ctx, await stepsOf(ctx, id, 'open')),
    ...(await chainOf(ctx, row, 'all')),
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
