/** The roll: who may vote, whose vote came in by which channel, and what was said with it. */
import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { channels, deliveryWays, groups, hearingWays, partKinds, phases } from './kinds.ts'
import { whole } from './whole.ts'

export const progressView = z.object({
  buildings: z.array(
    z.object({
      building: z.string(),
      on_roll: whole,
      delivered: whole,
      took: whole,
      area_cm2: whole,
      took_area_cm2: whole,
    }),
  ),
  stairwells: z.array(
    z.object({ building: z.string(), stairwell: z.string(), on_roll: whole, delivered: whole, took: whole }),
  ),
  channels: z.array(z.object({ channel: z.enum(channels), count: whole })),
})

/** What hangs on the wall: how many answered, house by house; how many agree only where the rules said so before. */
export const boardView = z.object({
  id,
  title: z.string(),
  phase: z.enum(phases),
  round: z.number().int(),
  percent: z.number().int().nullable(),
  /** whether each building or stairwell has to reach it by itself */
  counted_by: z.enum(partKinds),
  last_day: civilDate,
  on_roll: whole,
  took: whole,
  agreed: whole.nullable(),
  /** how many more have to agree, where that is told */
  missing: whole.nullable(),
  parts: z.array(
    z.object({ building: z.string(), stairwell: z.string(), on_roll: whole, took: whole, agreed: whole.nullable() }),
  ),
  looked_at: instant,
})
export type BoardView = z.output<typeof boardView>

export const wordsView = z.object({
  voter_id: id,
  serial: z.number().int(),
  name: z.string(),
  place: z.string(),
  kind: z.enum(['reason', 'condition']),
  text: z.string(),
  said_at: instant,
  request_id: id.nullable(),
  /** the item a reason is likeliest about, by name */
  likely: z.string().nullable(),
})

export const affectedView = z.object({
  dwelling_id: id,
  name: z.string(),
  why: z.string(),
  heard_on: civilDate.nullable(),
  heard_how: z.enum(hearingWays).nullable(),
  said: z.string(),
  agreed: z.string(),
})

export const voterView = z.object({
  id,
  serial: z.number().int(),
  name: z.string(),
  place: z.string(),
  building: z.string(),
  group: z.enum(groups),
  area_cm2: whole,
  units: z.number().int(),
  delivered_on: civilDate.nullable(),
  delivered_how: z.enum(deliveryWays).nullable(),
  struck: z.boolean(),
  strike_reason: z.string(),
  vote: z
    .object({ channel: z.enum(channels), cast_at: instant, entered_by: z.string(), by_proxy: z.boolean() })
    .nullable(),
  proxy: z.object({ holder: z.string(), written_on: civilDate }).nullable(),
  can,
})
export type VoterView = z.output<typeof voterView>

export const paperView = z.object({
  voter_id: id,
  serial: z.number().int(),
  place: z.string(),
  state: z.enum(['once', 'differs']),
  /** pictures of the paper */
  scans: z.array(id),
  entries: z.array(
    z.object({ pass: z.number().int(), choices: z.array(z.string()), valid: z.boolean(), by: z.string() }),
  ),
  can,
})

/** A vote somebody may cast, or has cast. */
export const ownVote = z.object({
  voter_id: id,
  serial: z.number().int(),
  name: z.string(),
  place: z.string(),
  /** held by a written proxy */
  by_proxy: z.boolean(),
  /** why not, or on what condition, as it was said with the vote */
  words: z.string(),
  units: z.array(z.object({ name: z.string(), area_cm2: whole })),
  voted: z.object({ channel: z.enum(channels), cast_at: instant, receipt: z.string() }).nullable(),
  can,
})
export type OwnVote = z.output<typeof ownVote>
