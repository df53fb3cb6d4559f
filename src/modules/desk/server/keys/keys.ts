import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { personalKeys } from '../../contract/key-routes.ts'
import { routes } from '../../contract.ts'

type PersonalKeys = z.output<typeof personalKeys>

/** What browsers and people need for something else: copy, paste, select, print, reload, tabs and windows. */
const reserved = ['a', 'c', 'v', 'x', 'p', 'r', 't', 'n', 'w', 'l', 'f'].map((letter) => `Ctrl+${letter}`)

/** The keys this person changed; nothing changed where nothing is kept. */
export const keys = query(routes['GET /api/c/:community/my/keys'], (ctx) => keysOf(ctx))

/**
 * Keeps a person's keys whole. What the table gives to other acts the page compares; here: no key for two changed acts, none that the
 * browser needs. Refusals: `platform.not_a_member`, `desk.key_reserved`, `desk.keys_conflict`.
 */
export const setKeys = command(routes['PUT /api/c/:community/my/keys'], {
  async handle(ctx, { off, keys }) {
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    refuseUnfit(keys)
    const row = { off, keys: JSON.stringify(keys), changed_at: ctx.now }
    await ctx.tx
      .insertInto('desk.keys')
      .values({ community_id: ctx.communityId, person_id: personId, ...row })
      .onConflict((conflict) => conflict.columns(['community_id', 'person_id']).doUpdateSet(row))
      .execute()
    ctx.audit('keys', personId, { off, keys })
    return {}
  },
  view: (ctx) => keysOf(ctx),
})

function refuseUnfit(chosen: Record<string, string>): void {
  const taken = new Map<string, string>()
  for (const [act, key] of Object.entries(chosen)) {
    const path = `keys.${act}`
    if (reserved.includes(key)) refuse('desk.key_reserved', { key }, [{ path, code: 'reserved' }])
    if (key !== '' && taken.has(key)) refuse('desk.keys_conflict', { key }, [{ path, code: 'taken' }])
    taken.set(key, act)
  }
}

async function keysOf(ctx: ReadContext): Promise<PersonalKeys> {
  const row = await ctx.tx
    .selectFrom('desk.keys')
    .select(['off', 'keys'])
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', ctx.actor.personId)
    .executeTakeFirst()
  return (row as PersonalKeys | undefined) ?? { off: false, keys: {} }
}
