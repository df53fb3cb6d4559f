import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { keeps } from '../meetings/can.ts'
import { changeSaid } from './moderate.ts'
import { type SaidRow, saidWhere } from './said.ts'

/** What a glance can't undo stays as it is. */
const decidable = (row: SaidRow) => row.topic_state === 'open' && row.state !== 'withdrawn' && row.state !== 'merged'

/**
 * Lets several stand, or hides them for one reason each author reads. What was taken back meanwhile, lies under a topic that ended or isn't the
 * reader's to decide is left as it is and counted. Refusals: see the route.
 */
export const moderateSeveral = command(routes['POST /api/c/:community/contributions/moderate'], {
  async handle(ctx, { ids, act, reason }) {
    if (act === 'hide' && reason === '')
      refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    const asked = [...new Set(ids)]
    await sql`select 1 from deliberation.contributions
      where community_id = ${ctx.communityId} and id = any (${asked}::uuid[]) order by id for update`.execute(ctx.tx)
    const rows = await saidWhere(ctx, sql`k.id = any (${asked}::uuid[])`, sql`order by k.id`)
    const mine = rows.filter((row) => keeps(ctx.actor, row) && decidable(row))
    const looked = { looked_at: ctx.now, moderated_by_person: ctx.actor.personId }
    for (const { id, state } of mine) {
      const next = act === 'show' ? { state: 'shown', reason: '' } : { state: 'hidden', reason }
      await changeSaid(ctx, id, { ...looked, ...next })
      if (act === 'hide' || state === 'waiting') ctx.emit('deliberation.contribution_answered', { contribution_id: id })
    }
    return { done: mine.length, left: asked.length - mine.length }
  },
  view: async (_, { done, left }) => ({ done, left }),
})
