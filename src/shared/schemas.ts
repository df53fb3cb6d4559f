/** Zod pieces that every contract uses. */
import { z } from 'zod'

/** A UUIDv7 made by the server. */
export const id = z.uuid()

/** Number of a community: the last part of the two trees that all communities share. */
export const communityId = z.coerce.number().int().min(1).max(2_000_000_000)

/** An instant as ISO 8601 text in UTC. */
export const instant = z.iso.datetime()

/** A civil day 'YYYY-MM-DD', without a zone, of years people live in: at the ends of time one day more can't be written. */
export const civilDate = z.iso.date().refine((day) => day >= '1800-01-01' && day <= '2199-12-31', { error: 'invalid' })

/** Unicode text without control characters; surrounding blanks dropped; length in characters as people count them. */
export function text(min: number, max: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => !controlCharacters.test(value), { error: 'control_characters' })
    .refine((value) => [...value].length >= min, { error: min > 0 ? 'required' : 'too_short' })
    .refine((value) => [...value].length <= max, { error: 'too_long', params: { max } })
}

const controlCharacters = /[\p{Cc}--[\n\r\t]]|\p{Cs}/v

/** Keyset paging: `after` is the opaque cursor of the previous page. */
export const pageQuery = z.object({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A page of a list. `next` is the cursor of the following page, null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** Parameters of every route of a community. */
export const inCommunity = z.object({ community: communityId })

/** The same with the id of one thing. */
export const oneInCommunity = inCommunity.extend({ id })

/** A list being made into a sheet in the background. */
export const exportRun = z.object({
  id,
  state: z.enum(['running', 'ready', 'refused', 'gone']),
  rows: z.number().int().nullable(),
  /** why nothing came of it */
  why: z.string(),
  started_at: instant,
  finished_at: instant.nullable(),
  /** until when the file can be fetched */
  until: instant.nullable(),
})

/** What this person may do next with the thing shown. */
export const can = z.array(z.string())
