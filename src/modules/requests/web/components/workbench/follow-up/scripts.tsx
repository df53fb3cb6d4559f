import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import type { Script } from './views.ts'

/** The community's own words for the telephone, class by class. */
export function EditScripts({ scripts, onClose }: { scripts: Script[]; onClose: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.call_backs.errors')
  const [name, setName] = useState(scripts[0]?.class ?? 'love_and_livelihood')
  const [texts, setTexts] = useState<Record<string, string>>({})
  const text = texts[name] ?? scripts.find((one) => one.class === name)?.text ?? ''
  const write = useWrite('POST /api/c/:community/follow-ups/scripts/:class', {
    refresh: ['GET /api/c/:community/follow-ups/scripts'],
    onSuccess: () => {
      toast(t('workbench.call_backs.script_done'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('workbench.call_backs.script_edit')}
      act={t('workbench.call_backs.script_save')}
      help={t('workbench.call_backs.script_help')}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { class: name }, body: { text: text.trim() } }, { onError: form.fail })}
      onClose={onClose}
    >
      <SelectField
        name="class"
        label={t('workbench.call_backs.class')}
        value={name}
        onChange={(value) => setName(value as Script['class'])}
        options={scripts.map((one) => ({ value: one.class, label: t(`words.classes.${one.class}.name`) }))}
      />
      <TextAreaField
        name="text"
        label={t('workbench.call_backs.script')}
        rows={8}
        max={1_000}
        value={text}
        onChange={(value) => setTexts({ ...texts, [name]: value })}
        error={form.errors['text']}
      />
    </FormDialog>
  )
}
