import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { lockPersonRow } from '../../../people/api.ts'
import { type Purpose, routes } from '../../contract.ts'
import { heldSince, noticesInForce } from '../notices/rows.ts'
import { factsOf, isChild, ownId, reachPerson } from '../people.ts'
import { type ConsentRow, consentRows, endConsents } from './rows.ts'
import { showConsents, stateOf, topicOf } from './views.ts'

/** The person's own word, each purpose by itself. Refusals: notice_missing, notice_changed, guardian_needed, consent_given. */
export const giveOwnConsent = command(routes['POST /api/c/:community/own/consents/:purpose'], {
  async handle(ctx, { purpose, notice_id }) {
    await give(ctx, ownId(ctx), { purpose, notice_id, how: 'self', evidence: 'screen' })
    return null
  },
  view: (ctx) => showConsents(ctx, ownId(ctx), true),
})

/** A word given at the counter, with the evidence for it; for a child under fourteen by the guardian. Refusals as above. */
export const giveConsent = command(routes['POST /api/c/:community/people/:id/consents'], {
  async handle(ctx, { id, ...word }) {
    await reachPerson(ctx, 'privacy.consents', id)
    await give(ctx, id, { ...word, how: 'counter' })
    return { id }
  },
  view: (ctx, { id }) => showConsents(ctx, id, false),
})

type Word = {
  purpose: Purpose
  notice_id: string
  how: 'self' | 'counter'
  evidence: ConsentRow['evidence']
  evidence_note?: string
  guardian?: { name: string; tie: NonNullable<ConsentRow['guardian_tie']> } | null
}

/** Writes the word under the notice in force, which must be the one that was read (个人信息保护法 14, 17, 29, 31). */
async function give(ctx: WriteContext, personId: string, word: Word): Promise<void> {
  await lockPersonRow(ctx, personId)
  const child = await isChild(ctx, await factsOf(ctx, personId))
  const guardian = word.guardian ?? null
  if (child && !guardian) refuse('privacy.guardian_needed', {}, [{ path: 'guardian.name', code: 'required' }])
  const topic = topicOf(word.purpose, child)
  const notice = (await noticesInForce(ctx.tx, ctx.communityId)).get(topic) ?? refuse('privacy.notice_missing')
  if (notice.id !== word.notice_id) refuse('privacy.notice_changed')
  const last = (await consentRows(ctx, personId)).find((row) => row.purpose === word.purpose)
  const since = (await heldSince(ctx.tx, ctx.communityId)).get(topic) ?? 0
  if (stateOf(last, since) === 'given') refuse('privacy.consent_given')
  await endConsents(ctx, personId, { how: 'renewed', purposes: [word.purpose] })
  const id = ctx.newId()
  const { purpose, how, evidence, evidence_note = '' } = word
  await ctx.tx
    .insertInto('privacy.consents')
    .values({
      community_id: ctx.communityId,
      id,
      person_id: personId,
      purpose,
      notice_id: notice.id,
      how,
      evidence,
      evidence_note,
      taken_by_person: how === 'counter' ? ctx.actor.personId : null,
      guardian_name: child ? (guardian?.name ?? null) : null,
      guardian_tie: child ? (guardian?.tie ?? null) : null,
      given_at: ctx.now,
    })
    .execute()
  ctx.audit('consent', id, { person_id: personId, purpose, version: notice.version, evidence, given: true })
  ctx.emit('privacy.consent_changed', { person_id: personId })
}
