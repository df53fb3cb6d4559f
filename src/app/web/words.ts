import i18next, { type i18n, type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import kitWords from './i18n/zh-CN.json'

/** The language whose kit texts come with every face. */
export const mainLocale = 'zh-CN'

/** The namespace of what stands in menus and palette, of all modules: it is needed on every page, their other texts are not. */
export const menuWords = 'menu'

/** Loads one module's page texts in one language; answers `{}` where there are none. */
export type LoadWords = (locale: string, module: string) => Promise<Record<string, unknown>>

/** One instance per face, made once before the first render. Namespaces are module names; `kit` and `menu` are our own. */
export async function initWords(locale: string, load: LoadWords): Promise<i18n> {
  const instance = i18next.createInstance()
  await instance
    .use(initReactI18next)
    .use({
      type: 'backend' as const,
      init() {},
      read(language: string, namespace: string, done: (error: Error | null, words: Record<string, unknown>) => void) {
        load(language, namespace).then(
          (words) => done(null, words),
          () => done(null, {}),
        )
      },
    })
    .init({
      lng: locale,
      // Every language is complete (`npm run check -- text`): a second one would only be loaded in vain.
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['kit'],
      defaultNS: 'kit',
      resources: { [mainLocale]: { kit: kitWords } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  return instance
}

/**
 * Texts of a module: `const t = useWords('requests')`, `t('resident.file.title')`. The key is the path below `pages` in
 * the module's catalogue; the shell has loaded it before the page renders.
 */
export function useWords(module: string): TFunction {
  return useTranslation(module).t
}

/** Texts of the menus: `t('requests.workbench.nav.requests')`. */
export function useMenuWords(): TFunction {
  return useTranslation(menuWords).t
}

/** Texts of the kit. */
export function useKitWords(): TFunction {
  return useTranslation('kit').t
}

/** Writes things one after another, parted as the language parts them: 、 in Chinese, a comma in English; `；` parts what has commas. */
export function useListed(): (things: readonly string[], heavy?: boolean) => string {
  const t = useKitWords()
  return (things, heavy = false) => things.join(t(heavy ? 'list.semicolon' : 'list.comma'))
}

/** Sentences one after another: a gap parts them in English, nothing in Chinese. What isn't a text is left out. */
export function useSentences(): (...sentences: unknown[]) => string {
  const gap = useLocale().startsWith('zh') ? '' : ' '
  return (...sentences) => sentences.filter((one) => typeof one === 'string' && one !== '').join(gap)
}

/** The language shown now: `zh-CN`, `zh-Hant`, `en`. */
export function useLocale(): string {
  return useTranslation('kit').i18n.language
}
