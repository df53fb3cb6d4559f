import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { openSaid } from './said.ts'

/** `address`: where it came from; `senderId`: whose proven address that is; `personId`: for whom of the register it was filed. */
export type LetterFacts = { address: string | null; senderId: string | null; personId: string | null }

/** Of a draft that came by e-mail; undefined for others, and once what was said is forgotten. */
export async function letterOf(ctx: ReadContext, draftId: string): Promise<LetterFacts | undefined> {
  const found = await sql<{ said_sealed: Buffer | null; person_id: string | null }>`
    select said_sealed, person_id from channels.intake_drafts
    where community_id = ${ctx.communityId} and id = ${draftId} and source = 'email' and said_sealed is not null`.execute(
    ctx.tx,
  )
  const [row] = found.rows
  if (!row) return undefined
  const { mail, senderId } = openSaid(ctx, row.said_sealed)
  return { address: mail ?? null, senderId: senderId ?? null, personId: row.person_id }
}
