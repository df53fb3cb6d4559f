import type { Operation } from '../../../../platform/command/types.ts'
import { addRoutingRule, endRoutingRule } from './commands.ts'
import { routingRules } from './queries.ts'

/** Which party's matters go to another. */
export const routing: readonly Operation[] = [routingRules, addRoutingRule, endRoutingRule]
