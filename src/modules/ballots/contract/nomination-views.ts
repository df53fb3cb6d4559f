import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { kinds } from './kinds.ts'

export const nominationWhats = ['works', 'policy', 'service', 'candidate'] as const
export const nominationWays = ['elected', 'appointed', 'self'] as const
export const nominationStates = ['proposed', 'feasible', 'unfit', 'merged', 'left_out', 'withdrawn', 'listed'] as const
export type NominationState = (typeof nominationStates)[number]
export const nominationSteps = [
  'proposed',
  'changed',
  'corrected',
  'feasible',
  'unfit',
  'merge_asked',
  'merge_refused',
  'merged',
  'assent_asked',
  'assent_given',
  'assent_refused',
  'listed',
  'taken_back',
  'left_out',
  'withdrawn',
] as const
export type NominationStep = (typeof nominationSteps)[number]
export const assents = ['none', 'asked', 'given', 'refused'] as const

const whole = z.number().int().nonnegative()

/** A ballot that is still drafted and asks for proposals. */
export const callView = z.object({
  id,
  number: z.string(),
  title: z.string(),
  description: z.string(),
  kind: z.enum(kinds),
  place: z.string(),
  what: z.enum(['options', 'candidates']),
  opened_at: instant,
  until_day: civilDate,
  running: z.boolean(),
  /** whether the ballot itself is announced */
  announced: z.boolean(),
  withdraw_reason: z.string(),
  endorsements_least: whole,
  budget_fen: whole.nullable(),
  proposed: whole,
  listed: whole,
})
export type CallView = z.output<typeof callView>

/** What everybody may read of a proposal; a candidate's name is empty until they agreed to stand. */
export const nominationView = z.object({
  id,
  seq: whole,
  what: z.enum(nominationWhats),
  title: z.string(),
  text: z.string(),
  place: z.string(),
  rough_cost_fen: whole.nullable(),
  way: z.enum(nominationWays).nullable(),
  assent: z.enum(assents),
  by_body: z.string(),
  proposed_at: instant,
  state: z.enum(nominationStates),
  /** why it is as it is */
  reason: z.string(),
  price_fen: whole.nullable(),
  doer: z.string(),
  endorsements: whole,
  merged_into: whole.nullable(),
  steps: z.array(
    z.object({
      at: instant,
      what: z.enum(nominationSteps),
      reason: z.string(),
      /** the words before staff corrected them */
      was: z.object({ title: z.string(), text: z.string() }).nullable(),
    }),
  ),
})
export type NominationView = z.output<typeof nominationView>

/** Somebody is asked whether two proposals become one. */
const mergeAsked = z.object({
  side: z.enum(['from', 'into']),
  other_seq: whole,
  other_title: z.string(),
  other_text: z.string(),
  why: z.string(),
  agrees: z.boolean().nullable(),
})

/** The same for whoever proposes here. */
export const ownNominationView = nominationView.extend({
  mine: z.boolean(),
  about_me: z.boolean(),
  endorsed: z.boolean(),
  merge: mergeAsked.nullable(),
  can,
})
export type OwnNominationView = z.output<typeof ownNominationView>

/** The same for the desk. */
export const staffNominationView = nominationView.extend({
  proposer: z.string(),
  channel: z.enum(['screen', 'counter']),
  candidate_person_id: id.nullable(),
  checked_by: z.string(),
  merge: z
    .object({
      from_seq: whole,
      into_seq: whole,
      why: z.string(),
      from_agrees: z.boolean().nullable(),
      into_agrees: z.boolean().nullable(),
    })
    .nullable(),
  can,
})
export type StaffNominationView = z.output<typeof staffNominationView>
