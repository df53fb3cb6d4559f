import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { type Right, rightRead, rightsRead } from '../views.ts'

/** The answer the person reads, with its reason. An erasure can be granted by who leads alone, and can't be taken back. */
export function AnswerRight({ right, onClose }: { right: Right; onClose: () => void }) {
  const t = useWords('privacy')
  const { form, done, words } = useAct(t, 'workbench.acts.answer', onClose)
  const mayGrant = right.kind !== 'deletion' || right.can.includes('erase')
  const states = mayGrant ? (['granted', 'declined'] as const) : (['declined'] as const)
  const [state, setState] = useState<'granted' | 'declined'>(states[0])
  const [answer, setAnswer] = useState('')
  const write = useWrite('POST /api/c/:community/rights/:id/answer', {
    refresh: [rightsRead, rightRead],
    onSuccess: done,
  })
  const go = () => write.mutate({ params: { id: right.id }, body: { state, answer } }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t(`workbench.acts.answer.help.${right.kind}`)}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      {!mayGrant && <p>{t('workbench.acts.answer.not_yours')}</p>}
      <RadioCards
        name="state"
        label={t('workbench.acts.answer.outcome')}
        value={state}
        onChange={setState}
        options={states.map((value) => ({
          value,
          label: t(`workbench.acts.answer.${value}.label`),
          hint: t(`workbench.acts.answer.${value}.about`),
        }))}
      />
      <TextAreaField
        name="answer"
        label={t('workbench.acts.answer.text')}
        hint={t('workbench.acts.answer.text_hint')}
        rows={4}
        max={1000}
        value={answer}
        onChange={setAnswer}
        error={form.errors['answer']}
      />
    </FormDialog>
  )
}
