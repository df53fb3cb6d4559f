import type { z } from 'zod'
import type { routingRuleView } from '../../../../contract.ts'

export type RoutingRule = z.output<typeof routingRuleView>

/** Reads a change of the rules makes old. */
export const refresh = ['GET /api/c/:community/routing-rules']
