import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { Request } from '../views.ts'
import styles from './team.module.css'

interface MeanwhileProps {
  request: Request
  /** The last step that stood when the form was opened. */
  since: number
  onSeen: () => void
}

/** What others did while a form was open: said before it is sent. */
export function Meanwhile({ request, since, onSeen }: MeanwhileProps) {
  const t = useWords('requests')
  const dates = useDates()
  const steps = request.steps.filter((step) => step.seq > since)
  if (steps.length === 0) return null
  return (
    <div className={styles.meanwhile} role="alert">
      <p>{t('workbench.team.meanwhile')}</p>
      <ul className={styles.plain}>
        {steps.map((step) => (
          <li key={step.seq}>
            {dates.time(step.at)} {step.who} · {t([`words.step.${step.kind}`, 'words.step.other'])}
            {step.text && <span className={styles.quiet}>{step.text}</span>}
          </li>
        ))}
      </ul>
      <Button onClick={onSeen}>{t('workbench.team.meanwhile_seen')}</Button>
    </div>
  )
}
