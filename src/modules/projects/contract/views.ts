import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { conditionStates, kinds, states, verdicts } from './kinds.ts'

const fenMost = 1_000_000_000_000
/** Money in fen. */
export const costFen = z.number().int().min(1).max(fenMost)

const linked = z.object({ id, number: z.string(), title: z.string() })

export const projectBrief = z.object({
  id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(kinds),
  place: z.string(),
  state: z.enum(states),
  cost_fen: costFen.nullable(),
  from_day: civilDate,
  to_day: civilDate,
  lead: z.string(),
  /** nothing was noted for thirty days */
  late: z.boolean(),
  /** what was noted last */
  note: z.object({ day: civilDate, text: z.string() }).nullable(),
  conditions_open: z.number().int(),
})

export const fileView = z.object({
  file_id: id,
  media_type: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

const step = z.object({
  seq: z.number().int(),
  at: instant,
  day: civilDate,
  kind: z.string(),
  text: z.string(),
  files: z.array(fileView),
})

/** A ballot by which the work is judged; `verdict` once it is published. */
const review = z.object({
  id,
  number: z.string(),
  phase: z.string(),
  verdict: z.enum(verdicts).nullable(),
  asked_at: instant,
})

const task = z.object({
  number: z.string(),
  text: z.string(),
  owner: z.string(),
  due_day: civilDate,
  state: z.enum(['open', 'done', 'dropped']),
  words: z.string(),
})

/**
 * What it hangs together with: the topic it was talked over in, the ballot that chose it, the tasks made of that: its own, and those of
 * the whole ballot that name none of what was chosen.
 */
const chain = {
  ballot: linked.extend({ by_group: z.boolean() }).nullable(),
  topics: z.array(linked),
  tasks: z.array(task),
  ballot_tasks: z.array(task),
  reviews: z.array(review),
}

export const projectView = projectBrief.extend({
  description: z.string(),
  area: z.object({ id, name: z.string() }).nullable(),
  lead_post_id: id.nullable(),
  words: z.string(),
  made_at: instant,
  steps: z.array(step.extend({ open: z.boolean(), who: z.string(), system: z.boolean() })),
  conditions_count: z.number().int(),
  ...chain,
  can,
})

export const conditionView = z.object({
  id,
  place: z.string(),
  /** which of what this household said; from 2 on what was written down later */
  part: z.number().int(),
  text: z.string(),
  said_at: instant,
  state: z.enum(conditionStates),
  note: z.string(),
  settled_day: civilDate.nullable(),
  files: z.array(fileView),
})

/** What everybody reads: no names, no condition of a household. */
export const openBrief = projectBrief
  .pick({
    id: true,
    number: true,
    title: true,
    kind: true,
    place: true,
    state: true,
    cost_fen: true,
    from_day: true,
    to_day: true,
    note: true,
  })
  .extend({
    /** which of what a ballot chose it is */
    option_code: z.string().nullable(),
  })
export const openProject = openBrief.extend({
  description: z.string(),
  lead: z.string(),
  words: z.string(),
  /** null where so few would tell of single households */
  conditions: z.object({ all: z.number().int(), kept: z.number().int() }).nullable(),
  steps: z.array(step.omit({ at: true })),
  /** where its pictures lie, each by its id */
  files_at: z.string(),
  ...chain,
})

/** On a ballot: what was chosen, and the project it became. */
export const chosenView = z.object({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  cost_fen: costFen.nullable(),
  project: openBrief.nullable(),
})

/** What became of a condition of one's own household. */
export const ownCondition = z.object({
  id,
  text: z.string(),
  /** else somebody else of the household */
  said_by_me: z.boolean(),
  part: z.number().int(),
  state: z.enum(conditionStates),
  note: z.string(),
  settled_day: civilDate.nullable(),
  project: openBrief.pick({ id: true, title: true, state: true }),
})
