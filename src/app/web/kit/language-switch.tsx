import { setLocale } from '../preferences.ts'
import { useKitWords, useLocale } from '../words.ts'
import styles from './elder-switch.module.css'

/** Languages there are texts for, by the kit's own catalogues. */
const locales = Object.keys(import.meta.glob('../i18n/*.json')).map((file) => file.replace(/^.*\/|\.json$/g, ''))

/** Each language by its own name; nothing while there is only one. */
export function LanguageSwitch() {
  const t = useKitWords()
  const current = useLocale()
  if (locales.length < 2) return null
  return (
    <span className={styles.languages} role="group" aria-label={t('language')}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          className={styles.switch}
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => setLocale(locale)}
        >
          {new Intl.DisplayNames(locale, { type: 'language' }).of(locale)}
        </button>
      ))}
    </span>
  )
}
