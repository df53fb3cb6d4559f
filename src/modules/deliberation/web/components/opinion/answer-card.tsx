import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from './opinion.module.css'
import { type OwnOpinion, ownStatementReads, type Way, ways } from './views.ts'

type Last = { id: string; text: string; answer: Way }

/** One statement at a time with three answers; the last one can be changed back. */
export function AnswerCard({ opinion }: { opinion: OwnOpinion }) {
  const t = useWords('deliberation')
  const [card, setCard] = useState(opinion.card)
  const [last, setLast] = useState<Last>()
  const done = { refresh: ownStatementReads }
  const answer = useWrite('POST /api/c/:community/my/statements/:id/answer', { ...done, onSuccess: setCard })
  const back = useWrite('POST /api/c/:community/my/statements/:id/take-back', {
    ...done,
    onSuccess: (next) => {
      // The one taken back stands there again, whatever would be its turn.
      setCard(last ? { ...next, next: { id: last.id, text: last.text } } : next)
      setLast(undefined)
    },
  })
  const busy = answer.isPending || back.isPending
  const { next } = card
  const give = (way: Way) => {
    if (!next) return
    answer.mutate(
      { params: { id: next.id }, body: { answer: way } },
      { onSuccess: () => setLast({ ...next, answer: way }) },
    )
  }
  const problem = answer.error ?? back.error
  return (
    <Card title={t('resident.opinion.question')}>
      <Stack>
        <p className={styles.text} aria-live="polite">
          {t('resident.opinion.progress', { answered: card.answered, of: card.of })}
        </p>
        {next ? (
          <div className={styles.asked}>
            <blockquote aria-live="polite">{next.text}</blockquote>
            <div className={styles.answers}>
              {ways.map((way) => (
                <Button key={way} wide kind="quiet" busy={busy} onClick={() => give(way)}>
                  {t(`words.opinion.way.${way}`)}
                </Button>
              ))}
            </div>
          </div>
        ) : (
          <p className={styles.text}>
            {t(card.of === 0 ? 'resident.opinion.nothing_yet' : 'resident.opinion.all_done')}
          </p>
        )}
        {last && (
          <div className={styles.row}>
            <span>
              {t('resident.opinion.last', { text: last.text, answer: t(`words.opinion.way.${last.answer}`) })}
            </span>
            <Button narrow busy={busy} onClick={() => back.mutate({ params: { id: last.id }, body: {} })}>
              {t('resident.opinion.back')}
            </Button>
          </div>
        )}
        {problem && <ErrorState problem={problem} part />}
        <p className={styles.text}>{t('words.opinion.private')}</p>
      </Stack>
    </Card>
  )
}
