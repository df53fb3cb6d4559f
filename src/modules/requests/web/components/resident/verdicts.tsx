import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { useKitWords, useWords } from '../../../../../app/web/words.ts'
import { lastMoment } from '../last-moment.ts'
import styles from './matter.module.css'
import { type Verdict, VerdictForm } from './verdict-form.tsx'
import type { OwnRequest } from './views.ts'

interface VerdictsProps {
  request: OwnRequest
  onJudge: (verdict: Verdict) => Promise<unknown>
}

/** My judgement in words: 解决了 · 很满意 · what I wrote. */
function useJudged(request: OwnRequest): string {
  const t = useWords('requests')
  const kit = useKitWords()
  const given = request.judgements.find((judgement) => judgement.reached)
  if (!given) return ''
  const end = request.outcome === 'answered' ? 'answered' : 'solved'
  return [
    t(`resident.verdict.${end}.${given.solved ? 'yes' : 'no'}`),
    given.grade && kit(`rating.${given.grade}`),
    given.comment,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Asks for the judgement; once given it is shown, and can be changed until the window ends. */
export function Verdicts({ request, onJudge }: VerdictsProps) {
  const t = useWords('requests')
  const dates = useDates()
  const judged = useJudged(request)
  const [asking, setAsking] = useState(request.state === 'finished')
  if (asking) return <VerdictForm request={request} onJudge={onJudge} />
  return (
    <Card title={t('resident.verdict.given')}>
      {judged && <p className={styles.said}>{judged}</p>}
      {request.confirm_until && (
        <p className={styles.quiet}>
          {t('resident.verdict.change_until', { date: dates.day(lastMoment(request.confirm_until)) })}
        </p>
      )}
      <Button onClick={() => setAsking(true)}>{t('resident.verdict.change')}</Button>
    </Card>
  )
}
