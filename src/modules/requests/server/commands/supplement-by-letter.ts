import { askerOf, changeCase } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { requesterRefusal } from '../can.ts'
import { residentActor } from '../door.ts'
import { attach, lockRequest, thingKind } from '../store.ts'

/** What somebody wrote by e-mail, and their pictures, which belong to nothing yet. */
export type Letter = { personId: string; text: string; fileIds: readonly string[] }

/**
 * Puts a letter to a request as the words of who asked, as `requests.supplement` does. Returns false, and does nothing, where that person
 * doesn't ask for it or the request is closed. Whether the letter is theirs was proven by the caller.
 */
export async function supplementByLetter(ctx: WriteContext, id: string, letter: Letter): Promise<boolean> {
  const { personId, text, fileIds } = letter
  const row = await lockRequest(ctx.tx, ctx.communityId, id)
  const asker = row && (await askerOf(ctx.tx, ctx.communityId, { kind: thingKind, id }, personId))
  if (!row || !asker || requesterRefusal(row, ctx.now, 'supplement')) return false
  await attach(ctx, id, fileIds, 'report')
  const step = { kind: 'supplemented', actor: residentActor(personId), visibility: 'public', body: text } as const
  await changeCase(ctx.tx, row, { steps: [{ ...step, data: { file_ids: fileIds, by_mail: true } }] }, ctx.now)
  ctx.audit('request', id, { supplemented: true, files: fileIds, by_mail: true })
  return true
}
