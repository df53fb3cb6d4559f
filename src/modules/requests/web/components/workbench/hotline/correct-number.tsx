import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import styles from './hotline.module.css'
import { type CurrentCall, callReads } from './views.ts'

interface CorrectNumberProps {
  call: CurrentCall
  onChange: (call: CurrentCall) => void
}

/** The number of the call in hand, and the way to mend a slip. */
export function CorrectNumber({ call, onChange }: CorrectNumberProps) {
  const t = useWords('requests')
  const errors = useFormErrors(t, 'workbench.hotline.errors')
  const [typed, setTyped] = useState<string | null>(null)
  const name = useWrite('POST /api/c/:community/calls/:id/caller', {
    refresh: callReads,
    onSuccess: (next) => {
      setTyped(null)
      onChange(next)
    },
  })
  const act = () => name.mutate({ params: { id: call.id }, body: { phone: typed ?? '' } }, { onError: errors.fail })
  return (
    <span className={styles.number}>
      {call.phone ?? t('workbench.hotline.withheld_short')}{' '}
      <Button kind="plain" onClick={() => setTyped(call.phone ?? '')}>
        {t('workbench.hotline.correct')}
      </Button>
      {typed !== null && (
        <FormDialog
          title={t('workbench.hotline.correct_title')}
          act={t('workbench.hotline.correct_act')}
          form={errors}
          busy={name.isPending}
          onAct={act}
          onClose={() => setTyped(null)}
        >
          <TextField
            name="phone"
            label={t('workbench.hotline.number')}
            type="tel"
            short
            value={typed}
            onChange={setTyped}
            error={errors.errors['phone']}
          />
        </FormDialog>
      )}
    </span>
  )
}
