import { z } from 'zod'
import { id } from '../../../../shared/schemas.ts'
import { decisionStates, meetingKinds, suggestionOutcomes } from './kinds.ts'

/** What a list of meetings, decisions or suggestions is limited to: on the page and in the sheet alike. */
export const meetingFilter = z.object({
  show: z.enum(['coming', 'past']).default('coming'),
  kind: z.enum(meetingKinds).optional(),
  line: id.optional(),
})
export type MeetingFilter = z.output<typeof meetingFilter>

export const decisionFilter = z.object({
  state: z.enum([...decisionStates, 'late', 'all']).default('open'),
  body: id.optional(),
  kind: z.enum(meetingKinds).optional(),
  /** made of this ballot */
  ballot: id.optional(),
})
export type DecisionFilter = z.output<typeof decisionFilter>

export const suggestionFilter = z.object({ outcome: z.enum(suggestionOutcomes).optional() })
export type SuggestionFilter = z.output<typeof suggestionFilter>
