import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { SessionView } from './queries/session.ts'

/** Setting of a community: from when on its staff must have a second step (`{ day, at }`, module `settings`). */
export const secondStepSetting = 'access.second_step'

/** Whether an account of staff has no second step yet. Demo identities are anybody's: nothing is asked of them. */
export async function lacksSecondStep(tx: Tx, accountId: string): Promise<boolean> {
  const found = await sql<{ lacks: boolean }>`select access.lacks_second_step(${accountId}) as lacks`.execute(tx)
  return found.rows[0]?.lacks ?? true
}

/** What the pages say of it: whether it is on, from when on it is needed here, whether work is barred until then. */
export async function secondStepOf(ctx: ReadContext, accountId: string): Promise<SessionView['second_step']> {
  const { actor, communityId, tx } = ctx
  const found = await sql<{ on: boolean; at: string | null }>`
    select access.has_second_step(${accountId}) as on,
      (select value ->> 'at' from platform.settings where community_id = ${communityId} and name = ${secondStepSetting}) as at`.execute(
    tx,
  )
  const { on = false, at = null } = found.rows[0] ?? {}
  const barred = actor.barred !== undefined
  const staff = barred || actor.administrator || actor.posts.length > 0
  const asked = staff && at !== null && (barred || (await lacksSecondStep(tx, accountId)))
  return { on, needed_from: asked ? at : null, barred }
}
