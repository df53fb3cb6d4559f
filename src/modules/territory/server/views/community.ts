import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { localTime } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { routes } from '../../contract.ts'
import { communityOf } from '../communities.ts'

type CommunityView = z.input<(typeof routes)['GET /api/c/:community']['output']>

/** What pages need before anything else: the community's words, telephone and clock. Refusal: `platform.not_found`. */
export async function communityView(ctx: ReadContext, communityId: number): Promise<CommunityView> {
  const community = await communityOf(ctx.tx, communityId)
  if (!community) return refuse('platform.not_found')
  const { opened_at: _, settings, ...shown } = community
  return {
    ...shown,
    modules: settings.modules ?? null,
    now: ctx.now.toISOString(),
    today: localTime(ctx.now, community.time_zone).date,
  }
}
