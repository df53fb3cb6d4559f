import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { FactFields, factsBody, factsOf } from './fact-fields.tsx'
import { useKinds } from './kinds.ts'
import { type Place, PlaceFields } from './place-fields.tsx'
import { refreshAreas } from './refresh.ts'
import type { AreaDetail } from './views.ts'

interface ActProps {
  area: AreaDetail
  onClose: () => void
}

/** Renames an area and mends what is told about it. */
export function EditArea({ area, onClose }: ActProps) {
  const t = useWords('territory')
  const { kindOf } = useKinds()
  const { form, done, words } = useAct(t, 'workbench.acts.edit', onClose)
  const [facts, setFacts] = useState(() => factsOf(area))
  const write = useWrite('PATCH /api/c/:community/areas/:id', { refresh: refreshAreas, onSuccess: done })
  const go = () =>
    write.mutate(
      { params: { id: area.id }, body: factsBody(facts, kindOf(area.kind)?.site ?? false) },
      { onError: form.fail },
    )
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <FactFields kind={area.kind} value={facts} onChange={setFacts} errors={form.errors} />
    </FormDialog>
  )
}

/** Puts an area below another grid or into another compound; everything below goes along. */
export function MoveArea({ area, onClose }: ActProps) {
  const t = useWords('territory')
  const { form, done, words } = useAct(t, 'workbench.acts.move', onClose)
  const [place, setPlace] = useState<Place>({ parent_id: area.parent_id, compound_id: area.compound_id })
  const write = useWrite('POST /api/c/:community/areas/:id/move', { refresh: refreshAreas, onSuccess: done })
  const changed = {
    ...(place.parent_id === area.parent_id ? {} : { parent_id: place.parent_id }),
    ...(place.compound_id === area.compound_id ? {} : { compound_id: place.compound_id }),
  }
  const go = () => write.mutate({ params: { id: area.id }, body: changed }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.move.help', { name: area.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <PlaceFields kind={area.kind} value={place} onChange={setPlace} errors={form.errors} except={area.id} />
    </FormDialog>
  )
}

/** Takes an empty area out of use; its history stays. */
export function RetireArea({ area, onClose }: ActProps) {
  const t = useWords('territory')
  const { done } = useAct(t, 'workbench.acts.retire', onClose)
  const write = useWrite('POST /api/c/:community/areas/:id/retire', { refresh: refreshAreas, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.retire.title', { name: area.name })}
      confirm={t('workbench.acts.retire.act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: area.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.retire.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
