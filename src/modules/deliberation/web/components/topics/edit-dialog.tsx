import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { draftsOf, OptionFields, optionsOf } from './option-fields.tsx'
import { type Topic, topicReads } from './views.ts'

/** Question, facts and options; why, once people talk. */
export function EditDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [title, setTitle] = useState(topic.title)
  const [facts, setFacts] = useState(topic.facts)
  const [reason, setReason] = useState('')
  const [open, setOpen] = useState<'yes' | 'no'>(topic.open ? 'yes' : 'no')
  const [options, setOptions] = useState(() => draftsOf(topic.options))
  const write = useWrite('POST /api/c/:community/topics/:id/edit', {
    refresh: topicReads,
    onSuccess: () => {
      toast(t('workbench.topic.done.edit'))
      onClose()
    },
  })
  const talked = topic.took_part > 0 || topic.stage !== 'collect'
  const act = () => {
    const missing = [...(title.trim() ? [] : ['title']), ...(talked && !reason.trim() ? ['reason'] : [])]
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    const body = { title, facts, reason, open: open === 'yes', options: optionsOf(options) }
    write.mutate({ params: { id: topic.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.topic.act.edit')}
      act={t('workbench.topic.save')}
      form={errors}
      busy={write.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="title"
        label={t('words.topic_title')}
        value={title}
        onChange={setTitle}
        error={errors.errors['title']}
        maxLength={80}
      />
      <TextAreaField
        name="facts"
        label={t('words.topic_facts')}
        optional
        rows={4}
        max={3_000}
        value={facts}
        onChange={setFacts}
      />
      <OptionFields value={options} onChange={setOptions} error={errors.errors['options']} />
      <RadioCards
        name="open"
        label={t('words.open_label')}
        pairs
        value={open}
        onChange={setOpen}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`words.open.${value}`) }))}
      />
      {talked && (
        <TextAreaField
          name="reason"
          label={t('words.reason')}
          rows={2}
          value={reason}
          onChange={setReason}
          error={errors.errors['reason']}
        />
      )}
    </FormDialog>
  )
}
