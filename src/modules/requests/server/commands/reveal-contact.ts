import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { noteView } from '../../../access/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { askersOf } from '../views/course.ts'

/**
 * Shows name and telephone number of who asked, with the reason kept (个人信息保护法 51: access by need, recorded). Of a confidential request
 * only to secretary and deputy; of an anonymous one to nobody. Refusals: `platform.not_found`, `platform.not_allowed`.
 */
export const revealContact = command(routes['POST /api/c/:community/requests/:id/reveal'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, { id: input.id }, 'reveal')
    const actor = staffActor(ctx, 'requests.reveal', row)
    const step = { kind: 'revealed', actor, visibility: 'internal', body: input.reason } as const
    await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
    const { main } = await askersOf(ctx, row.id)
    if (main?.person_id) await noteView(ctx, main.person_id, 'phone', input.reason, actor.postId)
    ctx.audit('request', row.id, { revealed: 'contact', reason: input.reason })
    return { id: row.id, logged_at: ctx.now.toISOString() }
  },
  view: async (ctx, { id, logged_at }) => ({ ...(await contactOf(ctx, id)), logged_at }),
})

async function contactOf(ctx: ReadContext, id: string): Promise<{ name: string; phone: string | null }> {
  const { main } = await askersOf(ctx, id)
  if (!main) refuse('platform.not_found')
  const person = main.person_id
    ? (await personNames(ctx.tx, ctx.communityId, [main.person_id])).get(main.person_id)
    : undefined
  return { name: main.contact_name ?? person?.name ?? '', phone: main.contact_phone ?? person?.phone ?? null }
}
