import { type EmergencyWords, emergenciesIn, emergencyNumbers, ownFirstIn } from '../../../shared/emergencies.ts'
import { useKitWords } from '../words.ts'
import { telHref } from './call-link.tsx'
import styles from './emergency-line.module.css'
import { emergencyWords } from './emergency-words.ts'

interface EmergencyLineProps {
  /** What was said, as far as it is written. */
  text?: string
  /** What is to be done first in matters of the item chosen. */
  divert?: string | null | undefined
  /** Where nothing is written that could tell: all numbers, and all the community has to say. */
  always?: boolean
  /** Phrases to try; the community's otherwise. */
  words?: EmergencyWords | undefined
}

/**
 * Where somebody takes down what another one says: 110, 119, 120, 122 come first, as soon as the words or the item speak of an emergency,
 * then what the community says first of its own. Nothing otherwise. Filing goes on below it.
 */
export function EmergencyLine({ text = '', divert, always = false, words = emergencyWords() }: EmergencyLineProps) {
  const t = useKitWords()
  const said = [text, divert].filter(Boolean).join('\n')
  const numbers = always ? emergencyNumbers : emergenciesIn(said, words)
  const own = always ? (words?.own ?? []) : ownFirstIn(said, words)
  return (
    <div role="status">
      {(numbers.length > 0 || own.length > 0 || divert) && (
        <p className={styles['line']}>
          {numbers.length > 0 && <strong>{t(always ? 'emergency.danger' : 'emergency.first')}</strong>}
          {numbers.map((number) => (
            <a key={number} href={telHref(number)} className="whole">
              {t(`emergency.of.${number}`)}
            </a>
          ))}
          {divert && <span>{divert}</span>}
          {own.map((first) => (
            <span key={first.text}>
              {first.text}
              {first.phone && (
                <>
                  {' '}
                  <a href={telHref(first.phone)} className="whole">
                    {first.phone}
                  </a>
                </>
              )}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
