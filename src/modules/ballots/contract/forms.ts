import { z } from 'zod'
import { civilDate, id, text } from '../../../shared/schemas.ts'
import { kinds, partKinds, rollKinds, rules } from './kinds.ts'

const optionsMost = 200
const fenMost = 1_000_000_000_000
const cm2Most = 100_000_000_000_000
export const pointsMost = 10
/** Pictures of one paper. */
export const scansMost = 4

/** Everything that is decided of a ballot before it begins. Days are civil days of the community; the last one counts to its end. */
export const ballotForm = z.object({
  kind: z.enum(kinds),
  rule: z.enum(rules).optional(),
  title: text(4, 80),
  description: text(0, 3_000).default(''),
  options: z
    .array(
      z.object({
        title: text(1, 60),
        description: text(0, 500).default(''),
        cost_fen: z.number().int().min(1).max(fenMost).optional(),
        candidate_person_id: id.optional(),
      }),
    )
    .max(optionsMost)
    .default([]),
  formal: z.boolean().default(false),
  named: z.boolean().default(false),
  secret: z.boolean().default(false),
  by_group: z.boolean().default(false),
  winners: z.number().int().min(1).max(optionsMost).default(1),
  choices_most: z.number().int().min(1).max(optionsMost).optional(),
  budget_fen: z.number().int().min(1).max(fenMost).optional(),
  matter: z.enum(['ordinary', 'special']).optional(),
  /** The share that has to be reached: of households (consent), of valid votes (review), of who judged (satisfaction; none: no bar). */
  consent_percent: z.number().int().min(1).max(100).optional(),
  /** Points an option can get from a voter (score). */
  score_most: z.number().int().min(2).max(pointsMost).optional(),
  /** Review: each group has to reach the share by itself. */
  each_group: z.boolean().default(false),
  /** Of satisfaction with a bar: how many have to judge what a conclusion is drawn of; none: the community's smallest figure. */
  judges_least: z.number().int().min(1).max(1_000).optional(),
  silence: z.enum(['none', 'majority']).default('none'),
  silence_basis: text(0, 200).default(''),
  roll_kind: z.enum(rollKinds),
  roll_day: civilDate,
  developer: text(0, 60).default(''),
  area_total_cm2: z.number().int().min(1).max(cm2Most).optional(),
  area_id: id.optional(),
  opens_day: civilDate,
  closes_day: civilDate,
  notice_days: z.number().int().min(0).max(90).optional(),
  objection_days: z.number().int().min(1).max(60).optional(),
  extend_days: z.number().int().min(0).max(60).default(0),
  extend_below_percent: z.number().int().min(0).max(100).default(0),
  follows_id: id.optional(),
  counted_by: z.enum(partKinds).default('whole'),
  live_agreed: z.boolean().default(false),
  funding: text(0, 1_000).default(''),
  upkeep: text(0, 1_000).default(''),
  affected_agree: z.boolean().default(true),
  /** Proposals are asked for before it is announced. */
  nominate: z
    .object({
      what: z.enum(['options', 'candidates']),
      until_day: civilDate,
      endorsements_least: z.number().int().min(0).max(1_000).default(0),
    })
    .optional(),
})
export type BallotForm = z.output<typeof ballotForm>

/** Why not, or on what condition: said with the vote where households are asked. */
export const words = text(0, 300).default('')

/** What is chosen: options by code; where the ballot ranks, each with its rank from 1; where it scores, each with its points. */
export const choices = z
  .array(
    z.object({
      code: z.string().min(1).max(20),
      rank: z.number().int().min(1).max(optionsMost).optional(),
      points: z.number().int().min(0).max(pointsMost).optional(),
    }),
  )
  .max(optionsMost)
export type Choice = z.output<typeof choices>[number]
