import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useWrite } from '../../queries.ts'
import { fenOf, yuanOf } from '../views.ts'
import { type OfOne, Said, short, useDialog } from './act-dialogs.tsx'
import { type Draft, ProjectFields, problemsOf } from './project-fields.tsx'

/** Everything that was said when it was made, and why it changes. */
export function ChangeDialog({ of, onClose }: OfOne) {
  const dialog = useDialog('change', onClose)
  const { form, frame, options } = dialog
  const [draft, setDraft] = useState<Draft>({
    ...{ title: of.title, kind: of.kind, description: of.description, place: of.area, lead: of.lead_post_id ?? '' },
    ...{ yuan: yuanOf(of.cost_fen), from_day: of.from_day, to_day: of.to_day },
  })
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/projects/:id/change', options)
  const act = () => {
    if (!form.setFields([...problemsOf(draft), ...short('reason', reason, 2)])) return
    const { title, kind, description, from_day, to_day } = draft
    const body = {
      ...{ title: title.trim(), kind, description: description.trim(), from_day, to_day, reason: reason.trim() },
      ...{ area_id: draft.place?.id ?? null, lead_post_id: draft.lead || null, cost_fen: fenOf(draft.yuan) ?? null },
    }
    write.mutate({ params: { id: of.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog {...frame} wide busy={write.isPending} onAct={act}>
      <ProjectFields draft={draft} onChange={setDraft} form={form} />
      <Said dialog={dialog} name="reason" text={reason} onText={setReason} />
    </FormDialog>
  )
}
