import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useGo } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { PickPerson } from '../pick-person.tsx'
import { refresh } from '../refresh.ts'
import type { Person, PersonCard } from '../views.ts'

/** Puts a second entry of the same person into the one that stays. */
export function Merge({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('people')
  const go = useGo()
  const { form, done, words } = useAct(t, 'workbench.acts.merge', onClose)
  const [into, setInto] = useState<PersonCard | null>(null)
  const write = useWrite('POST /api/c/:community/people/:id/merge', {
    refresh,
    onSuccess: () => {
      done()
      if (into) go(`/people/${into.id}`)
    },
  })
  const act = () => {
    if (!into) return form.setFields([{ path: 'into', code: 'required' }])
    return write.mutate({ params: { id: person.id }, body: { into: into.id } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.merge.help', { name: person.name })}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <PickPerson
        name="into"
        label={t('workbench.acts.merge.into')}
        value={into}
        onChange={setInto}
        except={person.id}
        error={form.errors.into}
      />
    </FormDialog>
  )
}
