import { sql } from 'kysely'
import { command, query } from '../../../../platform/command/types.ts'
import { copyFiles, openFile } from '../../../../platform/files/operations.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { judgeAsAsker } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { checkPlans } from '../rounds.ts'
import { type Finding, findFinding, findingViews, lockOwnFinding, selectFindings, showFinding } from './findings.ts'
import { keepPhotos } from './note-finding.ts'

/**
 * The finder stood there again: put right closes the request, not yet sends it back to the same handler with a fresh limit. It is the
 * asker's own word on the closing (module requests). Refusals: see the route.
 */
export const verifyFinding = command(routes['POST /api/c/:community/patrol-findings/:id/verify'], {
  async handle(ctx, { id, rectified, words, file_ids }) {
    const finding = await lockOwnFinding(ctx, id)
    if (finding.state !== 'to_verify' || finding.request_id === null) return refuse('outreach.not_to_verify')
    // The handler sees on the request what the finder saw.
    const shown = await copyFiles(ctx, file_ids)
    await judgeAsAsker(ctx, { id: finding.request_id, solved: rectified, comment: words, fileIds: shown })
    await sql`
      update outreach.patrol_findings set state = ${rectified ? 'verified' : 'filed'}, verified_at = ${rectified ? ctx.now : null},
        sent_back = sent_back + ${rectified ? 0 : 1}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    await keepPhotos(ctx, id, file_ids, 'verified')
    ctx.audit('patrol_finding', id, { rectified, ...(file_ids.length > 0 ? { files: file_ids.length } : {}) })
    if (rectified) ctx.emit('outreach.finding_verified', { finding_id: id })
    return { id }
  },
  view: (ctx, { id }) => showFinding(ctx, id),
})

export const oneFinding = query(routes['GET /api/c/:community/patrol-findings/:id'], (ctx, { id }) =>
  showFinding(ctx, id),
)

/** The latest first. */
export const listFindings = query(
  routes['GET /api/c/:community/patrol-findings'],
  async (ctx, { state, route, after, limit }) => {
    checkPlans(ctx)
    const cursor = after === undefined ? undefined : instantCursor(after)
    const found = await sql<Finding>`
    ${selectFindings(ctx.communityId)} and ${state === undefined ? sql`true` : sql`f.state = ${state}`}
      and ${route === undefined ? sql`true` : sql`f.route_id = ${route}`}
      and ${cursor ? sql`(f.found_at, f.id) < (${cursor[0]}, ${cursor[1]}::uuid)` : sql`true`}
    order by f.found_at desc, f.id desc limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.found_at.toISOString(), row.id])
    return { items: await findingViews(ctx, page.items), next: page.next }
  },
)

export const findingPhoto = query(
  routes['GET /api/c/:community/patrol-findings/:id/photos/:file'],
  async (ctx, { id, file }) => {
    await findFinding(ctx, id)
    const found = await sql`
      select file_id from outreach.patrol_photos
      where community_id = ${ctx.communityId} and finding_id = ${id} and file_id = ${file}`.execute(ctx.tx)
    if (found.rows.length === 0) refuse('platform.not_found')
    return openFile(ctx, file, { entity: 'patrol_finding', id })
  },
)
