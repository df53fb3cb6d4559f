import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { PersonPick, type PickedPerson } from '../../../../../../app/web/kit/person-pick.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import type { Call } from '../../nomination.tsx'
import { ballotReads } from '../../views.ts'
import { emptyWish, type Wish, WishFields, wishBody, wishMissing } from '../../wish-fields.tsx'

interface CallDialogProps {
  id: string
  call: Call
  onClose: () => void
}

/** Makes the question public and begins to take proposals. */
export function OpenDialog({ id, call, onClose }: CallDialogProps) {
  const t = useWords('ballots')
  const dates = useDates()
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/open', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.calls.opened'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.calls.open')}
      confirm={t('workbench.calls.open')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id }, body: {} })}
      onClose={onClose}
    >
      <p>
        {t(call.endorsements_least > 0 ? 'workbench.calls.open_help' : 'workbench.calls.open_free_help', {
          day: dates.day(call.until_day),
          count: call.endorsements_least,
        })}
      </p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** Notes at the counter what a resident proposes, or whom a body appoints to stand. */
export function NominateDialog({ id, call, onClose }: CallDialogProps) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [wish, setWish] = useState<Wish>(emptyWish(call))
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const [body, setBody] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.calls.done'))
      onClose()
    },
  })
  const appointed = call.what === 'candidates' && wish.way === 'appointed'
  const act = () => {
    const missing = [
      ...(appointed && body.trim() === '' ? [{ path: 'by_body', code: 'required' }] : []),
      ...(!appointed && !person ? [{ path: 'person_id', code: 'required' }] : []),
    ]
    if (!errors.setFields([...missing, ...wishMissing(call, wish)])) return
    const by = appointed ? { by_body: body.trim() } : { person_id: person?.id }
    write.mutate({ params: { id }, body: { ...wishBody(call, wish), ...by } }, { onError: errors.fail })
  }
  const title = t('workbench.calls.nominate')
  return (
    <FormDialog title={title} act={title} form={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <WishFields
        call={call}
        wish={wish}
        onChange={setWish}
        errors={errors.errors}
        ways={['elected', 'appointed', 'self']}
      />
      {appointed ? (
        <TextField
          name="by_body"
          label={t('workbench.calls.by_body')}
          value={body}
          onChange={setBody}
          maxLength={60}
          error={errors.errors['by_body']}
        />
      ) : (
        <PersonPick
          label={t('workbench.calls.by_whom')}
          hint={t('words.person_hint')}
          none={t('words.nobody_found')}
          value={person}
          onChange={setPerson}
          error={errors.errors['person_id']}
        />
      )}
    </FormDialog>
  )
}
