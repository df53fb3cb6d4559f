import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import styles from './binding.module.css'

const loginsRoute = 'GET /api/c/:community/people/:id/logins'

interface StaffLoginsProps {
  id: string
  name: string
}

function EndAll({ id, name, onClose }: StaffLoginsProps & { onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.logins.errors')
  const [reason, setReason] = useState('')
  const end = useWrite('POST /api/c/:community/people/:id/logins/end', {
    refresh: [loginsRoute],
    onSuccess: () => {
      toast(t('workbench.logins.done'))
      onClose()
    },
  })
  const act = () => {
    if (!form.setFields([...reason.trim()].length >= 2 ? [] : [{ path: 'reason', code: 'required' }])) return
    end.mutate({ params: { id }, body: { reason } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.logins.title', { name })}
      act={t('workbench.logins.open')}
      help={t('workbench.logins.help')}
      form={form}
      busy={end.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('workbench.logins.reason')}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
    </FormDialog>
  )
}

/** On a member of staff's page: on how many devices they are signed in, and how to end that. Of residents nothing is shown. */
export function StaffLogins({ id, name }: StaffLoginsProps) {
  const t = useWords('access')
  const dates = useDates()
  const [asking, setAsking] = useState(false)
  const logins = useRead(loginsRoute, { params: { id } })
  if (!logins.data?.staff) return null
  const { devices, last_seen } = logins.data
  return (
    <>
      <p>
        {devices > 0 && last_seen
          ? t('workbench.logins.count', { count: devices, time: dates.full(last_seen) })
          : t('workbench.logins.none')}
      </p>
      {devices > 0 && (
        <div className={styles.acts}>
          <Button onClick={() => setAsking(true)}>{t('workbench.logins.open')}</Button>
        </div>
      )}
      {asking && <EndAll id={id} name={name} onClose={() => setAsking(false)} />}
    </>
  )
}
