import type { Texts } from '../../../platform/texts.ts'
import type { Params } from './told.ts'
import { dayWords, instantWords } from './when-words.ts'

type Reader = { language: string; zone: string; brief?: boolean }

/** The sentence of a message as its reader is told it; `brief` for short messages, which count every character. */
export function sentenceOf(texts: Texts, { kind, params }: { kind: string; params: Params }, reader: Reader): string {
  const { language, zone, brief = false } = reader
  const { at, day, ...plain } = params
  const by = at ? instantWords(new Date(at), language, zone, brief) : day ? dayWords(day, language, brief) : ''
  return texts.message(language, 'notifications', `told_${kind}`, { ...plain, by })
}
