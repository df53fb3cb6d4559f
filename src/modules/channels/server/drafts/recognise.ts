import { httpRecogniser } from '../../../../platform/adapters/recogniser.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { openFile } from '../../../../platform/files/operations.ts'
import { type Pieces, prepared } from '../../../../platform/module.ts'
import { addWordsTo } from './add-draft.ts'
import { findDraft } from './drafts.ts'
import { fileOwner } from './file-owner.ts'
import { openSaid } from './said.ts'

type Payload = { draft_id: string }

const textMost = 2_000

/**
 * Where the operator has a recogniser, a spoken note is heard by it after commit: a proposal that says so, never more than that. What
 * somebody typed meanwhile stays.
 */
export const recogniseSound = prepared<Payload, string>(
  'channels.sound_kept',
  'channels.recognise',
  async (pieces: Pieces, { draft_id }) => {
    const found = await pieces((ctx) => soundToHear(ctx, draft_id))
    return found === null ? '' : httpRecogniser(found.service).hear(found)
  },
  async (ctx, { draft_id }, _, text) => {
    const heard = [...text.trim()].slice(0, textMost).join('')
    if (heard !== '') await note(ctx, draft_id, heard)
  },
)

async function soundToHear(ctx: ReadContext, id: string) {
  const { recogniser: service } = ctx.services.config
  if (!service) return null
  const { sound_file_id } = await findDraft(ctx, id)
  return sound_file_id === null ? null : { service, ...(await openFile(ctx, sound_file_id, { entity: fileOwner, id })) }
}

async function note(ctx: WriteContext, id: string, text: string): Promise<void> {
  const draft = await findDraft(ctx, id, 'locked')
  const said = openSaid(ctx, draft.said_sealed)
  if (draft.state !== 'waiting' || said.text !== '') return
  await addWordsTo(ctx, draft, { ...said, text }, true)
  ctx.audit('intake_draft', id, { recognised: true })
}
