import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { corrections, shownCorrection } from '../views/correction.ts'
import { showOwnProfile } from '../views/own-profile.ts'
import { lockOwn, ownId } from './consent.ts'
import { lockFor } from './edit-person.ts'

/** A resident asks to have their entry mended (个人信息保护法 46). One at a time. */
export const askCorrection = command(routes['POST /api/c/:community/own/corrections'], {
  async handle(ctx, { wish }) {
    const { id: person_id } = await lockOwn(ctx)
    const open = await corrections(ctx)
      .where('c.person_id', '=', person_id)
      .where('c.state', '=', 'open')
      .executeTakeFirst()
    if (open) refuse('people.correction_open')
    const id = ctx.newId()
    await ctx.tx
      .insertInto('people.corrections')
      .values({ community_id: ctx.communityId, id, person_id, wish, state: 'open', asked_at: ctx.now })
      .execute()
    ctx.audit('correction', id, { person_id, state: 'open' })
    ctx.emit('people.correction_asked', { correction_id: id, person_id })
    return { id }
  },
  view: (ctx) => showOwnProfile(ctx, ownId(ctx)),
})

/** Answers it with a reason (个人信息保护法 50). Mending itself is an edit of the entry. */
export const answerCorrection = command(routes['POST /api/c/:community/people/corrections/:id/answer'], {
  async handle(ctx, { id, state, answer }) {
    const row = await ctx.tx
      .selectFrom('people.corrections')
      .select(['person_id', 'state'])
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refuse('platform.not_found')
    await lockFor(ctx, row.person_id, 'answer_correction')
    if (row.state !== 'open') refuse('people.correction_answered')
    await ctx.tx
      .updateTable('people.corrections')
      .set({ state, answer, answered_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('correction', id, { state })
    ctx.emit('people.correction_answered', { correction_id: id, person_id: row.person_id })
    return { id }
  },
  view: async (ctx, { id }) => shownCorrection(await corrections(ctx).where('c.id', '=', id).executeTakeFirstOrThrow()),
})
