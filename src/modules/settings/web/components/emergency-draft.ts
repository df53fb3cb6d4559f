import {
  differing,
  type EmergencyNumber,
  type EmergencyWords,
  emergencyNumbers,
  phrasesFor,
} from '../../../../shared/emergencies.ts'

/** The phrases as they are typed: one a line. */
export type OwnDraft = { phrases: string; text: string; phone: string }
export type EmergencyDraft = { phrases: Record<EmergencyNumber, string>; harmless: string; own: OwnDraft[] }

const none: EmergencyWords = { more: {}, fewer: {}, harmless: [], own: [] }

export function draftOf(words: EmergencyWords | null): EmergencyDraft {
  const { harmless, own } = words ?? none
  return {
    phrases: byNumber((number) => phrasesFor(number, words ?? none).join('\n')),
    harmless: harmless.join('\n'),
    own: own.map(({ phrases, ...first }) => ({ ...first, phrases: phrases.join('、') })),
  }
}

/** What was typed, as it is kept; null where it is what is usual. */
export function wordsOf(draft: EmergencyDraft): EmergencyWords | null {
  const apart = byNumber((number) => differing(number, linesOf(draft.phrases[number])))
  const words = {
    more: some(byNumber((number) => apart[number].more)),
    fewer: some(byNumber((number) => apart[number].fewer)),
    harmless: linesOf(draft.harmless),
    own: draft.own.map(({ phrases, text, phone }) => ({
      phrases: linesOf(phrases),
      text: text.trim(),
      phone: phone.trim(),
    })),
  }
  const parts = [...Object.values(words.more), ...Object.values(words.fewer), words.harmless, words.own]
  return parts.some((part) => part.length > 0) ? words : null
}

/** One a line, or parted by commas; `...` is what keyboards have for `…`. */
function linesOf(typed: string): string[] {
  const lines = typed.split(/[\n、，,；;]/).map((line) => line.replaceAll(/…+|\.{3,}/g, '…').trim())
  return [...new Set(lines.filter(Boolean))]
}

function byNumber<T>(of: (number: EmergencyNumber) => T): Record<EmergencyNumber, T> {
  return Object.fromEntries(emergencyNumbers.map((number) => [number, of(number)])) as Record<EmergencyNumber, T>
}

function some(lists: Record<EmergencyNumber, string[]>): EmergencyWords['more'] {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
}
