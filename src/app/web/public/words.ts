import i18next, { type i18n } from 'i18next'
import kitWords from '../i18n/zh-CN.json'
import { mainLocale } from '../words.ts'

type Catalogues = Record<string, Record<string, unknown>>

const catalogues: Catalogues = import.meta.glob('../../../modules/*/i18n/*.json', {
  query: '?words=public',
  import: 'default',
  eager: true,
})
const kit: Catalogues = import.meta.glob('../i18n/*.json', { import: 'default', eager: true })
const instances = new Map<string, i18n>()

function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const all: Record<string, Record<string, Record<string, unknown>>> = { [mainLocale]: { kit: kitWords } }
  for (const [file, words] of Object.entries({ ...catalogues, ...kit })) {
    const [, module = 'kit'] = /modules\/([^/]+)\//.exec(file) ?? []
    const [, locale = mainLocale] = /([\w-]+)\.json$/.exec(file) ?? []
    all[locale] = { ...all[locale], [module]: words }
  }
  return all
}

/** All texts in one language, at once: the renderer waits for nothing. */
export function publicWords(locale: string): i18n {
  const known = instances.get(locale)
  if (known) return known
  const made = i18next.createInstance()
  void made.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: resources() as never,
    interpolation: { escapeValue: false },
  })
  instances.set(locale, made)
  return made
}
