import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { releaseFiles } from '../../../../platform/files/operations.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { callersByPhone, findPeopleByPhone } from '../../../people/api.ts'
import { addWords, fileOnBehalf, joinOnBehalf, writeUpRing } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { type Draft, findDraft, lockWaiting, showDraft } from './drafts.ts'
import { fileOwner } from './file-owner.ts'
import { openSaid } from './said.ts'

const foundMost = 5
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/
/** 尾号 1234: four digits that stand alone. */
const tail = /(?<!\d)\d{4}(?!\d)/

/** Whose number or end of a number a draft tells; who was found is noted in the audit. Refusals: see the route. */
export const lookUp = command(routes['POST /api/c/:community/intake-drafts/:id/look-up'], {
  async handle(ctx, { id }) {
    const draft = await lockWaiting(ctx, id)
    const who = await peopleOf(ctx, draft)
    ctx.audit('intake_draft', id, { recognised: who.map((one) => one.person_id) })
    return { who: who.map((one) => one.person_id) }
  },
  view: async (ctx, _, { id }) => ({ who: await peopleOf(ctx, await findDraft(ctx, id)) }),
})

async function peopleOf(ctx: Parameters<typeof openSaid>[0], draft: Draft) {
  const said = openSaid(ctx, draft.said_sealed)
  const number = said.phone ?? mobile.exec(said.text)?.[0]
  const why = ['phone' as const]
  if (number) {
    const callers = await callersByPhone(ctx, number)
    return callers
      .slice(0, foundMost)
      .map((one) => ({ person_id: one.id, name: one.name, home: one.homes[0]?.name ?? '', why }))
  }
  const end = tail.exec(said.text)?.[0]
  const people = end ? await findPeopleByPhone(ctx, end, foundMost) : []
  return people.map((one) => ({ person_id: one.id, name: one.name, home: one.home?.name ?? '', why }))
}

/** Confirmed: a request of whoever said it, which goes the way of every other one. Refusals: see the route. */
export const fileDraft = command(routes['POST /api/c/:community/intake-drafts/:id/file'], {
  async handle(ctx, { id, ...input }) {
    const draft = await lockWaiting(ctx, id)
    const phone = input.contact_phone || openSaid(ctx, draft.said_sealed).phone || undefined
    const nobody = input.for_person_id === undefined && phone === undefined
    await releaseFiles(ctx, draft.photo_ids, { entity: fileOwner, id })
    const requestId = await fileOnBehalf(ctx, {
      item_code: input.item_code,
      description: input.description,
      area_id: input.area_id,
      dwelling_id: input.dwelling_id,
      place_detail: input.place_detail,
      anonymous: nobody,
      confidential: false,
      contact_name: '',
      contact_phone: phone,
      wants_updates: !nobody,
      for_person_id: input.for_person_id,
      proposed_item: input.proposed_item,
      channel: draft.source === 'sound' ? 'hotline' : 'chat',
      file_ids: draft.photo_ids,
    })
    if (draft.ring_id) await writeUpRing(ctx, draft.ring_id, requestId)
    await settle(ctx, draft, { state: 'filed', request_id: requestId, person_id: input.for_person_id ?? null })
    return { id }
  },
  view: (ctx, { id }) => showDraft(ctx, id),
})

/**
 * It is a matter that is open already: somebody of the register joins it as one more who met it, and what was said is put to it where the
 * actor may. Refusals: see the route.
 */
export const mergeDraft = command(routes['POST /api/c/:community/intake-drafts/:id/merge'], {
  async handle(ctx, { id, request_id, person_id }) {
    const draft = await lockWaiting(ctx, id)
    if (!holds(ctx.actor, 'requests.file_for') && !holds(ctx.actor, 'requests.note')) refuse('platform.not_allowed')
    if (person_id !== undefined) await joinOnBehalf(ctx, request_id, { personId: person_id, wantsUpdates: true })
    if (person_id === undefined || draft.photo_ids.length > 0) {
      await releaseFiles(ctx, draft.photo_ids, { entity: fileOwner, id })
      await addWords(ctx, request_id, { text: openSaid(ctx, draft.said_sealed).text, fileIds: draft.photo_ids })
    }
    if (draft.ring_id) await writeUpRing(ctx, draft.ring_id, request_id)
    await settle(ctx, draft, { state: 'merged', request_id, person_id: person_id ?? null })
    return { id }
  },
  view: (ctx, { id }) => showDraft(ctx, id),
})

/** Refusals: see the route. */
export const dismissDraft = command(routes['POST /api/c/:community/intake-drafts/:id/dismiss'], {
  async handle(ctx, { id, reason }) {
    await settle(ctx, await lockWaiting(ctx, id), { state: 'dismissed', request_id: null, person_id: null, reason })
    return { id }
  },
  view: (ctx, { id }) => showDraft(ctx, id),
})

/** A draft dismissed too early waits again. Refusals: see the route. */
export const reopenDraft = command(routes['POST /api/c/:community/intake-drafts/:id/reopen'], {
  async handle(ctx, { id }) {
    const draft = await findDraft(ctx, id, 'locked')
    if (draft.state !== 'dismissed' || draft.said_sealed === null) refuse('channels.draft_not_dismissed')
    await sql`
      update channels.intake_drafts set state = 'waiting', reason = '', settled_at = null, settled_by_person_id = null
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('intake_draft', id, { state: 'waiting' })
    return { id }
  },
  view: (ctx, { id }) => showDraft(ctx, id),
})

type Settled = {
  state: 'filed' | 'merged' | 'dismissed'
  request_id: string | null
  person_id: string | null
  reason?: string
}

async function settle(ctx: WriteContext, draft: Draft, settled: Settled): Promise<void> {
  await ctx.tx
    .updateTable('channels.intake_drafts')
    .set({ ...settled, settled_at: ctx.now, settled_by_person_id: ctx.actor.personId })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', draft.id)
    .execute()
  ctx.audit('intake_draft', draft.id, { state: settled.state, request_id: settled.request_id })
  const { request_id, state } = settled
  if (request_id) ctx.emit('channels.draft_filed', { draft_id: draft.id, request_id, joined: state === 'merged' })
}
