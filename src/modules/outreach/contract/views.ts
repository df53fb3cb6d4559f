import { z } from 'zod'
import { can, civilDate, id, instant, text } from '../../../shared/schemas.ts'

export const roundState = z.enum(['planned', 'open', 'closed'])
export const outcome = z.enum(['opened', 'not_home', 'refused'])
export const questionKind = z.enum(['text', 'one', 'several', 'yes_no'])

/** A question of a round. `id` is the planner's own short name for it; `options` are those of one and several. */
export const question = z.object({
  id: z.string().regex(/^[a-z][a-z\d_]{0,19}$/),
  kind: questionKind,
  label: text(1, 80),
  options: z.array(text(1, 30)).max(12).default([]),
})

/** A text or an option; several options; yes or no. */
export const answer = z.union([text(0, 500), z.array(text(1, 30)).max(12), z.boolean()]).nullable()
export const answers = z.record(z.string().max(20), answer)

/** The same as answers tell it: nothing is transformed on the way out. */
export const questionView = z.object({
  id: z.string(),
  kind: questionKind,
  label: z.string(),
  options: z.array(z.string()),
})
const answersView = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()]).nullable())

export const walker = z.object({ person_id: id, name: z.string(), title: z.string() })

/** Doors knocked at, and opened: told of rounds with several walkers only, so that no figure stands for one. */
const doors = z.object({ knocks: z.number().int(), opened: z.number().int() }).nullable()

const counts = {
  dwellings: z.number().int(),
  opened: z.number().int(),
  not_home: z.number().int(),
  refused: z.number().int(),
  confirmed: z.number().int(),
}

export const roundBrief = z.object({
  id,
  name: z.string(),
  state: roundState,
  from_day: civilDate,
  until_day: civilDate,
  ...counts,
  doors,
})

export const roundView = roundBrief.extend({
  note: z.string(),
  areas: z.array(z.object({ id, name: z.string() })),
  unconfirmed_months: z.number().int().nullable(),
  questions: z.array(questionView),
  walkers: z.array(walker.extend({ dwellings: z.number().int() })),
  can,
})

export const buildingProgress = z.object({
  building_id: id,
  name: z.string(),
  ...counts,
  walkers: z.array(z.object({ person_id: id, name: z.string() })),
})

/** How the dwellings would be shared out. */
export const split = z.object({
  dwellings: z.number().int(),
  /** lie in the reach of no walker chosen */
  unreached: z.array(z.object({ area_id: id, name: z.string(), dwellings: z.number().int() })),
  shares: z.array(
    walker.extend({
      dwellings: z.number().int(),
      blocks: z.array(z.object({ area_id: id, name: z.string(), dwellings: z.number().int() })),
    }),
  ),
})

export const mark = z.object({
  id,
  person_id: id.nullable(),
  says: z.enum(['here', 'gone', 'new']),
  name: z.string(),
  phone_masked: z.string().nullable(),
  note: z.string(),
})

export const visitView = z.object({
  round_id: id,
  dwelling_id: id,
  name: z.string(),
  block: z.string(),
  position: z.number().int(),
  outcome: outcome.nullable(),
  next_day: civilDate.nullable(),
  note: z.string(),
  answers: answersView,
  confirmed: z.boolean(),
  revision: z.number().int(),
  changed_at: instant.nullable(),
  knocks: z.number().int(),
  /** whom the register knows there: they are confirmed or corrected, not asked again */
  residents: z.array(z.object({ person_id: id, name: z.string(), role: z.string(), lives_here: z.boolean() })),
  marks: z.array(mark),
  last_confirmed_at: instant.nullable(),
  photos: z.array(id),
  needs: z.array(z.object({ request_id: id })),
  can,
})
