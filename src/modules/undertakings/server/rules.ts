import { sql } from 'kysely'
import { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'

/** What a community decided about undertakings, with what holds where it decided nothing. */
export type Rules = {
  /** `undertakings.topic_count`: so many alike make a proposal … */
  topicCount: number
  /** `undertakings.topic_days`: … filed within so many days. */
  topicDays: number
  /** `undertakings.long_days`: a request open longer than this is a long-running case. */
  longDays: number
  /** `undertakings.long_reopened`: one reopened so often too. */
  longReopened: number
}

const stored = z.object({
  'undertakings.topic_count': z.number().int().min(2).max(50).catch(4).default(4),
  'undertakings.topic_days': z.number().int().min(7).max(365).catch(90).default(90),
  'undertakings.long_days': z.number().int().min(14).max(730).catch(60).default(60),
  'undertakings.long_reopened': z.number().int().min(1).max(10).catch(2).default(2),
})
const names = Object.keys(stored.shape)

export async function rulesOf(ctx: ReadContext): Promise<Rules> {
  const found = await sql<{ settings: unknown }>`
    select coalesce(jsonb_object_agg(name, value), '{}') as settings from platform.settings
    where community_id = ${ctx.communityId} and name = any (${names}::text[])`.execute(ctx.tx)
  const settings = stored.parse(found.rows[0]?.settings)
  return {
    topicCount: settings['undertakings.topic_count'],
    topicDays: settings['undertakings.topic_days'],
    longDays: settings['undertakings.long_days'],
    longReopened: settings['undertakings.long_reopened'],
  }
}
