/** Views of what follows a closing: calls back, neighbours' words, what is left out of the second figure. */
import { z } from 'zod'
import { can, id, instant } from '../../../shared/schemas.ts'
import { exclusionReasons, itemClass, requestBrief } from './views.ts'

/** A call back that is due. */
export const followUpView = requestBrief.extend({
  /** who calls; null: nobody yet */
  caller: z.object({ id, name: z.string() }).nullable(),
  mine: z.boolean(),
  /** calls in vain since it was finished, and how many there are at most */
  attempts: z.number().int(),
  attempts_most: z.number().int(),
  last_attempt_at: instant.nullable(),
  finished_at: instant,
  confirm_until: instant.nullable(),
  /** what was said to be done */
  result: z.string(),
  version: z.number().int(),
  can,
})

export const callScript = z.object({
  class: itemClass,
  text: z.string(),
  /** the community's own words, not the template's */
  own: z.boolean(),
})

/** A matter open to neighbours that is said to be done. No name, no dwelling, no words of the one who asked. */
export const neighbourMatter = z.object({
  id,
  number: z.string(),
  item_name: z.string(),
  place: z.string(),
  result: z.string(),
  finished_at: instant,
  until: instant,
  confirmed: z.number().int(),
  needed: z.number().int(),
  /** the reader's own word */
  mine: z.object({ done: z.boolean() }).nullable(),
})

/** How a neighbour's word came; some of them staff enter. */
export const enteredChannels = ['counter', 'telephone', 'door'] as const
export const neighbourChannels = ['account', 'slip', ...enteredChannels] as const

/** What neighbours said on the closing in force, as staff see it. */
export const neighboursView = z.object({
  /** where it is: whose dwellings are asked first */
  area: z.object({ id, name: z.string() }).nullable(),
  /** dwellings that say it is done, and how many close it */
  confirmed: z.number().int(),
  needed: z.number().int(),
  /** slips made */
  slips: z.number().int(),
  words: z.array(
    z.object({
      id,
      channel: z.enum(neighbourChannels),
      /** the dwelling; '' for who signed in */
      place: z.string(),
      done: z.boolean(),
      comment: z.string(),
      /** of the staff; '' where nobody entered it */
      entered_by: z.string(),
      said_at: instant,
      can,
    }),
  ),
  can,
})

export const exclusionStates = ['asked', 'granted', 'declined', 'withdrawn'] as const

export const exclusionView = z.object({
  id,
  request: z.object({ id, number: z.string(), title: z.string() }),
  reason: z.enum(exclusionReasons),
  text: z.string(),
  state: z.enum(exclusionStates),
  asked_at: instant,
  asked_by: z.string(),
  decided_at: instant.nullable(),
  decided_by: z.string(),
  decision_text: z.string(),
  files: z.array(
    z.object({
      file_id: id,
      media_type: z.string(),
      width: z.number().int().nullable(),
      height: z.number().int().nullable(),
    }),
  ),
  can,
})
