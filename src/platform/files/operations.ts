import { sql } from 'kysely'
import type { StoredUpload } from '../../shared/contract.ts'
import { refuse } from '../../shared/refusal.ts'
import { command, type Download, type Operation, type ReadContext, type WriteContext } from '../command/types.ts'
import { routes } from './contract.ts'

const uploadFile = command(routes['POST /api/c/:community/files'], {
  async handle(ctx, { file }) {
    return { id: await keepUpload(ctx, file) }
  },
  view: async (ctx, { id }) => fileRow(ctx, id),
})

/** Notes an upload that lies in the store; it waits for a thing that comes to own it. Returns its id. */
export async function keepUpload(ctx: WriteContext, file: StoredUpload): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('platform.files')
    .values({
      community_id: ctx.communityId,
      id,
      sha256: file.sha256,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      width: file.width,
      height: file.height,
      name: file.name.slice(0, 200),
      uploaded_by: uploader(ctx),
      uploaded_at: ctx.now,
    })
    .execute()
  ctx.audit('file', id, { sha256: file.sha256 })
  return id
}

export const fileOperations: readonly Operation[] = [uploadFile]

function uploader(ctx: ReadContext): string {
  return ctx.actor.accountId ?? ctx.actor.kind
}

async function fileRow(ctx: ReadContext, id: string) {
  return ctx.tx
    .selectFrom('platform.files')
    .select(['id', 'name', 'media_type', 'size_bytes', 'width', 'height'])
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/**
 * Hands uploaded files to the thing that will own them. Only files uploaded by the same account (or, without an account, by
 * nobody known) and owned by nothing yet. Refusal: `platform.not_found`.
 */
export async function claimFiles(
  ctx: WriteContext,
  ids: readonly string[],
  owner: { entity: string; id: string },
): Promise<void> {
  if (ids.length === 0) return
  const claimed = await ctx.tx
    .updateTable('platform.files')
    .set({ owner_entity: owner.entity, owner_id: owner.id })
    .where('community_id', '=', ctx.communityId)
    .where('id', 'in', ids)
    .where('owner_id', 'is', null)
    .where('uploaded_by', '=', uploader(ctx))
    .returning('id')
    .execute()
  if (claimed.length !== new Set(ids).size) refuse('platform.not_found')
}

/**
 * The actor's own uploads once more, for a second thing to own: the bytes are kept once. Returns the new ids in order. Refusal:
 * `platform.not_found` for one that isn't theirs or belongs to something.
 */
export async function copyFiles(ctx: WriteContext, ids: readonly string[]): Promise<string[]> {
  const copies = [...new Set(ids)].map((old) => ({ old, id: ctx.newId() }))
  if (copies.length === 0) return []
  const made = await sql`
    insert into platform.files (community_id, id, sha256, media_type, size_bytes, width, height, name, uploaded_by, uploaded_at)
    select f.community_id, c.id, f.sha256, f.media_type, f.size_bytes, f.width, f.height, f.name, f.uploaded_by, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as c (old uuid, id uuid)
    join platform.files f on f.community_id = ${ctx.communityId} and f.id = c.old and f.owner_id is null and f.uploaded_by = ${uploader(ctx)}
    returning id`.execute(ctx.tx)
  return made.rows.length === copies.length ? copies.map((one) => one.id) : refuse('platform.not_found')
}

/** Takes files back from the thing that owned them, into the hands of who acts, so that another thing can claim them at once. */
export async function releaseFiles(
  ctx: WriteContext,
  ids: readonly string[],
  owner: { entity: string; id: string },
): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .updateTable('platform.files')
    .set({ owner_entity: null, owner_id: null, uploaded_by: uploader(ctx) })
    .where('community_id', '=', ctx.communityId)
    .where('id', 'in', ids)
    .where('owner_entity', '=', owner.entity)
    .where('owner_id', '=', owner.id)
    .execute()
}

/** The bytes of a file for whoever may see its owner: the caller has checked that. Refusal: `platform.not_found`. */
export async function openFile(ctx: ReadContext, id: string, owner: { entity: string; id: string }): Promise<Download> {
  const row = await ctx.tx
    .selectFrom('platform.files')
    .select(['sha256', 'media_type', 'name'])
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .where('owner_entity', '=', owner.entity)
    .where('owner_id', '=', owner.id)
    .executeTakeFirst()
  if (!row) return refuse('platform.not_found')
  return { name: row.name, mediaType: row.media_type, bytes: await ctx.services.files.get(row.sha256) }
}
