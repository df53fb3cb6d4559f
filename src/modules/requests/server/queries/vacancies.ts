import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { vacantPosts } from '../../../bodies/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { scopeOf } from '../can.ts'
import { zoneOf } from './days.ts'
import { waitsForPost } from './list-conditions.ts'

const most = 50
const waitingMost = 99

/** Posts with a free seat that the asker's posts reach, those with requests waiting because of it first. Four queries. */
export const vacancies = query(routes['GET /api/c/:community/vacancies'], async (ctx) => {
  const { paths } = scopeOf(ctx.actor, 'requests.read')
  const posts = await vacantPosts(ctx.tx, ctx.communityId, { paths, limit: most + 1 }, ctx.now)
  const shown = posts.slice(0, most)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    shown.flatMap((post) => post.area_id ?? []),
  )
  const waiting = await waitingByPath(ctx, [...new Set(shown.flatMap((post) => post.area_path ?? []))])
  const zone = await zoneOf(ctx)
  const items = shown.map((post) => ({
    post_id: post.id,
    title: post.title,
    place: areas.get(post.area_id ?? '')?.full_name ?? post.body,
    area_id: post.area_id,
    seats_vacant: post.seats_vacant,
    vacant_since: post.vacant_since && civilDateOf(post.vacant_since, zone),
    waiting: waiting.get(post.area_path ?? 'nowhere') ?? 0,
  }))
  return { items: items.sort((a, b) => b.waiting - a.waiting), more: posts.length > most }
})

/** Requests that wait for the desk below each area because nobody can take them, up to 99. */
async function waitingByPath(ctx: ReadContext, paths: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ path: string; waiting: number }>`
    select p.path, (select count(*)::int from (
      select 1 from caseflow.cases c
      where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.state = 'to_dispatch'
        and (p.path = '' or c.admin_path = p.path or (c.admin_path >= p.path || '/' and c.admin_path < p.path || '0')
          or c.compound_path = p.path or (c.compound_path >= p.path || '/' and c.compound_path < p.path || '0'))
        and ${waitsForPost}
      limit ${waitingMost}) as found) as waiting
    from unnest(${[...paths]}::text[]) as p (path)`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.path, row.waiting]))
}
