import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { NothingYet } from '../../../../../../app/web/kit/nothing-yet.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import type { CaseDetail } from '../../views.ts'
import { useAct } from './use-act.ts'

type Step = CaseDetail['steps'][number]

/** What was done under a case, the latest first; what was written wrongly is put right with a reason, and stays readable. */
export function CaseSteps({ detail }: { detail: CaseDetail }) {
  const t = useWords('counters')
  const dates = useDates()
  const [asked, setAsked] = useState<Step>()
  return (
    <Card title={t('workbench.case.steps')}>
      {detail.steps.length === 0 && <NothingYet />}
      <ol className={layout.list}>
        {detail.steps.map((step) => (
          <li key={step.seq}>
            <strong>{t(`words.step.${step.kind}`)}</strong> {step.matter}
            {step.text && <p className={layout.text}>{step.text}</p>}
            {step.corrections.map((one) => (
              <p key={one.at} className={layout.quiet}>
                {t('workbench.case.correct.was', { was: one.was, reason: one.reason })}{' '}
                {[dates.full(one.at), one.who].filter(Boolean).join(' · ')}
              </p>
            ))}
            <p className={layout.quiet}>{[dates.full(step.at), step.who].filter(Boolean).join(' · ')}</p>
            {step.may_correct && (
              <Button narrow onClick={() => setAsked(step)}>
                {t('workbench.case.correct.open')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {asked && <CorrectDialog detail={detail} step={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

function CorrectDialog({ detail, step, onClose }: { detail: CaseDetail; step: Step; onClose: () => void }) {
  const { t, form, field, holds, errors, frame, options } = useAct('correct', onClose, { text: step.text, reason: '' })
  const write = useWrite('POST /api/c/:community/service-cases/:id/steps/:seq/correct', options)
  const act = () => {
    if (!holds({ text: 2, reason: 2 })) return
    const params = { id: detail.id, seq: step.seq }
    write.mutate({ params, body: { text: form.text.trim(), reason: form.reason.trim() } }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.correct.help')} busy={write.isPending} onAct={act}>
      <TextAreaField {...field('text')} rows={3} max={500} />
      <TextAreaField {...field('reason')} label={t('workbench.case.correct.reason')} rows={2} max={300} />
    </FormDialog>
  )
}
