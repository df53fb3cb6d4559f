import { type Language, languages } from '../../shared/languages.ts'

/** Each language by its own name, and in a character or two where room is short. */
export const languageNames = languages.map((locale) => {
  const name = ownName(locale)
  return { locale, name, short: locale === 'en' ? 'EN' : name.slice(0, 1) }
})

function ownName(locale: Language): string {
  const script = locale === 'zh-CN' ? 'zh-Hans' : locale
  return new Intl.DisplayNames(script, { type: 'language' }).of(script) ?? locale
}
