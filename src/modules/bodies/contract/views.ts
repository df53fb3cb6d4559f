import { z } from 'zod'
import { postKinds } from '../../../shared/actor.ts'
import { can, civilDate, id } from '../../../shared/schemas.ts'
import { bodyKinds, compoundSides, departmentKinds, offices, waysToPost } from './kinds.ts'

const named = z.object({ id, name: z.string() })
const told = z.string().nullable()
/** First and last day; `until` null: no end set. */
const period = { from: civilDate, until: civilDate.nullable() }

export const bodyBrief = z.object({
  id,
  kind: z.enum(bodyKinds),
  department_kind: z.enum(departmentKinds).nullable(),
  name: z.string(),
  area: named.nullable(),
  public_phone: told,
  dissolved: z.boolean(),
})

export const memberView = z.object({
  id,
  person_id: id.nullable(),
  name: z.string(),
  unit: told,
  office: z.enum(offices),
  title: told,
  public: z.boolean(),
  public_phone: told,
  ...period,
  ended: z.boolean(),
})

export const serviceView = z.object({ id, compound: named.nullable(), ...period, ended: z.boolean() })

export const termView = z.object({
  id,
  person_id: id,
  name: z.string(),
  how: z.enum(waysToPost),
  ...period,
  state: z.enum(['to_come', 'in_force', 'ended']),
})

export const postView = z.object({
  id,
  kind: z.enum(postKinds),
  title: z.string(),
  area: named.nullable(),
  body: named.nullable(),
  seats: z.number().int(),
  seats_vacant: z.number().int(),
  duties: told,
  public: z.boolean(),
  public_phone: told,
  hours: told,
  closed: z.boolean(),
  /** Terms in force and to come. */
  terms: z.array(termView),
  can,
})

export const bodyView = bodyBrief.extend({
  powers: told,
  duties: told,
  decision_rule: told,
  hours: told,
  established_on: civilDate.nullable(),
  filed_on: civilDate.nullable(),
  members: z.array(memberView),
  services: z.array(serviceView),
  posts: z.array(postView),
  can,
})

/** Somebody as the public sees them: never a number of their own, only what belongs to the office. */
const publicMember = z.object({
  name: z.string(),
  office: z.enum(offices),
  title: told,
  unit: told,
  phone: told,
  ...period,
})
const publicPost = z.object({
  id,
  kind: z.enum(postKinds),
  title: z.string(),
  area: told,
  duties: told,
  phone: told,
  hours: told,
  holders: z.array(z.object({ name: z.string(), ...period })),
  seats_vacant: z.number().int(),
})
const publicBody = z.object({
  id,
  kind: z.enum(bodyKinds),
  name: z.string(),
  duties: told,
  powers: told,
  decision_rule: told,
  phone: told,
  hours: told,
  established_on: civilDate.nullable(),
  filed_on: civilDate.nullable(),
  /** Since when it serves this compound (property companies). */
  serves: z.object(period).nullable(),
  members: z.array(publicMember),
  /** Members whose names aren't public. */
  members_unnamed: z.number().int(),
  posts: z.array(publicPost),
})

/** One page for a compound with its five sides, and what is vacant. */
export const compoundPage = z.object({
  compound: z.object({
    id,
    name: z.string(),
    kind: z.string(),
    compound_kind: told,
    buildings: z.number().int(),
    dwellings: z.number().int(),
    households_estimate: z.number().int().nullable(),
    /** The kind of body that answers for the common parts unless ruled otherwise. */
    caretaker: told,
  }),
  sides: z.array(
    z.object({
      side: z.enum(compoundSides),
      /** Whether a compound of this kind is expected to have it. */
      expected: z.boolean(),
      vacant: z.boolean(),
      bodies: z.array(publicBody),
      posts: z.array(publicPost),
    }),
  ),
  /** Further bodies of the compound: its oversight committee, clubs, teams. */
  others: z.array(publicBody),
  community_phone: told,
})

/** Who answers here, grid by grid. */
export const answeringView = z.object({
  community: z.object({ name: z.string(), phone: told, supervision_phone: told, hours: told }),
  grids: z.array(
    z.object({ id, name: z.string(), boundary: told, posts: z.array(publicPost), seats_vacant: z.number().int() }),
  ),
  /** Public posts over the whole community. */
  posts: z.array(publicPost),
})

export type BodyBrief = z.output<typeof bodyBrief>
export type BodyView = z.output<typeof bodyView>
export type MemberView = z.output<typeof memberView>
export type ServiceView = z.output<typeof serviceView>
export type TermView = z.output<typeof termView>
export type PostView = z.output<typeof postView>
export type PublicPost = z.output<typeof publicPost>
export type PublicBody = z.output<typeof publicBody>
export type CompoundPage = z.output<typeof compoundPage>
export type AnsweringView = z.output<typeof answeringView>
