import type { z } from 'zod'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { claimFiles } from '../../../../platform/files/operations.ts'
import { proposeItems } from '../../../requests/api.ts'
import type { draftSource } from '../../contract.ts'
import { findGroup, type Group } from '../groups/groups.ts'
import { fileOwner } from './file-owner.ts'
import { guessPlace, knownPlaces } from './known-places.ts'
import { type Said, sealSaid } from './said.ts'

export type NewDraft = {
  source: z.output<typeof draftSource>
  text: string
  speaker?: string | undefined
  /** Whole; it is kept sealed and shown masked. */
  phone?: string | null | undefined
  groupId?: string | undefined
  ringId?: string | undefined
  soundFileId?: string | undefined
  seconds?: number | undefined
  /** The e-mail address it came from, and whose it is where it was proven. */
  mail?: string | undefined
  senderId?: string | undefined
  /** Pictures that belong to nothing yet. */
  fileIds?: readonly string[] | undefined
}

/**
 * Puts something somebody said where a grid worker confirms, merges or dismisses it; what it is about and where is looked at at once.
 * Returns its id. Nothing is filed by itself. Refusal: `platform.not_found` for an unknown group.
 */
export async function addDraft(ctx: WriteContext, draft: NewDraft): Promise<string> {
  const [id] = await addDrafts(ctx, [draft], draft.groupId)
  return id as string
}

/** Several out of one group. */
export async function addDrafts(
  ctx: WriteContext,
  drafts: readonly NewDraft[],
  groupId: string | undefined,
): Promise<string[]> {
  const group = groupId === undefined ? undefined : await findGroup(ctx, groupId)
  const places = await knownPlaces(ctx)
  // Those of one moment are listed in the order they were said.
  const ids = drafts.map(() => ctx.newId()).toSorted()
  for (const [nth, draft] of drafts.entries()) {
    const { mail, senderId } = draft
    const said = { speaker: draft.speaker ?? '', text: draft.text, phone: draft.phone ?? null, mail, senderId }
    const id = ids[nth] as string
    await ctx.tx
      .insertInto('channels.intake_drafts')
      .values({
        community_id: ctx.communityId,
        id,
        source: draft.source,
        group_id: groupId ?? null,
        said_sealed: sealSaid(ctx, said),
        ...(await guessed(ctx, said, group, places)),
        state: 'waiting',
        made_at: ctx.now,
        made_by_person_id: ctx.actor.personId,
        ring_id: draft.ringId ?? null,
        sound_file_id: draft.soundFileId ?? null,
        seconds: draft.seconds ?? null,
      })
      .execute()
    await attachPictures(ctx, id, draft.fileIds ?? [])
    ctx.audit('intake_draft', id, { source: draft.source, group_id: groupId ?? null })
    ctx.emit('channels.draft_added', { draft_id: id })
  }
  return ids
}

/** Pictures go with a draft until it is settled. Refusal: `platform.not_found` for those that aren't the actor's or belong to something. */
export async function attachPictures(ctx: WriteContext, draftId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await claimFiles(ctx, fileIds, { entity: fileOwner, id: draftId })
  await ctx.tx
    .insertInto('channels.draft_photos')
    .values(fileIds.map((file_id) => ({ community_id: ctx.communityId, draft_id: draftId, file_id })))
    .execute()
}

/** What lists show of it without opening what was said. */
async function guessed(
  ctx: WriteContext,
  { speaker, text }: Said,
  group: Group | undefined,
  places: Awaited<ReturnType<typeof knownPlaces>>,
): Promise<{ area_id: string | null; item_code: string | null }> {
  const place = await guessPlace(ctx, `${text}\n${speaker}`, group, places)
  const [item] = text === '' ? [] : await proposeItems(ctx, text)
  return { area_id: place?.area_id ?? null, item_code: item?.code ?? null }
}

/** Other words for a draft, and what is proposed from them. `recognised`: they are a machine's. The draft is locked. */
export async function addWordsTo(
  ctx: WriteContext,
  { id, group_id }: { id: string; group_id: string | null },
  said: Said,
  recognised: boolean,
): Promise<void> {
  const group = group_id === null ? undefined : await findGroup(ctx, group_id)
  const found = await guessed(ctx, said, group, await knownPlaces(ctx))
  await ctx.tx
    .updateTable('channels.intake_drafts')
    .set({ said_sealed: sealSaid(ctx, said), recognised, ...found })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}
