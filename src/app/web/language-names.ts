import { type Language, languages } from '../../shared/languages.ts'

/** Each language by its own name, and in a character or two where room is short. */
export const languageNames = languages.map((locale) => {
  const name = ownName(locale)
  // What is seen is part of what is heard.
  return locale === 'en' ? { locale, name: `EN (${name})`, short: 'EN' } : { locale, name, short: name.slice(0, 1) }
})

function ownName(locale: Language): string {
  const script = locale === 'zh-CN' ? 'zh-Hans' : locale
  return new Intl.DisplayNames(script, { type: 'language' }).of(script) ?? locale
}
