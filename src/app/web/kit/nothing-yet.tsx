import { useKitWords } from '../words.ts'
import styles from './message.module.css'

/** In the place of rows there are none of, where a page has nothing better to say. */
export function NothingYet() {
  const t = useKitWords()
  return <p className={styles.text}>{t('nothing_yet')}</p>
}
