import { command, query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { ownId, reachPerson } from '../people.ts'
import { findRight } from '../rights/rows.ts'
import { fileOf } from './file.ts'
import { everythingOn } from './sections.ts'

/** 我的信息: everything held on the asker. */
export const ownData = query(routes['GET /api/c/:community/own/data'], (ctx) => everythingOn(ctx, ownId(ctx)))

export const ownDataFile = query(routes['GET /api/c/:community/own/data/file'], (ctx, { form }) =>
  fileOf(ctx, ownId(ctx), form),
)

/**
 * A copy for somebody without an account, where they asked for one (个人信息保护法 45); who took it out is noted with the request.
 * Refusals: `platform.not_found`, `privacy.no_copy_asked`.
 */
export const takeCopy = command(routes['POST /api/c/:community/rights/:id/file'], async (ctx, { id, form }) => {
  const right = await findRight(ctx, id)
  await reachPerson(ctx, 'privacy.rights', right.person_id)
  const copies = right.kind === 'copy' || right.kind === 'portability'
  if (!copies || right.state === 'declined' || right.state === 'withdrawn') refuse('privacy.no_copy_asked')
  ctx.audit('right', id, { copy_taken: form })
  return fileOf(ctx, right.person_id, form)
})
