import { sql } from 'kysely'
import { pinyinInitials } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { seesText, type TextRow } from './can.ts'
import { lockPlace, refuseOver, refuseTakenName, refuseTooMany } from './rules.ts'
import { keeperOf, oneText } from './store.ts'

/**
 * Keeps a text under a name. Refusals: `platform.not_allowed` (the community's), `desk.post_not_mine`, `desk.text_over`,
 * `desk.text_name_taken`, `desk.too_many_texts`.
 */
export const addText = command(routes['POST /api/c/:community/desk/texts'], {
  async handle(ctx, { scope, post_kind, name, text, valid_until }) {
    const place = placeOf(ctx, scope, post_kind)
    await refuseOver(ctx, valid_until)
    await lockPlace(ctx, place)
    await refuseTakenName(ctx, place, name)
    await refuseTooMany(ctx, place)
    const id = ctx.newId()
    await sql`
      insert into desk.texts (community_id, id, scope, owner_person_id, post_kind, name, initials, text, valid_until, changed_at)
      values (${ctx.communityId}, ${id}, ${scope}, ${place.owner_person_id}, ${place.post_kind}, ${name},
        ${pinyinInitials(name, 'place')}, ${text}, ${valid_until}, ${ctx.now})`.execute(ctx.tx)
    ctx.audit('text', id, { name, scope, post_kind: place.post_kind, valid_until })
    return { id }
  },
  view: (ctx, { id }) => oneText(ctx, id),
})

function placeOf(ctx: WriteContext, scope: TextRow['scope'], post_kind: string | null): TextRow {
  const person = keeperOf(ctx)
  if (scope === 'community' && !holds(ctx.actor, 'desk.keep_texts')) refuse('platform.not_allowed')
  const place = {
    scope,
    owner_person_id: scope === 'own' ? person : null,
    post_kind: scope === 'post' ? post_kind : null,
  }
  if (!seesText(ctx.actor, place)) refuse('desk.post_not_mine', {}, [{ path: 'post_kind', code: 'invalid' }])
  return place
}
