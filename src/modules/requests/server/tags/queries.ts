import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { personNames } from '../../../people/api.ts'
import { tagCountMost } from '../../contract/tag-routes.ts'
import { routes, type tagChange } from '../../contract.ts'
import type { TagChange } from './list.ts'

const tagsShown = 300
const changesShown = 20

/** The community's tags, those in use first. */
export const tags = query(routes['GET /api/c/:community/tags'], async (ctx) => {
  const found = await sql<{ id: string; name: string; retired: boolean }>`
    select id, name, retired_at is not null as retired from requests.tags
    where community_id = ${ctx.communityId} and merged_into is null
    order by retired_at is not null, name limit ${tagsShown}`.execute(ctx.tx)
  return { items: found.rows, can_edit: holds(ctx.actor, 'requests.edit_tags') }
})

/** The same for who keeps them in order: how many requests carry each, counted up to a bound, and what was done last. */
export const keptTags = query(routes['GET /api/c/:community/tags/kept'], async (ctx) => {
  type Row = { id: string; name: string; retired: boolean; requests: number; merged_into: string | null }
  const found = await sql<Row>`
    select t.id, t.name, t.retired_at is not null as retired, i.name as merged_into,
      (select count(*)::int from (
        select from requests.request_tags r where r.community_id = t.community_id and r.tag_id = t.id limit ${tagCountMost}) counted) as requests
    from requests.tags t
    left join requests.tags i on i.community_id = t.community_id and i.id = t.merged_into
    where t.community_id = ${ctx.communityId} order by t.retired_at is not null, t.name limit ${tagsShown}`.execute(
    ctx.tx,
  )
  return { items: found.rows, counted_up_to: tagCountMost, changes: await latestChanges(ctx) }
})

type ChangeView = z.output<typeof tagChange>

async function latestChanges(ctx: ReadContext): Promise<ChangeView[]> {
  const found = await sql<TagChange & { newest: boolean }>`
    select c.id, c.kind, c.name_before, c.name_after, c.person_id, c.at, c.undone_at,
      c.undone_at is null and i.merged_into is null and not exists (
        select from requests.tag_changes n where n.community_id = c.community_id and n.tag_id = c.tag_id and n.undone_at is null
          and n.no > c.no) as newest
    from requests.tag_changes c
    left join requests.tags i on i.community_id = c.community_id and i.id = c.into_id
    where c.community_id = ${ctx.communityId} order by c.no desc limit ${changesShown}`.execute(ctx.tx)
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => row.person_id ?? []),
  )
  return found.rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    before: row.name_before,
    after: row.name_after,
    who: persons.get(row.person_id ?? '')?.name ?? null,
    at: row.at.toISOString(),
    undone: row.undone_at !== null,
    can: row.newest ? ['undo'] : [],
  }))
}
