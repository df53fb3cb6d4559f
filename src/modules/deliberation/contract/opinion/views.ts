import { z } from 'zod'
import { can, id, instant } from '../../../../shared/schemas.ts'
import { contributionStates } from '../topics/kinds.ts'

export const opinionAnswers = ['agree', 'disagree', 'pass'] as const
export type OpinionAnswer = (typeof opinionAnswers)[number]

const count = z.number().int()
/** Of a hundred of those who answered, in steps of five; null where they were too few to be told of. */
const shares = z.object({ agree: count, disagree: count, pass: count }).nullable()
const way = z.enum(['agree', 'disagree'])

/** One statement in the map. `unites`: all groups answer so; `divides`: groups answer differently; else neither. */
const mappedStatement = z.object({
  id,
  text: z.string(),
  kind: z.enum(['unites', 'divides', 'other']),
  way,
  all: shares,
  groups: z.array(shares),
})

/** What comes of all answers: nobody's single one. */
export const mapView = z.object({
  drawn_at: instant,
  participants: count,
  groups: z.array(z.object({ number: count, size: count, speaks: z.array(z.object({ text: z.string(), way })) })),
  /** what unites first, then what divides; the strongest first */
  statements: z.array(mappedStatement),
})
export type MapView = z.output<typeof mapView>

export const publicMapView = mapView
  .omit({ groups: true })
  .extend({ groups: z.array(z.object({ number: count, size: count })) })

/** Why there is no map: not switched on, too few neighbours, or it is about to be drawn. */
const why = z.enum(['off', 'few', 'soon']).nullable()

const shown = { map_on: z.boolean(), map: mapView.nullable(), why, needed: count }

/** A statement as its reader may see it: staff with the name of who wrote it, a resident with their own answer. */
export const statementView = z.object({
  id,
  text: z.string(),
  at: instant,
  state: z.enum(contributionStates),
  reason: z.string(),
  seeded: z.boolean(),
  by_name: z.string(),
  mine: z.boolean(),
  /** how many were merged into it */
  same: count,
  answer: z.enum(opinionAnswers).nullable(),
  can,
})

/** The next statement to answer, and how far one has come. */
export const cardView = z.object({
  of: count,
  answered: count,
  next: z.object({ id, text: z.string() }).nullable(),
})

export const ownOpinion = z.object({
  topic: z.object({ id, title: z.string() }),
  ...shown,
  look_first: z.boolean(),
  card: cardView,
  /** `answer`, `state`; empty where the hall isn't the reader's or its time is over */
  can,
  over: z.boolean(),
})

export const opinionView = z.object({
  topic: z.object({ id, title: z.string() }),
  ...shown,
  shown: count,
  waiting: count,
  /** how many answered anything; null where they are few */
  people: count.nullable(),
  over: z.boolean(),
  can,
})
