import { z } from 'zod'

/** Money in fen; areas in whole square centimetres. */
export const whole = z.number().int().nonnegative()
