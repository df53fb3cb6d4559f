import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { openFile } from '../../../../platform/files/operations.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { attachmentViews } from '../views/course.ts'
import { requestView } from '../views/request-view.ts'
import { visibleRow } from './visibility.ts'

/** Refusal: `platform.not_found`, also for what another area's or body's staff answer for. */
export const oneRequest = query(routes['GET /api/c/:community/requests/:id'], async (ctx, { id }) => {
  await visibleRow(ctx, id)
  return requestView(ctx, id)
})

export const requestFile = query(
  routes['GET /api/c/:community/requests/:id/files/:file'],
  async (ctx, { id, file }) => {
    await visibleRow(ctx, id)
    return attachedFile(ctx, id, file, await attachmentViews(ctx, id))
  },
)

/** A file among those shown. Refusal: `platform.not_found`. */
export async function attachedFile(ctx: ReadContext, id: string, file: string, shown: readonly { file_id: string }[]) {
  if (!shown.some((attachment) => attachment.file_id === file)) refuse('platform.not_found')
  return openFile(ctx, file, { entity: 'request', id })
}
