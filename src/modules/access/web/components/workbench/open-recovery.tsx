import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'

const documents = ['identity_card', 'household_register', 'passport', 'other'] as const
type Document = (typeof documents)[number]

/** The first half of a recovery at the counter: the document that was looked at, and the new number. */
function Form({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.recoveries.errors')
  const [phone, setPhone] = useState('')
  const [document, setDocument] = useState<Document>('identity_card')
  const [note, setNote] = useState('')
  const open = useWrite('POST /api/c/:community/people/:id/recoveries', {
    refresh: ['GET /api/c/:community/recoveries'],
    onSuccess: () => {
      toast(t('workbench.recoveries.opened_done'))
      onClose()
    },
  })
  const act = () => {
    if (!form.setFields(/^\D*1(\D*\d){10}\D*$/.test(phone) ? [] : [{ path: 'phone', code: 'invalid' }])) return
    open.mutate({ params: { id }, body: { phone, document, note } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.recoveries.open_title', { name })}
      act={t('workbench.recoveries.open_act')}
      help={t('workbench.recoveries.open_help')}
      form={form}
      busy={open.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        short
        label={t('workbench.recoveries.new_phone')}
        value={phone}
        onChange={setPhone}
        error={form.errors['phone']}
      />
      <RadioCards
        name="document"
        label={t('workbench.recoveries.document')}
        value={document}
        onChange={setDocument}
        options={documents.map((value) => ({ value, label: t(`workbench.recoveries.documents.${value}`) }))}
      />
      <TextField name="note" label={t('workbench.recoveries.note')} value={note} onChange={setNote} />
    </FormDialog>
  )
}

/** On a bound person's page: begins the recovery of their account. */
export function OpenRecovery({ id, name }: { id: string; name: string }) {
  const t = useWords('access')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('workbench.recoveries.open')}</Button>
      {asking && <Form id={id} name={name} onClose={() => setAsking(false)} />}
    </>
  )
}
