import { IconLogin2, IconRefresh } from '@tabler/icons-react'
import { type ApiProblem, asProblem } from '../api-problem.ts'
import { LampOff } from '../art/lamp-off.tsx'
import { usePlace } from '../place.ts'
import { signInAddress } from '../sign-in.ts'
import { useKitWords } from '../words.ts'
import { Button, ButtonLink } from './button.tsx'
import styles from './message.module.css'
import { useOneVoice } from './one-voice.ts'
import { PhoneLink } from './phone-link.tsx'
import { useProblemWords } from './problem-words.ts'

interface ErrorStateProps {
  problem: unknown
  onRetry?: () => unknown
  /** A failed part of a page that otherwise works: a box without drawing. */
  part?: boolean
}

/** Whether the same request may do better. */
function mayRetry({ status }: ApiProblem): boolean {
  return status === 0 || status >= 429
}

function Acts({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => unknown }) {
  const t = useKitWords()
  if (problem.status === 401) {
    return (
      <ButtonLink kind="main" icon={IconLogin2} href={signInAddress()} narrow>
        {t('sign_in')}
      </ButtonLink>
    )
  }
  if (!onRetry) return null
  return (
    <Button icon={IconRefresh} onClick={() => void onRetry()}>
      {t('retry')}
    </Button>
  )
}

/** What happened, what it means, what to do, and whom to ring. Said once on a page where several blocks fail alike. */
export function ErrorState({ problem: thrown, onRetry, part = false }: ErrorStateProps) {
  const t = useKitWords()
  const words = useProblemWords()
  const place = usePlace()
  const problem = asProblem(thrown)
  const voice = useOneVoice({ part, code: problem.code, retry: mayRetry(problem) ? onRetry : undefined })
  const { title, detail } = words(problem)
  if (!voice.speaks) {
    return (
      <div ref={voice.element} className={styles.quiet} data-message data-quiet>
        <p className={styles.text}>{t('not_now')}</p>
      </div>
    )
  }
  return (
    <div
      ref={voice.element}
      className={part ? `${styles.message} ${styles.inline}` : styles.message}
      role="alert"
      data-message
    >
      {!part && (
        <div className={styles.drawing}>
          <LampOff />
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {detail && <p className={styles.text}>{detail}</p>}
      <div className={styles.acts}>
        <Acts problem={problem} onRetry={voice.retry} />
        {place && <PhoneLink phone={place.phone}>{t('ring_community')}</PhoneLink>}
      </div>
      {problem.requestId && problem.status >= 500 && (
        <p className={styles.code}>{t('problem.request', { id: problem.requestId })}</p>
      )}
    </div>
  )
}
