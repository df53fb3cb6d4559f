import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { openFile } from '../../../platform/files/operations.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { fileView } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { sees } from './can.ts'
import { findProject, thing } from './store.ts'

type FileView = z.output<typeof fileView>

export async function filesByIds(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const found = await sql<FileView>`
    select id as file_id, media_type, width, height from platform.files
    where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.file_id, row]))
}

/** Whatever lies with a project, those of conditions too. Refusal: `platform.not_found`. */
export const projectFile = query(
  routes['GET /api/c/:community/projects/:id/files/:file'],
  async (ctx, { id, file }) => {
    const row = await findProject(ctx, id)
    if (!row || !sees(ctx.actor, row)) refuse('platform.not_found')
    return openFile(ctx, file, { entity: thing, id })
  },
)

/** Pictures of what is public alone. Refusal: `platform.not_found`. */
export const openProjectFile = query(
  routes['GET /api/c/:community/open/projects/:id/files/:file'],
  async (ctx, { id, file }) => {
    const found = await sql`
      select 1 from projects.steps
      where community_id = ${ctx.communityId} and project_id = ${id} and open and ${file} = any (file_ids) limit 1`.execute(
      ctx.tx,
    )
    return found.rows.length > 0 ? openFile(ctx, file, { entity: thing, id }) : refuse('platform.not_found')
  },
)
