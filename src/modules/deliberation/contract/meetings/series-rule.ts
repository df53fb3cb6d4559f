import { z } from 'zod'

const months = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(6), z.literal(12)])
const weekday = z.number().int().min(1).max(7)
/** The first to the fourth, or the last (-1). */
const nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)])

/**
 * On which days a series is held. `months`: in every how-manieth month, counted from the first day of the series. A month without the
 * day has its last one; so has a lunar month of 29 days.
 */
export const seriesRule = z.discriminatedUnion('every', [
  z.object({ every: z.literal('month_day'), day: z.number().int().min(1).max(31), months }),
  z.object({ every: z.literal('working_day'), nth, months }),
  z.object({ every: z.literal('month_weekday'), nth, weekday, months }),
  z.object({ every: z.literal('week'), weekday, weeks: z.union([z.literal(1), z.literal(2), z.literal(4)]) }),
  z.object({ every: z.literal('lunar_day'), day: z.number().int().min(1).max(30) }),
])
export type SeriesRule = z.output<typeof seriesRule>
