import { sql } from 'kysely'
import { pinyinInitials } from '../../../../engines/text/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { canText } from './can.ts'
import { lockPlace, refuseOver, refuseTakenName } from './rules.ts'
import { lockedText, oneText } from './store.ts'

/**
 * Another name, other words or another last day; an expired text is offered again by a later one. Refusals: `platform.not_found`,
 * `platform.not_allowed`, `desk.text_changed_meanwhile`, `desk.text_over`, `desk.text_name_taken`.
 */
export const changeText = command(routes['PATCH /api/c/:community/desk/texts/:id'], {
  async handle(ctx, { id, version, name, text, valid_until }) {
    const row = await lockedText(ctx, id)
    if (!canText(ctx.actor, row).includes('change')) refuse('platform.not_allowed')
    if (version !== row.version) refuse('desk.text_changed_meanwhile')
    const next = {
      name: name ?? row.name,
      text: text ?? row.text,
      valid_until: valid_until === undefined ? row.valid_until : valid_until,
    }
    if (next.valid_until !== row.valid_until) await refuseOver(ctx, next.valid_until)
    if (next.name !== row.name) {
      await lockPlace(ctx, row)
      await refuseTakenName(ctx, row, next.name, id)
    }
    await sql`
      update desk.texts set name = ${next.name}, initials = ${pinyinInitials(next.name, 'place')}, text = ${next.text},
        valid_until = ${next.valid_until}, changed_at = ${ctx.now}, version = version + 1
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('text', id, { name: next.name, reworded: next.text !== row.text, valid_until: next.valid_until })
    return { id }
  },
  view: (ctx, { id }) => oneText(ctx, id),
})
