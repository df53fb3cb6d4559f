import { changeCase } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { attach } from '../store.ts'

/**
 * Puts to an open request what somebody else said of the same matter, for the staff to read: neighbours' words aren't shown to who asked.
 * Refusals: `platform.not_found`, `platform.not_allowed`, `requests.state_forbids`.
 */
export async function addWords(
  ctx: WriteContext,
  id: string,
  { text, fileIds }: { text: string; fileIds: readonly string[] },
): Promise<void> {
  const row = await lockForStaff(ctx, { id }, 'note')
  await attach(ctx, id, fileIds, 'report')
  const actor = staffActor(ctx, 'requests.note', row)
  const step = { kind: 'supplemented', actor, visibility: 'internal', body: text, data: { file_ids: fileIds } } as const
  await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
  ctx.audit('request', id, { supplemented: true, files: fileIds })
}
