import type { ReadContext } from '../../../../platform/command/types.ts'
import { seesRequester } from '../can.ts'
import type { PriorityPart } from '../rules/priority.ts'
import type { RequestRow } from '../views/rows.ts'

export type PriorityWhy = {
  by: 'item' | 'rule' | 'hand'
  /** What was weighed, biggest first as the formula has it; empty before the first night. */
  parts: { part: PriorityPart['part']; count: number | null; points: number | null }[]
  points: number | null
}

/**
 * Why a request is as urgent as it is. Whether somebody in special care asks is for who may see such situations and who asked: everybody
 * else reads what was looked at without figures, so that none can be reckoned back.
 */
export function priorityWhy(ctx: ReadContext, row: RequestRow): PriorityWhy {
  const parts = row.priority_parts ?? []
  const sees = ctx.actor.permissions.has('people.see_sensitive') && seesRequester(ctx.actor, row)
  if (!sees) {
    return { by: row.priority_by, points: null, parts: parts.map(({ part }) => ({ part, count: null, points: null })) }
  }
  return { by: row.priority_by, parts, points: parts.reduce((sum, one) => sum + one.points, 0) }
}
