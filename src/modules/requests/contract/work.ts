/** What every act of staff on one request has in common. */
import { z } from 'zod'
import { oneInCommunity } from '../../../shared/schemas.ts'
import { requestView } from './views.ts'

/**
 * The version the person looked at: what was changed in between and bears on the act is refused with `requests.changed_meanwhile`, never
 * overwritten.
 */
export const seen = { version: z.number().int().optional() }
export const base = [
  'platform.not_found',
  'platform.not_allowed',
  'requests.changed_meanwhile',
  'requests.state_forbids',
] as const

/** A route of one act: its own refusals follow those of all. */
export function work<const B extends z.ZodObject, const N extends string, const F extends readonly string[]>(
  name: N,
  summary: string,
  permission: string,
  body: B,
  refusals: F,
) {
  return {
    name,
    summary,
    access: { permission },
    params: oneInCommunity,
    body,
    output: requestView,
    refusals: [...base, ...refusals],
  }
}
