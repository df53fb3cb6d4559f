import { useState } from 'react'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'

type Given = { again: boolean; address: string; onMade: (secret: string) => void; onClose: () => void }

/** Opens the mailbox, or gives it another address or secret. */
export function OpenMailbox({ again, address: known, onMade, onClose }: Given) {
  const t = useWords('notifications')
  const form = useFormErrors(t, 'words.errors')
  const [address, setAddress] = useState(known)
  const title = t(again ? 'workbench.mailbox.again' : 'workbench.mailbox.open')
  const open = useWrite('POST /api/c/:community/mailbox', {
    refresh: ['GET /api/c/:community/mailbox'],
    onSuccess: ({ secret }) => onMade(secret),
  })
  return (
    <FormDialog
      title={title}
      act={title}
      help={again ? t('workbench.mailbox.again_help') : undefined}
      form={form}
      busy={open.isPending}
      onAct={() => {
        if (!form.setFields(address.trim() === '' ? [{ path: 'address', code: 'required' }] : [])) return
        open.mutate({ body: { address: address.trim() } }, { onError: form.fail })
      }}
      onClose={onClose}
    >
      <TextField
        name="address"
        label={t('workbench.mailbox.address')}
        hint={t('workbench.mailbox.address_hint')}
        inputMode="email"
        value={address}
        onChange={setAddress}
        error={form.errors['address']}
      />
    </FormDialog>
  )
}
