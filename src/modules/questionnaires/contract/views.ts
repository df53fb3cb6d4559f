import { z } from 'zod'
import { can, civilDate, id, instant, text } from '../../../shared/schemas.ts'
import { questionKinds } from './asking.ts'

export const states = ['draft', 'open', 'closed', 'published'] as const
export const state = z.enum(states)
export const units = ['person', 'household'] as const
export const reaches = ['all', 'sample', 'link'] as const
export const channels = ['online', 'code', 'door', 'paper'] as const
export const templates = ['bus_line', 'yearly_survey'] as const

const option = text(1, 40)
const questionId = z.string().regex(/^[a-z][a-z\d_]{0,19}$/)

const spot = z.object({ x: z.number().int().min(0).max(1_000), y: z.number().int().min(0).max(20_000) })

/** The schematic map of the community: compounds and their buildings in units of its own, not to scale. */
export const ground = z.object({
  width: z.number().int(),
  height: z.number().int(),
  sites: z.array(z.object({ id, name: z.string(), x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
  buildings: z.array(
    z.object({ id, name: z.string(), site_id: id, x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  ),
})

/** A question as it is written. Which parts a kind needs: `server/questions.ts`. */
export const question = z.object({
  id: questionId,
  kind: z.enum(questionKinds),
  label: text(1, 120),
  options: z.array(option).max(40).default([]),
  rows: z.array(option).max(20).default([]),
  steps: z.number().int().min(0).max(10).default(0),
  low: text(0, 20).default(''),
  high: text(0, 20).default(''),
  required: z.boolean().default(false),
  satisfied: z.number().int().min(0).max(9).default(0),
  /** Of a place question: where its places stand on the schematic map. */
  spots: z.record(option, spot).default({}),
  show_if: z.object({ question: questionId, is: z.boolean(), option }).nullable().default(null),
})

/** The same as answers tell it: nothing is transformed on the way out. */
export const questionView = z.object({
  id: z.string(),
  kind: z.enum(questionKinds),
  label: z.string(),
  options: z.array(z.string()),
  rows: z.array(z.string()),
  steps: z.number().int(),
  low: z.string(),
  high: z.string(),
  required: z.boolean(),
  satisfied: z.number().int(),
  spots: z.record(z.string(), spot),
  show_if: z.object({ question: z.string(), is: z.boolean(), option: z.string() }).nullable(),
})

const point = { longitude: z.number().min(-180).max(180).optional(), latitude: z.number().min(-90).max(90).optional() }
/** By question id; which fits which kind: `server/questions.ts`. */
export const answers = z.record(
  z.string().max(20),
  z.union([
    z.number().int(),
    text(0, 1_000),
    z.array(option).max(40),
    z.object({ place: option, ...point }).strict(),
    z.record(z.string().max(40), option),
  ]),
)
export const answersView = z.record(z.string(), z.unknown())

/** What is decided of a questionnaire before it opens. */
export const plan = z.object({
  title: text(2, 60),
  intro: text(0, 1_000).default(''),
  unit: z.enum(units),
  reach: z.enum(reaches),
  area_ids: z.array(id).max(20).default([]),
  anonymous: z.boolean().default(true),
  sample_size: z.number().int().min(1).max(20_000).nullable().default(null),
  until_day: civilDate.nullable().default(null),
  check_percent: z.number().int().min(0).max(100).default(10),
  questions: z.array(question).max(40).default([]),
})

/** How many are asked and answered: the rate's two numbers. */
const rate = { asked: z.number().int(), answered: z.number().int() }

export const questionnaireBrief = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  state,
  unit: z.enum(units),
  reach: z.enum(reaches),
  anonymous: z.boolean(),
  until_day: civilDate.nullable(),
  opened_at: instant.nullable(),
  closed_at: instant.nullable(),
  published_at: instant.nullable(),
  ...rate,
})

export const questionnaireView = questionnaireBrief.extend({
  intro: z.string(),
  areas: z.array(z.object({ id, name: z.string() })),
  sample_size: z.number().int().nullable(),
  seed: z.string().nullable(),
  check_percent: z.number().int(),
  conclusion: z.string(),
  /** when those left were last reminded */
  reminded_at: instant.nullable(),
  questions: z.array(questionView),
  ground: ground.nullable(),
  /** other versions of it, the newest first */
  versions: z.array(z.object({ id, version: z.number().int(), state })),
  /** by compound: how many could be asked, are asked, answered */
  compounds: z.array(z.object({ id: id.nullable(), name: z.string(), eligible: z.number().int(), ...rate })),
  paper: z.object({
    waiting: z.number().int(),
    differing: z.number().int(),
    checked_sheets: z.number().int(),
    checked_fields: z.number().int(),
    differing_fields: z.number().int(),
  }),
  can,
})

/** What whoever answers sees. */
export const askedView = z.object({
  id,
  title: z.string(),
  intro: z.string(),
  unit: z.enum(units),
  anonymous: z.boolean(),
  until_day: civilDate.nullable(),
  questions: z.array(questionView),
  /** where places are to be found, where one of its questions has any on the map */
  ground: ground.nullable(),
  /** for whom it counts: the address of the household, else nothing */
  place: z.string(),
  answered: z.boolean(),
  /** whether answers are still taken; `published`: its result is out */
  over: z.enum(['no', 'closed', 'published']),
})

export const ownBrief = z.object({
  id,
  title: z.string(),
  unit: z.enum(units),
  until_day: civilDate.nullable(),
  anonymous: z.boolean(),
  place: z.string(),
  answered: z.boolean(),
})

const count = z.object({ option: z.string(), count: z.number().int().nullable() })

/** One question's figures. `count` null: so few that it would tell who. */
export const questionResult = z.object({
  question: questionView,
  answered: z.number().int(),
  options: z.array(count),
  /** of a matrix */
  rows: z.array(z.object({ row: z.string(), answered: z.number().int(), options: z.array(count) })),
  /** mean of a scale */
  mean: z.number().nullable(),
  satisfied: z.number().int().nullable(),
  /** tags given to comments */
  tags: z.array(count),
})

export const resultsView = z.object({
  id,
  title: z.string(),
  version: z.number().int(),
  state,
  unit: z.enum(units),
  reach: z.enum(reaches),
  anonymous: z.boolean(),
  intro: z.string(),
  conclusion: z.string(),
  seed: z.string().nullable(),
  opened_at: instant.nullable(),
  closed_at: instant.nullable(),
  published_at: instant.nullable(),
  ...rate,
  sheets: z.number().int(),
  /** why no figures are shown: still open, or too few */
  withheld: z.enum(['open', 'few']).nullable(),
  channels: z.array(z.object({ channel: z.enum(channels), count: z.number().int() })),
  questions: z.array(questionResult),
  ground: ground.nullable(),
  /** Below it a place's figure isn't shown. */
  least: z.number().int(),
})

export const crossView = z.object({
  withheld: z.enum(['open', 'few']).nullable(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({ row: z.string(), counts: z.array(z.number().int().nullable()), total: z.number().int().nullable() }),
  ),
  /** figures too small to be shown were left out */
  left_out: z.boolean(),
})

export const commentView = z.object({
  sheet_id: id,
  question_id: z.string(),
  text: z.string(),
  tags: z.array(z.string()),
})

export const paperView = z.object({
  unit_id: id,
  code: z.string(),
  /** the second person's entry is in, and differs */
  differences: z.array(z.object({ question: z.string(), first: z.unknown(), second: z.unknown() })),
  state: z.enum(['waiting', 'differing']),
})
