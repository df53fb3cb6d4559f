import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from './views.ts'

const reasonMost = 200

/** A rule holds no more; it stays in the history. */
export function EndRule({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.routing.end', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/routing-rules/:id/end', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t('workbench.routing.end.help')}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id }, body: { reason } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('workbench.routing.end.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        max={reasonMost}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
