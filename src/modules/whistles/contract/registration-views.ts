/** What is seen of dual registration: who registered, duties, who took them, statements. */
import { z } from 'zod'
import { can, civilDate, id, instant, text } from '../../../shared/schemas.ts'

export const organisation = text(2, 60)
export const places = z.number().int().min(1).max(500)

export const registrationKinds = ['organisation', 'member'] as const

export const registrationView = z.object({
  id,
  kind: z.enum(registrationKinds),
  /** of a member the name, of an organisation the organisation's */
  name: z.string(),
  home_organisation: z.string(),
  /** the organisation's body of the register, which is told itself; null where it isn't entered there */
  body_id: id.nullable(),
  /** of an organisation: members registered under its name */
  members: z.number().int(),
  contact_name: z.string(),
  contact_phone: z.string(),
  offers: z.string(),
  registered_at: instant,
  left_at: instant.nullable(),
  leave_reason: z.string(),
  /** duties in hand, and reported on */
  in_hand: z.number().int(),
  reported: z.number().int(),
  can,
})

export const takingView = z.object({
  registration_id: id,
  name: z.string(),
  home_organisation: z.string(),
  /** people it was taken on for */
  places: z.number().int(),
  taken_at: instant,
  given_up_at: instant.nullable(),
  reported_at: instant.nullable(),
  report_text: z.string(),
  people: z.number().int().nullable(),
  confirmed_at: instant.nullable(),
  can,
})

export const dutyView = z.object({
  id,
  title: z.string(),
  description: z.string(),
  place: z.string(),
  place_detail: z.string(),
  until_day: civilDate,
  needed: z.number().int(),
  taken: z.number().int(),
  made_at: instant,
  closed_at: instant.nullable(),
  close_reason: z.string(),
  /** past its day, or closed */
  over: z.boolean(),
  can,
})

export const dutyDetail = dutyView.extend({ takings: z.array(takingView) })
export const ownDuty = dutyView.extend({ mine: takingView.omit({ name: true, home_organisation: true }).nullable() })

export const statementWays = ['fetched', 'brought', 'post', 'mail'] as const

/** The statement went to its organisation. */
export const statementGiven = z.object({
  given_at: instant,
  way: z.enum(statementWays),
  given_to: z.string(),
  by: z.string(),
  members: z.number().int(),
  duties: z.number().int(),
})

/** What an organisation gets of its own: who registered, which duties they took, what they reported. */
export const statementView = z.object({
  home_organisation: z.string(),
  community: z.string(),
  year: z.number().int(),
  made_at: instant,
  organisation: z.object({ registered_at: instant, left_at: instant.nullable() }).nullable(),
  members: z.array(z.object({ name: z.string(), registered_at: instant, left_at: instant.nullable() })),
  duties: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      taken_at: instant,
      reported_at: instant.nullable(),
      report_text: z.string(),
      people: z.number().int().nullable(),
      confirmed: z.boolean(),
    }),
  ),
  /** when it was given to the organisation, the latest first */
  given: z.array(statementGiven),
  /** there is more than stands here */
  more: z.boolean(),
})
