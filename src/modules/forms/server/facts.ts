import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { duesOf } from './forms/show.ts'
import { type Form, selectForms } from './store.ts'

/** When a form is due next, and whether that day is past; undefined where nothing is. */
export async function formDue(
  ctx: ReadContext,
  formId: string,
): Promise<{ due_day: string; late: boolean } | undefined> {
  const found = await sql<Form>`${selectForms} where f.community_id = ${ctx.communityId} and f.id = ${formId}`.execute(
    ctx.tx,
  )
  return (await duesOf(ctx, found.rows))[0]
}
