import type { Language } from '../../../shared/languages.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** '6月12日 20:15', for short messages that belong to no community: one time holds in all of China. */
export function chinaTime(instant: Date, language: Language): string {
  const known = formats.get(language)
  const format =
    known ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'Asia/Shanghai',
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(language, format)
  return format.format(instant)
}
