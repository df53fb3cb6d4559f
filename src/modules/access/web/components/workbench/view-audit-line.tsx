import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { AuditRows } from './audit-rows.tsx'
import type { AuditLine } from './audit-views.ts'

const reasonMost = 200

/** Shows one line whole after a reason; the look is noted. */
export function ViewAuditLine({ line, onClose }: { line: AuditLine; onClose: () => void }) {
  const t = useWords('access')
  const { form, words } = useAct(t, 'workbench.audit.view', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/audit/:seq/views', {})
  if (write.data) {
    return (
      <Dialog
        wide
        title={t('workbench.audit.view.shown', { number: line.seq })}
        onClose={onClose}
        acts={<Button onClick={onClose}>{t('workbench.audit.view.close')}</Button>}
      >
        <AuditRows rows={[write.data]} />
      </Dialog>
    )
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.audit.view.help')}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { seq: line.seq }, body: { reason } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('workbench.audit.view.reason')}
        value={reason}
        onChange={setReason}
        maxLength={reasonMost}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
