import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { WriteContext } from '../../../platform/command/types.ts'
import type { PersonalData, Retention } from '../../../platform/personal-data.ts'

/**
 * Of persons only what they did in office stands here in columns. Who asked is the requests' own; words entered by hand on a long-running
 * case are forgotten some years after its end.
 */
export const personalData: PersonalData = {
  columns: {
    'undertakings.undertakings.opened_by_person': 'actor',
    'undertakings.steps.person_id': 'actor',
    'undertakings.proposals.decided_by_person': 'actor',
  },
}

const year = 365

/** What long-running cases were about, long after their end: title and words go, how it went stays. */
async function forgetCases(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const cover = ctx.services.texts.message('zh-CN', 'undertakings', 'forgotten')
  const gone = await sql<{ id: string }>`
    update undertakings.undertakings u set title = ${cover}, description = '', result = ''
    from (select id from undertakings.undertakings where community_id = ${ctx.communityId} and kind = 'long_case'
      and ended_at < ${before} and description <> '' order by ended_at, id limit ${most}) old
    where u.community_id = ${ctx.communityId} and u.id = old.id returning u.id`.execute(ctx.tx)
  const ids = gone.rows.map((row) => row.id)
  await sql`select undertakings.forget_steps(${ctx.communityId}, ${ids}::uuid[])`.execute(ctx.tx)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'undertaking', ids })
  return ids.length
}

export const retention: readonly Retention[] = [
  { name: 'undertakings.cases', days: 5 * year, leastDays: 2 * year, forget: forgetCases },
]
