import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

export type Ended = { id: string; post_id: string; before: { until_at: string | null } }
export type EndedService = {
  terms: Ended[]
  members: Ended[]
  absences: Ended[]
  /** Absences this person would have deputised for. */
  deputised: { id: string; person_id: string }[]
}

/** A person leaves every post and body; absences end, and nobody is deputised for by them. */
export async function endService(ctx: WriteContext, personId: string): Promise<EndedService> {
  const terms = await endOf(ctx, 'bodies.post_terms', personId)
  const members = await endOf(ctx, 'bodies.members', personId)
  const absences = await endOf(ctx, 'bodies.absences', personId)
  const deputised = await sql<{ id: string; person_id: string }>`
    update bodies.absences set deputy_id = null
    where community_id = ${ctx.communityId} and deputy_id = ${personId} and until_at > ${ctx.now}
    returning id, person_id`.execute(ctx.tx)
  for (const { id, person_id: absent } of deputised.rows)
    ctx.emit('bodies.absence_changed', { absence_id: id, person_id: absent })
  for (const { post_id } of terms) {
    ctx.audit('post', post_id, { left: personId, until_at: ctx.now.toISOString() })
    ctx.emit('bodies.post_vacated', { post_id, person_id: personId })
  }
  return { terms, members, absences, deputised: deputised.rows }
}

/** Ends what is in force or to come, and says how it stood. */
async function endOf(
  ctx: WriteContext,
  table: 'bodies.members' | 'bodies.post_terms' | 'bodies.absences',
  personId: string,
): Promise<Ended[]> {
  const found = await sql<{ id: string; post_id: string; until_at: string | null }>`
    update ${sql.table(table)} t set until_at = greatest(t.from_at, ${ctx.now}::timestamptz)
    from (select id, until_at from ${sql.table(table)}
      where community_id = ${ctx.communityId} and person_id = ${personId} and (until_at is null or until_at > ${ctx.now})
      for update) was
    where t.community_id = ${ctx.communityId} and t.id = was.id
    returning t.id, ${table === 'bodies.post_terms' ? sql`t.post_id` : sql`null as post_id`}, was.until_at::text as until_at`.execute(
    ctx.tx,
  )
  return found.rows.map(({ id, post_id, until_at }) => ({ id, post_id, before: { until_at } }))
}
