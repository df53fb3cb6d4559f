/** How a ballot came out. */
import { z } from 'zod'
import { instant } from '../../../shared/schemas.ts'
import { groups } from './kinds.ts'
import { whole } from './whole.ts'

const side = z.object({ heads: whole, area_cm2: whole })
export const ownersFigures = z.object({
  all: side,
  took: side,
  for: side,
  against: side,
  abstained: side,
  /** reached and silent, counted with the majority by the community's own rule */
  silent: side,
  took_enough: z.object({ heads: z.boolean(), area: z.boolean() }),
  for_enough: z.object({ heads: z.boolean(), area: z.boolean() }),
  passed: z.boolean(),
})

/** One building or stairwell that is counted by itself. */
export const partFigures = z.object({
  name: z.string(),
  passed: z.boolean(),
  /** withheld where it would tell of single households */
  figures: ownersFigures.nullable(),
  /** those a lift directly affects, and how many of them agree */
  affected: z.object({ all: whole, for: whole }).nullable(),
})

export const groupFigures = z.object({
  group: z.enum(groups),
  on_roll: whole,
  took: whole,
  /** withheld where it would tell of single persons */
  votes: z.record(z.string(), whole).nullable(),
  /** what this group by itself came to, in a review */
  verdict: z.string().nullable(),
})

export const resultView = z.object({
  counted_at: instant,
  ballots: whole,
  invalid: whole,
  /** took part in a secret ballot, and no paper of theirs came in */
  unused: whole,
  on_roll: whole,
  winners: z.array(z.string()),
  /** votes by option, where the rule counts votes; where points are given by option and points (`o1:4`), of few judges none */
  votes: z.record(z.string(), whole),
  groups: z.array(groupFigures),
  owners: ownersFigures.nullable(),
  parts: z.array(partFigures),
  /** how it came out, step by step, in sentences */
  explanation: z.array(z.string()),
  /** what would have changed it, option by option or share by share */
  nearest: z.array(z.string()),
  /** what ties were decided by; its SHA-256 was public before */
  seed: z.string(),
  ballots_sha256: z.string(),
})
