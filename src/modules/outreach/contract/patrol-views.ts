import { z } from 'zod'
import { can, civilDate, id, instant, text } from '../../../shared/schemas.ts'

export const restDays = ['walk', 'no_holidays', 'working_days'] as const

/** One of both: each so many days, or on these weekdays (1 Monday … 7 Sunday). */
export const rhythm = z.object({
  every_days: z.number().int().min(1).max(90).nullable(),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  /** on days of rest: walked all the same, not on public holidays, on working days alone */
  rest_days: z.enum(restDays).default('walk'),
})

/** Degrees, WGS 84, to a metre. */
export const spot = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })

/** Its code was scanned; the phone stood there; by hand with a reason; not reached, with a reason. */
export const how = z.enum(['code', 'position', 'hand', 'skipped'])

export const findingState = z.enum(['noted', 'filed', 'to_verify', 'verified', 'closed'])
export const dueState = z.enum(['due', 'done', 'missed', 'excused'])

export const patrolWalker = z.object({
  kind: z.enum(['person', 'post']),
  id,
  /** of a person the name, of a post its title */
  name: z.string(),
  title: z.string(),
})

export const patrolPoint = z.object({ id, name: z.string(), code: z.string(), spot: spot.nullable() })

export const wantedRoute = z.object({
  name: text(2, 40),
  note: text(0, 500).default(''),
  area_id: id,
  rhythm,
  walker: z.object({ kind: z.enum(['person', 'post']), id }),
  /** in walking order; those with an id stay the same point with the same code, those left out are retired */
  points: z
    .array(z.object({ id: id.optional(), name: text(1, 40), spot: spot.nullable().default(null) }))
    .min(1)
    .max(40),
})

export const routeBrief = z.object({
  id,
  name: z.string(),
  area: z.object({ id, name: z.string() }),
  rhythm,
  walker: patrolWalker,
  points: z.number().int(),
  due_day: civilDate.nullable(),
  /** missed in the last thirty days and not excused */
  missed: z.number().int(),
  retired_at: instant.nullable(),
})

export const routeView = routeBrief.omit({ points: true }).extend({
  note: z.string(),
  points: z.array(patrolPoint),
  /** the latest first, at most twenty */
  dues: z.array(z.object({ day: civilDate, state: dueState, excuse: z.string() })),
  can,
})

export const reached = z.object({
  point_id: id,
  how,
  metres: z.number().int().min(0).max(100_000).nullable(),
  accuracy: z.number().int().min(0).max(100_000).nullable(),
  reason: z.string(),
  at: instant,
})

export const findingView = z.object({
  id,
  route_id: id,
  route: z.string(),
  place: z.string(),
  place_detail: z.string(),
  words: z.string(),
  state: findingState,
  found_at: instant,
  request: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  photos: z.array(id),
  /** taken when its finder looked again */
  verify_photos: z.array(id),
  sent_back: z.number().int(),
  can,
})

export const walkView = z.object({
  id,
  route_id: id,
  started_at: instant,
  finished_at: instant.nullable(),
  reached: z.array(reached),
  findings: z.array(id),
  /** the same with what was written; the number of the request it became, as far as the reader sees that */
  found: z.array(
    z.object({ id, words: z.string(), place: z.string(), state: findingState, number: z.string().nullable() }),
  ),
})

/** A route as the phone keeps it. `walk`: the reader's own that isn't finished, or that ended in the last days. */
export const ownRoute = z.object({
  id,
  name: z.string(),
  note: z.string(),
  area: z.object({ id, name: z.string() }),
  due: z.object({ from_day: civilDate, day: civilDate }).nullable(),
  points: z.array(patrolPoint),
  walk: walkView.nullable(),
})

/** Null: told of places where several walked only, so that no figure stands for one of them. */
const ofSeveral = z.number().int().nullable()
export const patrolFigures = z.object({
  area: z.object({ id, name: z.string() }).nullable(),
  due: ofSeveral,
  done: ofSeveral,
  missed: ofSeveral,
  findings: z.number().int(),
  rectified: z.number().int(),
  verified: z.number().int(),
})
