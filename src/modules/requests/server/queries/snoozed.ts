import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Condition } from './visibility.ts'

/** A limit passed since it was put off brings it back: nothing late is hidden. */
const passedSince = (ctx: ReadContext) => sql<boolean>`(c.next_due < ${ctx.now} and c.next_due >= s.set_at)`

function snooze(ctx: ReadContext, which: Condition): Condition {
  return sql<boolean>`exists (select 1 from caseflow.snoozes s
    where s.community_id = c.community_id and s.case_id = c.id and s.person_id = ${ctx.actor.personId}::uuid and ${which})`
}

/** This person put the case `c` off, and its time hasn't come. */
export function putOff(ctx: ReadContext): Condition {
  return snooze(ctx, sql<boolean>`s.until > ${ctx.now} and not coalesce(${passedSince(ctx)}, false)`)
}

/** This person put the case `c` off, and its time has come. */
export function comeBack(ctx: ReadContext): Condition {
  return snooze(ctx, sql<boolean>`(s.until <= ${ctx.now} or coalesce(${passedSince(ctx)}, false))`)
}

/** Until when and why this person put each of these off. */
export async function snoozesOf(
  ctx: ReadContext,
  ids: readonly string[],
): Promise<Map<string, { until: Date; reason: string }>> {
  const found = await sql<{ case_id: string; until: Date; reason: string }>`
    select case_id, until, reason from caseflow.snoozes
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid and case_id = any (${[...ids]}::uuid[])`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.case_id, row]))
}
