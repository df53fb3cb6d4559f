import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { isLanguage } from '../../../../shared/languages.ts'

export type ContactRow = {
  mail: string | null
  code_id: string | null
  code_sent_at: Date | null
  confirmed_at: Date | null
  bounced_at: Date | null
  quiet_from: string
  quiet_until: string
}

/** The reader's own contact; undefined where nothing was ever chosen. */
export async function ownContact(ctx: ReadContext): Promise<ContactRow | undefined> {
  const found = await sql<ContactRow>`
    select mail, code_id, code_sent_at, confirmed_at, bounced_at, quiet_from, quiet_until
    from notifications.contacts where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

/** Keeps the reader's own contact, with the language they read in. */
export async function keepContact(ctx: WriteContext, changed: Partial<ContactRow>): Promise<void> {
  const language = isLanguage(ctx.language) ? ctx.language : 'zh-CN'
  await ctx.tx
    .insertInto('notifications.contacts')
    .values({ community_id: ctx.communityId, person_id: ctx.actor.personId ?? '', language, ...changed })
    .onConflict((conflict) => conflict.columns(['community_id', 'person_id']).doUpdateSet({ language, ...changed }))
    .execute()
}
