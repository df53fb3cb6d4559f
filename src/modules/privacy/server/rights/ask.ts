import { addWorkingDays } from '../../../../engines/calendar/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { lockPersonRow } from '../../../people/api.ts'
import { communityRules } from '../../../requests/api.ts'
import { type RightKind, routes } from '../../contract.ts'
import { ownId, reachPerson } from '../people.ts'
import { answerDays } from '../settings.ts'
import { lockRight } from './rows.ts'
import { showOwnRights, showRightOf } from './views.ts'

/** A person asks for what the law gives them (个人信息保护法 44-48); one of a kind at a time. Refusal: `privacy.right_open`. */
export const askRight = command(routes['POST /api/c/:community/own/rights'], {
  async handle(ctx, { kind, wish }) {
    await ask(ctx, ownId(ctx), { kind, wish, how: 'self', evidence_note: '' })
    return null
  },
  view: (ctx) => showOwnRights(ctx, ownId(ctx)),
})

/** The same at the counter, with what was looked at there. Refusals: `platform.not_found`, `privacy.right_open`. */
export const enterRight = command(routes['POST /api/c/:community/people/:id/rights'], {
  async handle(ctx, { id, ...asked }) {
    await reachPerson(ctx, 'privacy.rights', id)
    return { id: await ask(ctx, id, { ...asked, how: 'counter' }) }
  },
  view: (ctx, { id }) => showRightOf(ctx, id),
})

/** Refusals: `platform.not_found` for another's, `privacy.right_ended`. */
export const withdrawRight = command(routes['POST /api/c/:community/own/rights/:id/withdrawal'], {
  async handle(ctx, { id }) {
    const right = await lockRight(ctx, id)
    if (right.person_id !== ownId(ctx)) refuse('platform.not_found')
    if (right.state !== 'open') refuse('privacy.right_ended')
    await ctx.tx
      .updateTable('privacy.rights')
      .set({ state: 'withdrawn', ended_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('right', id, { state: 'withdrawn' })
    return null
  },
  view: (ctx) => showOwnRights(ctx, ownId(ctx)),
})

type Asked = { kind: RightKind; wish: string; how: 'self' | 'counter'; evidence_note: string }

async function ask(ctx: WriteContext, personId: string, asked: Asked): Promise<string> {
  await lockPersonRow(ctx, personId)
  const open = await ctx.tx
    .selectFrom('privacy.rights')
    .select('id')
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .where('kind', '=', asked.kind)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open) refuse('privacy.right_open')
  const { calendar } = await communityRules(ctx.tx, ctx.communityId)
  const { due } = addWorkingDays(ctx.now, await answerDays(ctx), calendar)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('privacy.rights')
    .values({
      community_id: ctx.communityId,
      id,
      person_id: personId,
      ...asked,
      entered_by_person: asked.how === 'counter' ? ctx.actor.personId : null,
      asked_at: ctx.now,
      due_at: due,
    })
    .execute()
  ctx.audit('right', id, { person_id: personId, kind: asked.kind, state: 'open', due_at: due.toISOString() })
  ctx.emit('privacy.right_asked', { right_id: id, person_id: personId })
  return id
}
