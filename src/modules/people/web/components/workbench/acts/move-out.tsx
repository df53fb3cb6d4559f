import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import type { Residence } from '../views.ts'

/** Ends one dwelling of a person: moved away, sold. */
export function MoveOut({ residence, onClose }: { residence: Residence; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.move_out', onClose)
  const [until, setUntil] = useState('')
  const write = useWrite('POST /api/c/:community/residences/:id/end', { refresh, onSuccess: done })
  const go = () =>
    write.mutate({ params: { id: residence.id }, body: until ? { until_day: until } : {} }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.move_out.help', {
        dwelling: residence.dwelling,
        role: t(`words.role.${residence.role}`),
      })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="until_day"
        label={t('workbench.residence.until')}
        hint={t('workbench.residence.until_hint')}
        optional
        short
        type="date"
        value={until}
        onChange={setUntil}
        error={form.errors['until_day']}
      />
    </FormDialog>
  )
}
