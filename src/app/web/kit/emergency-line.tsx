import { useKitWords } from '../words.ts'
import { telHref } from './call-link.tsx'
import { emergenciesIn } from './emergencies.ts'
import styles from './emergency-line.module.css'

interface EmergencyLineProps {
  /** What was said, as far as it is written. */
  text: string
  /** What is to be done first in matters of the item chosen. */
  divert?: string | null | undefined
}

/**
 * Where somebody takes down what another one says: 110, 119, 120, 122 come first, as soon as the words or the item speak of an emergency.
 * Nothing otherwise. Filing goes on below it.
 */
export function EmergencyLine({ text, divert }: EmergencyLineProps) {
  const t = useKitWords()
  const numbers = emergenciesIn(text, divert)
  return (
    <div role="status">
      {(numbers.length > 0 || divert) && (
        <p className={styles['line']}>
          {numbers.length > 0 && <strong>{t('emergency.first')}</strong>}
          {numbers.map((number) => (
            <a key={number} href={telHref(number)} className="whole">
              {t(`emergency.of.${number}`)}
            </a>
          ))}
          {divert && <span>{divert}</span>}
        </p>
      )}
    </div>
  )
}
