import { z } from 'zod'
import { lawCodes } from './kinds.ts'

/**
 * A share in whole numbers: `num` of `den`. `over`: more than that share (过半数); else that share is enough (三分之二以上), as 民法典 1259
 * has the words. A `num` of 0 asks for nobody.
 */
export const share = z
  .object({ num: z.number().int().min(0).max(100), den: z.number().int().min(1).max(100), over: z.boolean() })
  .refine((one) => one.num <= one.den && !(one.over && one.num === one.den), { error: 'invalid', path: ['num'] })
export type Share = z.output<typeof share>

/** Of whom a resolution needs its share: those present with a vote, or all members. */
export const shareOf = ['present', 'members'] as const

export const lawFigures = z.object({
  quorum: share,
  pass: share,
  pass_of: z.enum(shareOf),
  /** somebody may be sent instead */
  deputies: z.boolean(),
  /** days between the call and the meeting, at least */
  notice_days: z.number().int().min(0).max(60),
  /** what the figures rest on, as people cite it */
  article: z.string().max(200),
})
export type LawFigures = z.output<typeof lawFigures>

export const law = lawFigures.extend({ code: z.enum(lawCodes) })
export type Law = z.output<typeof law>
