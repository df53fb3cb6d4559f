import { languageNames } from '../language-names.data.ts'
import { useChooseLanguage } from '../session.ts'
import { useKitWords, useLocale } from '../words.ts'
import styles from './language-switch.module.css'
import { useProblemWords } from './problem-words.ts'
import { switchLink } from './switch-link.ts'

/** Each language by its own name. What is chosen holds in this browser, and for who is signed in, in every other. */
export function LanguageSwitch() {
  const t = useKitWords()
  const current = useLocale()
  const words = useProblemWords()
  const { choose, waiting, problem } = useChooseLanguage()
  return (
    <span className={styles.languages} role="group" aria-label={t('language')}>
      {languageNames.map(({ locale, name, short }) => (
        <button
          key={locale}
          type="button"
          className={styles.language}
          lang={locale}
          aria-label={name}
          aria-pressed={locale === current}
          aria-busy={waiting}
          onClick={() => choose(locale)}
        >
          {short}
        </button>
      ))}
      {problem && <span role="alert">{words(problem).title}</span>}
    </span>
  )
}

/** The same on public pages: links, since nothing runs there. */
export function LanguageLinks({ path }: { path: string }) {
  const t = useKitWords()
  const current = useLocale()
  return (
    <span className={styles.languages} role="group" aria-label={t('language')}>
      {languageNames.map(({ locale, name, short }) => (
        <a
          key={locale}
          className={styles.language}
          href={switchLink(path, 'lang', locale)}
          hrefLang={locale}
          lang={locale}
          aria-label={name}
          aria-current={locale === current}
          rel="nofollow"
        >
          {short}
        </a>
      ))}
    </span>
  )
}
