import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import { emptyResidence, ResidenceFields, residenceBody } from '../residence-fields.tsx'
import type { Person } from '../views.ts'

/** Enters another dwelling of a person. */
export function MoveIn({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.move_in', onClose)
  const [residence, setResidence] = useState(emptyResidence)
  const write = useWrite('POST /api/c/:community/people/:id/residences', { refresh, onSuccess: done })
  const go = () => {
    const body = residenceBody(residence)
    if (!body) return form.setFields([{ path: 'dwelling_id', code: 'required' }])
    return write.mutate({ params: { id: person.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.move_in.help', { name: person.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <ResidenceFields value={residence} onChange={setResidence} errors={form.errors} />
    </FormDialog>
  )
}
