import { z } from 'zod'
import { emergencyNumbers } from '../../../shared/emergencies.ts'
import { text } from '../../../shared/schemas.ts'

const phrasesMost = 60
const ownMost = 10
const partsMost = 4
/** Few parts, so that looking for it stays short; more than blanks and signs, for such a one would be found everywhere. */
const phrase = text(1, 60).refine((one) => one.split('…').length <= partsMost && /[^\s/…]/.test(one), {
  error: 'invalid',
})
const phrases = z.array(phrase).max(phrasesMost)
const byNumber = z.partialRecord(z.enum(emergencyNumbers), phrases)

/** What a community decides about the phrases of emergencies (`src/shared/emergencies.ts`). */
export const emergencyWords = z.object({
  more: byNumber,
  fewer: byNumber,
  harmless: phrases,
  own: z
    .array(
      z.object({
        phrases: phrases.min(1),
        text: text(2, 120),
        phone: text(0, 20).refine((phone) => /^[\d+ -]*$/.test(phone), { error: 'invalid' }),
      }),
    )
    .max(ownMost),
})

const phrasesShown = z.array(z.string())
const shownByNumber = z.partialRecord(z.enum(emergencyNumbers), phrasesShown)

/** The same as answered: what was taken in is text as it is kept. */
export const emergencyWordsShown = z.object({
  more: shownByNumber,
  fewer: shownByNumber,
  harmless: phrasesShown,
  own: z.array(z.object({ phrases: phrasesShown, text: z.string(), phone: z.string() })),
})
