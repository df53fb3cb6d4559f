import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'

export const kinds = ['consultation', 'choose', 'approval', 'ranking', 'budget', 'owners', 'lift', 'consent'] as const
export type Kind = (typeof kinds)[number]
/** Names as the engine has them; the last two are counted here. */
export const rules = [
  'av',
  'seqphragmen',
  'equal-shares',
  'scottish',
  'meek',
  'runoff',
  'greedy',
  'equalshares/add1',
  'owners278',
  'consent',
] as const
export type Rule = (typeof rules)[number]
/** What is kept, and what the clock makes of it: `announced` is open from its first day and closed after its last. */
export const phases = [
  'draft',
  'announced',
  'open',
  'closed',
  'tallied',
  'objection',
  'final',
  'published',
  'withdrawn',
] as const
export type Phase = (typeof phases)[number]
export const rollKinds = ['persons', 'households', 'owners', 'listed'] as const
export const groups = ['party', 'resident', 'newcomer', 'none'] as const
export type Group = (typeof groups)[number]
export const channels = ['screen', 'code', 'counter', 'door', 'telephone', 'paper'] as const
export type Channel = (typeof channels)[number]
/** What has to reach the threshold: everybody together, or each building or stairwell by itself. */
export const partKinds = ['whole', 'building', 'stairwell'] as const
export type PartKind = (typeof partKinds)[number]
export const hearingWays = ['talk', 'meeting', 'telephone', 'letter'] as const
export const deliveryWays = ['door', 'counter', 'post', 'message', 'notice'] as const

/** Money in fen; areas in whole square centimetres. */
const whole = z.number().int().nonnegative()

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
  consent_percent: z.number().int().nullable(),
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
})

export const resultView = z.object({
  counted_at: instant,
  ballots: whole,
  invalid: whole,
  /** took part in a secret ballot, and no paper of theirs came in */
  unused: whole,
  on_roll: whole,
  winners: z.array(z.string()),
  /** votes by option, where the rule counts votes */
  votes: z.record(z.string(), whole),
  groups: z.array(groupFigures),
  owners: ownersFigures.nullable(),
  parts: z.array(partFigures),
  /** how it came out, step by step, in sentences */
  explanation: z.array(z.string()),
  /** what ties were decided by; its SHA-256 was public before */
  seed: z.string(),
  ballots_sha256: z.string(),
})

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

export const ownBallot = openBallot.extend({
  votes: z.array(ownVote),
  objections: z.array(objectionView.omit({ who: true })),
  can,
})
export type OwnBallot = z.output<typeof ownBallot>
