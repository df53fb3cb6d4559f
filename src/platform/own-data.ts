import { sql } from 'kysely'
import type { ReadContext, WriteContext } from './command/types.ts'
import { leftLyingDays } from './files/drop.ts'
import type { HeldSection, PersonalData, Retention } from './personal-data.ts'

/** How often the audit speaks of somebody, and when last: what it says is kept beside the chain, and goes with an erasure. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const linesMost = 1_000
  const found = await sql<{ seq: number }>`
    select seq from platform.audit_subjects
    where community_id = ${ctx.communityId} and entity = 'person' and entity_id = ${personId} limit ${linesMost}`.execute(
    ctx.tx,
  )
  const lines = found.rows.length
  return [
    {
      name: 'audit',
      retention: 'platform.audit_values',
      rows: lines === 0 ? [] : [{ lines }],
      more: lines === linesMost,
    },
  ]
}

/** Values of the audit that lie long back, a piece of them: the chain of what was done stays whole. */
async function forgetValues(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    with oldest as (
      select distinct v.seq from (
        select seq from platform.audit_values where community_id = ${ctx.communityId} order by seq limit ${most}
      ) v join platform.audit a on a.community_id = ${ctx.communityId} and a.seq = v.seq
      where a.at < ${before.toISOString()})
    delete from platform.audit_values v using oldest
    where v.community_id = ${ctx.communityId} and v.seq = oldest.seq returning v.seq`.execute(ctx.tx)
  return gone.rows.length
}

export const personalData: PersonalData = {
  columns: { 'platform.setting_changes.person_id': 'actor' },
  held,
}

const year = 365

export const retention: readonly Retention[] = [
  // 网络安全法 23: logs of at least six months
  { name: 'platform.audit_values', days: 5 * year, leastDays: 183, forget: forgetValues },
  { name: 'platform.keys', days: 7, leastDays: 7, job: 'platform.forget-keys' },
  { name: 'platform.uploads', days: leftLyingDays, leastDays: leftLyingDays, job: 'platform.collect-files' },
]
