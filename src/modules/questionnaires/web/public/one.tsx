import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { resultsView } from '../../contract.ts'
import styles from '../components/questionnaire.module.css'
import { QuestionFigures, RateList } from '../components/result-figures.tsx'

/** What a questionnaire came to and what follows from it. */
export function PublishedOne(results: z.output<typeof resultsView>) {
  const t = useWords('questionnaires')
  const dates = useDates()
  const date = results.published_at === null ? '' : dates.day(results.published_at)
  return (
    <PageFrame title={results.title} back="/questionnaires" intro={t('public.one.published', { date })}>
      <Card title={t('words.conclusion')}>
        <p className={layout['text']}>{results.conclusion}</p>
      </Card>
      <Card title={t('public.one.who')}>
        <RateList results={results} />
        {results.reach === 'link' && <p className={styles['quiet']}>{t('words.link_only')}</p>}
      </Card>
      <Card title={t('public.one.figures')}>
        {results.questions.map((result, index) => (
          <QuestionFigures key={result.question.id} result={result} number={index + 1} ground={results.ground} />
        ))}
        {results.questions.length === 0 && <p>{t('words.withheld.few')}</p>}
      </Card>
    </PageFrame>
  )
}
