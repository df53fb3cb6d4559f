import { useKitWords } from '../words.ts'
import styles from './message.module.css'

/** In the place of rows, or of things to choose (`choice`), there are none of, where a page has nothing better to say. */
export function NothingYet({ choice = false }: { choice?: boolean }) {
  const t = useKitWords()
  return <p className={styles.text}>{t(choice ? 'no_choice' : 'nothing_yet')}</p>
}
