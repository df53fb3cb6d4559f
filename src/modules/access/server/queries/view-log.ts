import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'

type Page = { after?: string | undefined; limit: number }

/** Who looked at whose number, the latest first. */
export const viewLog = query(routes['GET /api/c/:community/view-log'], (ctx, { person_id, ...page }) =>
  logOf(ctx, person_id, page),
)

/** Who looked at the asker's own (个人信息保护法 44, 45: to know and to see). */
export const ownViewLog = query(routes['GET /api/c/:community/own/view-log'], async (ctx, page) => {
  const { items, next } = await logOf(ctx, ctx.actor.personId ?? refuse('platform.not_a_member'), page)
  return { items: items.map(({ person_id: _, person_name: __, ...row }) => row), next }
})

async function logOf(ctx: ReadContext, personId: string | undefined, page: Page) {
  let rows = ctx.tx
    .selectFrom('access.view_log')
    .select(['id', 'person_id', 'field', 'reason', 'viewer_person_id', 'viewer_post', 'viewed_at'])
    .select(['minor', 'approved_by', 'guardians_told'])
    .where('community_id', '=', ctx.communityId)
    .orderBy('viewed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (personId) rows = rows.where('person_id', '=', personId)
  if (page.after) {
    const [at, id] = instantCursor(page.after)
    rows = rows.where((eb) => eb(eb.refTuple('viewed_at', 'id'), '<', eb.tuple(at, id)))
  }
  const { items, next } = pageFrom(await rows.execute(), page.limit, (row) => [row.viewed_at.toISOString(), row.id])
  const people = items.flatMap((row) => [row.person_id, row.viewer_person_id ?? [], row.approved_by ?? []].flat())
  const names = await personNames(ctx.tx, ctx.communityId, people)
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    items.flatMap((row) => row.viewer_post ?? []),
  )
  return {
    items: items.map(({ viewer_person_id, viewer_post, minor, approved_by, guardians_told, ...row }) => ({
      ...row,
      person_name: names.get(row.person_id)?.name ?? '',
      viewer_name: viewer_person_id === null ? null : (names.get(viewer_person_id)?.name ?? null),
      viewer_post: viewer_post === null ? null : (posts.get(viewer_post)?.title ?? null),
      viewed_at: row.viewed_at.toISOString(),
      minor: minor
        ? { approved_by: approved_by === null ? null : (names.get(approved_by)?.name ?? null), guardians_told }
        : null,
    })),
    next,
  }
}
