import { type Language, languages } from '../../shared/languages.ts'

/** Written out: asking `Intl.DisplayNames` for three names held a slow phone's first page for a seventh of a second. */
const ownNames: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }

/** Each language by its own name, and in a character or two where room is short. */
export const languageNames = languages.map((locale) => {
  const name = ownNames[locale]
  // What is seen is part of what is heard.
  return locale === 'en' ? { locale, name: `EN (${name})`, short: 'EN' } : { locale, name, short: name.slice(0, 1) }
})
