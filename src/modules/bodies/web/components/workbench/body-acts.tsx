import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { BodyFields, bodyBody, bodyDraftOf } from './body-fields.tsx'
import { refresh } from './refresh.ts'
import type { BodyView } from './views.ts'

interface ActProps {
  body: BodyView
  onClose: () => void
}

/** Mends what is told about a body. */
export function EditBody({ body, onClose }: ActProps) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.edit_body', onClose)
  const [draft, setDraft] = useState(() => bodyDraftOf(body))
  const write = useWrite('PATCH /api/c/:community/bodies/:id', { refresh, onSuccess: done })
  const go = () => write.mutate({ params: { id: body.id }, body: bodyBody(draft) }, { onError: form.fail })
  return (
    <FormDialog {...words} wide form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <BodyFields value={draft} onChange={setDraft} errors={form.errors} />
    </FormDialog>
  )
}

/** Ends a body with its members, services and posts. */
export function DissolveBody({ body, onClose }: ActProps) {
  const t = useWords('bodies')
  const { done } = useAct(t, 'workbench.acts.dissolve', onClose)
  const write = useWrite('POST /api/c/:community/bodies/:id/dissolve', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.dissolve.title', { name: body.name })}
      confirm={t('workbench.acts.dissolve.act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: body.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.dissolve.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
