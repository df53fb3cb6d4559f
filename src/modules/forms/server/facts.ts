import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { duesOf } from './forms/show.ts'
import { type Form, selectForms } from './store.ts'

/** Who fills a part and by when; undefined where it was taken back or its period is over. */
export async function partFacts(
  ctx: ReadContext,
  partId: string,
): Promise<{ person_id: string | null; due_day: string | null } | undefined> {
  const found = await sql<{ person_id: string | null; due_day: string | null }>`
    select p.person_id, f.due_day::text as due_day from forms.parts p
    join forms.fills f on f.community_id = p.community_id and f.id = p.fill_id
    where p.community_id = ${ctx.communityId} and p.id = ${partId} and f.state = 'open'`.execute(ctx.tx)
  return found.rows[0]
}

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
