import { useState } from 'react'
import type { z } from 'zod'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { bodyContactView } from '../../contract.ts'
import { bodies, useWrite } from '../queries.ts'

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
      {!contact && <BodyField value={body} onChange={setBody} error={errors.errors['body_id']} />}
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

interface BodyFieldProps {
  value: Body | null
  onChange: (body: Body | null) => void
  error: string | undefined
}

function BodyField({ value, onChange, error }: BodyFieldProps) {
  const t = useWords('notifications')
  const { typed, setTyped, q } = usePick()
  const asks = q !== '' && value === null
  const list = bodies.useRead('GET /api/c/:community/bodies', { query: { q, limit: 8 } }, { enabled: asks })
  const items = typed.trim() === '' ? undefined : list.data?.items
  return (
    <PickField
      name="body_id"
      label={t('workbench.body_contacts.body')}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.name }))}
      onPick={(id) => {
        const one = items?.find((found) => found.id === id)
        setTyped('')
        if (one) onChange({ id: one.id, name: one.name })
      }}
      none={t('workbench.body_contacts.no_body')}
      problem={list.error}
      error={error}
    />
  )
}
