import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { tagNames } from '../rules/tags.ts'

/** Tags in use at the same time; a longer list is not looked through. */
const tagsMost = 60

/** A new tag of the community's list. Refusals: `requests.tag_exists`, `requests.too_many_tags`. */
export const addTag = command(routes['POST /api/c/:community/tags'], {
  async handle(ctx, { name }) {
    await lockTags(ctx)
    await checkName(ctx, name)
    await checkRoom(ctx)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.tags')
      .values({ community_id: ctx.communityId, id, name, made_at: ctx.now })
      .execute()
    ctx.audit('tag', id, { name })
    return { id }
  },
  view: async (ctx, { id }) => (await tagNames(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

/**
 * Another name, or out of use and back: requests keep the tag, nobody puts it on anew. Refusals: `platform.not_found`,
 * `requests.tag_exists`, `requests.too_many_tags`.
 */
export const changeTag = command(routes['PUT /api/c/:community/tags/:id'], {
  async handle(ctx, { id, name, retired }) {
    await lockTags(ctx)
    const [before] = await tagNames(ctx, [id])
    if (!before) refuse('platform.not_found')
    await checkName(ctx, name, id)
    if (before.retired && !retired) await checkRoom(ctx)
    await ctx.tx
      .updateTable('requests.tags')
      .set({ name, retired_at: retired ? ctx.now : null })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('tag', id, { name, retired })
    return { id }
  },
  view: async (ctx, { id }) => (await tagNames(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

/** One change of the list at a time, so that its bound holds. */
async function lockTags(ctx: WriteContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`requests.tags ${ctx.communityId}`}, 0))`.execute(ctx.tx)
}

async function checkName(ctx: WriteContext, name: string, exceptId: string | null = null): Promise<void> {
  const found = await sql`
    select 1 from requests.tags
    where community_id = ${ctx.communityId} and name = ${name} and id is distinct from ${exceptId}::uuid`.execute(
    ctx.tx,
  )
  if (found.rows.length > 0) refuse('requests.tag_exists', {}, [{ path: 'name', code: 'taken' }])
}

async function checkRoom(ctx: WriteContext): Promise<void> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from requests.tags where community_id = ${ctx.communityId} and retired_at is null`.execute(
    ctx.tx,
  )
  if ((found.rows[0]?.count ?? 0) >= tagsMost) refuse('requests.too_many_tags', { most: tagsMost })
}
