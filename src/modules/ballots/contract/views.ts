import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { kinds, partKinds, phases, rollKinds, rules } from './kinds.ts'
import { resultView } from './result-views.ts'
import { ownVote } from './roll-views.ts'
import { whole } from './whole.ts'

export const optionView = z.object({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  cost_fen: whole.nullable(),
  /** who stands for election; told to whoever manages the ballot */
  candidate_person_id: id.nullable(),
  /** the proposal it came from */
  nomination_id: id.nullable(),
})
export type OptionView = z.output<typeof optionView>

/** The rules a ballot is held by, as they are hashed and published. */
export const rulesView = z.object({
  kind: z.enum(kinds),
  rule: z.enum(rules),
  formal: z.boolean(),
  named: z.boolean(),
  by_group: z.boolean(),
  winners: z.number().int(),
  choices_most: z.number().int(),
  budget_fen: whole.nullable(),
  matter: z.enum(['ordinary', 'special']).nullable(),
  /** the share that has to be reached, of a hundred */
  consent_percent: z.number().int().nullable(),
  score_most: z.number().int().nullable(),
  each_group: z.boolean(),
  /** of satisfaction with a bar: of what fewer judge no conclusion is drawn */
  judges_least: z.number().int().nullable(),
  silence: z.enum(['none', 'majority']),
  silence_basis: z.string(),
  roll_kind: z.enum(rollKinds),
  roll_day: civilDate,
  developer: z.string(),
  area_total_cm2: whole.nullable(),
  opens_day: civilDate,
  closes_day: civilDate,
  notice_days: z.number().int(),
  objection_days: z.number().int(),
  extend_days: z.number().int(),
  extend_below_percent: z.number().int(),
  round: z.number().int(),
  follows_id: id.nullable(),
  counted_by: z.enum(partKinds),
  live_agreed: z.boolean(),
  funding: z.string(),
  upkeep: z.string(),
  affected_agree: z.boolean(),
  secret: z.boolean(),
  nominate_what: z.enum(['options', 'candidates']).nullable(),
  nominate_until: civilDate.nullable(),
  endorsements_least: z.number().int(),
})

export const ballotBrief = z.object({
  id,
  number: z.string(),
  kind: z.enum(kinds),
  title: z.string(),
  phase: z.enum(phases),
  formal: z.boolean(),
  place: z.string(),
  opens_at: instant,
  closes_at: instant,
  /** the last day, to be read as "until its end" */
  last_day: civilDate,
})
export type BallotBrief = z.output<typeof ballotBrief>

/** What everybody may read. */
export const openBallot = ballotBrief.extend({
  description: z.string(),
  options: z.array(optionView),
  rules: rulesView,
  rules_hash: z.string().nullable(),
  seed_commitment: z.string(),
  /** what papers of a secret ballot are signed with, SPKI in base64 */
  public_key: z.string().nullable(),
  frozen: z.boolean(),
  changes: z.array(z.object({ at: instant, fields: z.array(z.string()), reason: z.string(), rules_hash: z.string() })),
  extended_at: instant.nullable(),
  objections_until: instant.nullable(),
  withdraw_reason: z.string(),
  /** of the dwellings a lift stands in the way of, how many were heard */
  affected: z.object({ all: whole, heard: whole }).nullable(),
  on_roll: whole,
  took: whole,
  result: resultView.nullable(),
})
export type OpenBallot = z.output<typeof openBallot>

export const objectionView = z.object({
  id,
  about: z.enum(['roll', 'result']),
  who: z.string(),
  text: z.string(),
  raised_at: instant,
  decided_at: instant.nullable(),
  upheld: z.boolean().nullable(),
  answer: z.string(),
})

export const ballotDetail = openBallot.extend({
  area_id: id.nullable(),
  made_by: z.string(),
  made_at: instant,
  roll_drawn_at: instant.nullable(),
  papers_waiting: whole,
  /** where asking for proposals stands: `over` waits for the last answers */
  call: z.enum(['none', 'to_open', 'running', 'over']),
  objections: z.array(objectionView),
  can,
})
export type BallotDetail = z.output<typeof ballotDetail>

export const ownBallot = openBallot.extend({
  votes: z.array(ownVote),
  objections: z.array(objectionView.omit({ who: true })),
  can,
})
export type OwnBallot = z.output<typeof ownBallot>
