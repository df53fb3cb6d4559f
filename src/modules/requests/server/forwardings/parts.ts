import { sql } from 'kysely'
import { questionsOfCase } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'

/** Parts of a request that were given to somebody and aren't done: what a letter may be about alone. */
export async function openParts(ctx: ReadContext, requestId: string) {
  const questions = await questionsOfCase(ctx.tx, ctx.communityId, requestId)
  return questions.filter((one) => one.kind === 'part' && !one.answered_at && !one.withdrawn_at)
}

/** What was asked in parts, by id. */
export async function partTexts(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; text: string }>`
    select id, question as text from caseflow.questions where community_id = ${ctx.communityId} and id = any (${[...new Set(ids)]}::uuid[])`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.text]))
}
