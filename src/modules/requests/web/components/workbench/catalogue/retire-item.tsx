import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from './refresh.ts'
import type { Item } from './views.ts'

const reasonMost = 200

/** Takes an item out of the catalogue; its history and its requests stay. */
export function RetireItem({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.catalogue.retire', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/catalogue/:code/retire', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t('workbench.catalogue.retire.help', { item: item.name })}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { code: item.code }, body: { reason } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('workbench.catalogue.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        max={reasonMost}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
