import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './matter.module.css'
import type { Answer } from './views.ts'

/** Who is answerable, why, and by when: promised before the request is sent. */
export function AnswerCard({ answer }: { answer: Answer }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <Card title={t('resident.answer.title')}>
      <p className={styles.lead}>
        {answer.body ? t('resident.answer.by', { body: answer.body.name }) : t('resident.answer.by_nobody_yet')}
      </p>
      <p className={styles.quiet}>{answer.why}</p>
      {answer.source !== 'catalogue' && <p className={styles.quiet}>{t(`resident.answer.${answer.source}`)}</p>}
      <LabelList
        rows={[
          { label: t('resident.answer.contact'), value: t('words.by', { date: dates.full(answer.contact_due) }) },
          { label: t('resident.answer.resolve'), value: t('words.by', { date: dates.full(answer.resolve_due) }) },
          ...(answer.body?.phone
            ? [{ label: t('resident.answer.phone'), value: <PhoneLink phone={answer.body.phone} /> }]
            : []),
        ]}
      />
      {answer.estimated && <p className={styles.quiet}>{t('resident.answer.estimated')}</p>}
    </Card>
  )
}
