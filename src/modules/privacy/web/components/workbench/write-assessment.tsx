import { useState } from 'react'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { assessmentsRead } from '../views.ts'

const conclusions = ['proceed', 'proceed_with_measures', 'stop'] as const
const texts = ['purpose', 'risks', 'measures'] as const

/** Records an assessment: what it was about, what may happen to people, what is done against it. */
export function WriteAssessment({ onClose }: { onClose: () => void }) {
  const t = useWords('privacy')
  const dates = useDates()
  const { form, done, words } = useAct(t, 'workbench.acts.assess', onClose)
  const [draft, setDraft] = useState({
    subject: '',
    purpose: '',
    risks: '',
    measures: '',
    conclusion: 'proceed_with_measures' as (typeof conclusions)[number],
    made_on: dates.plain(new Date(serverNow()).toISOString()),
  })
  const write = useWrite('POST /api/c/:community/assessments', { refresh: [assessmentsRead], onSuccess: done })
  const go = () => write.mutate({ body: draft }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.assess.help')}
      wide
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="subject"
        label={t('workbench.assessment.subject')}
        maxLength={100}
        value={draft.subject}
        onChange={(subject) => setDraft({ ...draft, subject })}
        error={form.errors['subject']}
      />
      {texts.map((part) => (
        <TextAreaField
          key={part}
          name={part}
          label={t(`workbench.assessment.${part}`)}
          hint={t(`workbench.acts.assess.hints.${part}`)}
          rows={3}
          value={draft[part]}
          onChange={(value) => setDraft({ ...draft, [part]: value })}
          error={form.errors[part]}
        />
      ))}
      <SelectField
        name="conclusion"
        label={t('workbench.assessment.conclusion')}
        value={draft.conclusion}
        onChange={(value) => setDraft({ ...draft, conclusion: value as typeof draft.conclusion })}
        options={conclusions.map((value) => ({ value, label: t(`words.conclusions.${value}`) }))}
      />
      <TextField
        name="made_on"
        label={t('workbench.assessment.made_on')}
        type="date"
        short
        value={draft.made_on}
        onChange={(made_on) => setDraft({ ...draft, made_on })}
        error={form.errors['made_on']}
      />
    </FormDialog>
  )
}
