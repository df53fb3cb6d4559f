import type { NewStep } from '../../../../engines/caseflow/index.ts'
import { systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { LockedRequest } from '../store.ts'
import { askersCounts } from '../views/askers-counts.ts'
import { communityRules } from './community.ts'

export type Tier = 'small' | 'big' | 'urgent'
export type TierWhy = 'item' | 'priority' | 'askers' | 'hand'

/**
 * How big a matter is, and by which rule (分级: 小事居民治 · 大事社区办 · 急难事共商): what can't wait is urgent, what many ask for is big, all else is
 * what the catalogue says. `askersBig`: as many make a small matter one of the community.
 */
export function tierByRule(
  item: { tier: Tier; priority: number },
  askers: number,
  askersBig: number,
): { tier: Tier; why: TierWhy } {
  if (item.priority === 1) return { tier: 'urgent', why: 'priority' }
  if (item.tier === 'small' && askers >= askersBig) return { tier: 'big', why: 'askers' }
  return { tier: item.tier, why: 'item' }
}

/** The rule's word for a request somebody joined, kept; the step that tells it where it changed. Somebody's own word stands. */
export async function tierAfterJoining(ctx: WriteContext, row: LockedRequest): Promise<NewStep[]> {
  if (row.tier_why === 'hand') return []
  const askers = (await askersCounts(ctx, [row.id])).get(row.id) ?? 1
  const { tierAskers } = await communityRules(ctx.tx, ctx.communityId)
  const { tier, why } = tierByRule({ tier: row.item_tier, priority: row.item_priority }, askers, tierAskers)
  if (tier === row.tier && why === row.tier_why) return []
  await setTier(ctx, row, tier, why)
  if (tier === row.tier) return []
  return [{ kind: 'tiered', actor: systemActor, visibility: 'internal', data: { from: row.tier, tier, rule: why } }]
}

export async function setTier(ctx: WriteContext, row: LockedRequest, tier: Tier, why: TierWhy): Promise<void> {
  await ctx.tx
    .updateTable('requests.requests')
    .set({ tier, tier_why: why })
    .where('community_id', '=', row.community_id)
    .where('id', '=', row.id)
    .execute()
}
