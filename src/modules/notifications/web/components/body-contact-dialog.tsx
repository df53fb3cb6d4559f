import { useState } from 'react'
import type { z } from 'zod'
import { BodyPick } from '../../../../app/web/kit/body-pick.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { bodyContactView } from '../../contract.ts'
import { useWrite } from '../queries.ts'

export type BodyContact = z.output<typeof bodyContactView>
type Body = BodyContact['body']

/** Which organisation, and where it is told; nothing in both fields: not any more. */
export function BodyContactDialog({ contact, onClose }: { contact: BodyContact | null; onClose: () => void }) {
  const t = useWords('notifications')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.body_contacts.errors')
  const [body, setBody] = useState<Body | null>(contact?.body ?? null)
  const [mail, setMail] = useState(contact?.mail ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  const write = useWrite('PUT /api/c/:community/bodies/:id/contact', {
    refresh: ['GET /api/c/:community/body-contacts'],
    onSuccess: () => {
      toast(t('workbench.body_contacts.done'))
      onClose()
    },
  })
  const act = () => {
    const empty = mail.trim() === '' && phone.trim() === ''
    const missing = [
      ...(body ? [] : [{ path: 'body_id', code: 'required' }]),
      ...(empty && !contact ? [{ path: 'mail', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing) || !body) return
    const given = { mail: mail.trim() || null, phone: phone.replaceAll(/\s/g, '') || null }
    write.mutate({ params: { id: body.id }, body: given }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={contact?.body.name ?? t('workbench.body_contacts.add')}
      act={t('workbench.body_contacts.save')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
      help={t('workbench.body_contacts.help')}
    >
      {!contact && (
        <BodyPick
          label={t('workbench.body_contacts.body')}
          none={t('workbench.body_contacts.no_body')}
          value={body}
          onChange={setBody}
          error={errors.errors['body_id']}
        />
      )}
      <TextField
        name="mail"
        label={t('workbench.body_contacts.mail')}
        optional
        value={mail}
        onChange={setMail}
        error={errors.errors['mail']}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('workbench.body_contacts.phone')}
        optional
        short
        value={phone}
        onChange={setPhone}
        error={errors.errors['phone']}
      />
    </FormDialog>
  )
}
