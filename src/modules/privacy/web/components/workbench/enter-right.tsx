import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { type RightKind, rightKinds, rightsRead } from '../views.ts'

/** A request of rights brought to the counter, with the papers that were looked at. */
export function EnterRight({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('privacy')
  const { form, done, words } = useAct(t, 'workbench.acts.enter', onClose)
  const [kind, setKind] = useState<RightKind>('correction')
  const [wish, setWish] = useState('')
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/people/:id/rights', { refresh: [rightsRead], onSuccess: done })
  const go = () => write.mutate({ params: { id }, body: { kind, wish, evidence_note: note } }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.enter.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="kind"
        label={t('workbench.acts.enter.kind')}
        value={kind}
        onChange={(value) => setKind(value as RightKind)}
        options={rightKinds.map((value) => ({ value, label: t(`words.rights.${value}.label`) }))}
      />
      <TextAreaField
        name="wish"
        label={t('workbench.acts.enter.wish')}
        rows={3}
        max={500}
        value={wish}
        onChange={setWish}
        error={form.errors['wish']}
      />
      <TextField
        name="evidence_note"
        label={t('workbench.acts.enter.note')}
        hint={t('workbench.acts.enter.note_hint')}
        maxLength={200}
        value={note}
        onChange={setNote}
        error={form.errors['evidence_note']}
      />
    </FormDialog>
  )
}
