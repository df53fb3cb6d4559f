import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { useStairwells } from './dwelling-fields.tsx'
import { useKinds } from './kinds.ts'
import { refreshAreas } from './refresh.ts'
import type { AreaDetail } from './views.ts'

const nameMost = 40

interface PartingProps {
  area: AreaDetail
  onClose: () => void
}

/** Puts everything below an area into another of its kind, and this one out of use. */
export function MergeArea({ area, onClose }: PartingProps) {
  const t = useWords('territory')
  const go = useGo()
  const { form, done, words } = useAct(t, 'workbench.acts.merge', onClose)
  const [into, setInto] = useState('')
  const tree = useRead('GET /api/c/:community/areas/tree')
  const others = (tree.data?.items ?? []).filter((one) => one.kind === area.kind && one.id !== area.id && !one.retired)
  const write = useWrite('POST /api/c/:community/areas/:id/merge', {
    refresh: refreshAreas,
    onSuccess: () => {
      done()
      go(`/areas/${into}`)
    },
  })
  const act = () => {
    if (!into) return form.setFields([{ path: 'into', code: 'required' }])
    return write.mutate({ params: { id: area.id }, body: { into } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t(area.kind === 'building' ? 'workbench.acts.merge.help_building' : 'workbench.acts.merge.help', {
        name: area.name,
      })}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        name="into"
        label={t('workbench.acts.merge.into')}
        value={into}
        onChange={setInto}
        options={others.map((one) => ({ value: one.id, label: one.full_name }))}
        error={form.errors.into}
      />
    </FormDialog>
  )
}

/** Takes an area apart: some of what stands directly below goes into a new one beside it. */
export function SplitArea({ area, onClose }: PartingProps) {
  const t = useWords('territory')
  const go = useGo()
  const { kindOf } = useKinds()
  const { form, done, words } = useAct(t, 'workbench.acts.split', onClose)
  const [name, setName] = useState('')
  const [areas, setAreas] = useState<string[]>([])
  const tree = useRead('GET /api/c/:community/areas/tree')
  const site = kindOf(area.kind)?.site ?? false
  const stairwells = useStairwells(area.kind === 'building' ? area.id : '')
  const parents = new Set((tree.data?.items ?? []).map((one) => one.id))
  const areasBelow = area.kind === 'building' ? stairwells : (tree.data?.items ?? [])
  const below = areasBelow.filter((one) =>
    site
      ? one.compound_id === area.id &&
        (one.parent_id === null || !parents.has(one.parent_id) || !inCompound(one.parent_id))
      : one.parent_id === area.id,
  )
  function inCompound(id: string): boolean {
    return (tree.data?.items ?? []).some((one) => one.id === id && one.compound_id === area.id)
  }
  const write = useWrite('POST /api/c/:community/areas/:id/split', {
    refresh: refreshAreas,
    onSuccess: (made) => {
      done()
      go(`/areas/${made.id}`)
    },
  })
  const act = () => {
    const missing = [
      ...(name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
      ...(areas.length === 0 ? [{ path: 'areas', code: 'required' }] : []),
    ]
    return (
      form.setFields(missing) &&
      write.mutate({ params: { id: area.id }, body: { name, areas } }, { onError: form.fail })
    )
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.split.help', { name: area.name })}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.acts.split.name')}
        value={name}
        onChange={setName}
        maxLength={nameMost}
        error={form.errors.name}
      />
      <CheckCards
        name="areas"
        label={t('workbench.acts.split.areas')}
        value={areas}
        onChange={setAreas}
        options={below.map((one) => ({ value: one.id, label: one.name }))}
        error={form.errors.areas}
      />
    </FormDialog>
  )
}
