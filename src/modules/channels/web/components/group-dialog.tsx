import { useState } from 'react'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead, useWrite } from '../queries.ts'
import { type Place, PlacePick } from './place-pick.tsx'
import { type Group, groupReads } from './views.ts'

const kinds = ['wechat', 'wecom', 'dingtalk', 'feishu'] as const
type Kind = (typeof kinds)[number]

/** A group entered, or put right: its kind stays what it is. */
export function GroupDialog({ group, onClose }: { group?: Group; onClose: () => void }) {
  const t = useWords('channels')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [name, setName] = useState(group?.name ?? '')
  const [kind, setKind] = useState<Kind>(group?.kind ?? 'wechat')
  const [place, setPlace] = useState<Place | null>(group ? { id: group.area.id, name: group.area.name } : null)
  const [keeper, setKeeper] = useState(group?.keeper?.person_id ?? 'none')
  const [note, setNote] = useState(group?.note ?? '')
  const keepers = useRead('GET /api/c/:community/chat-groups/keepers')
  const done = {
    refresh: groupReads,
    onSuccess: () => {
      toast(t('workbench.groups.saved'))
      onClose()
    },
  }
  const add = useWrite('POST /api/c/:community/chat-groups', done)
  const edit = useWrite('POST /api/c/:community/chat-groups/:id', done)
  const act = () => {
    const missing = [
      ...([...name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : []),
      ...(place ? [] : [{ path: 'area_id', code: 'required' }]),
    ]
    if (!errors.setFields(missing) || !place) return
    const body = {
      name: name.trim(),
      area_id: place.id,
      keeper_person_id: keeper === 'none' || keeper === '' ? null : keeper,
      note: note.trim(),
    }
    if (group) edit.mutate({ params: { id: group.id }, body }, { onError: errors.fail })
    else add.mutate({ body: { ...body, kind } }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <FormDialog
      title={t(group ? 'workbench.groups.edit_title' : 'workbench.groups.add')}
      act={t(group ? 'workbench.groups.save' : 'workbench.groups.add')}
      form={errors}
      busy={add.isPending || edit.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.groups.name')}
        maxLength={40}
        value={name}
        onChange={setName}
        error={told['name']}
      />
      {!group && (
        <SelectField
          name="kind"
          label={t('words.kind_label')}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
        />
      )}
      <PlacePick
        label={t('workbench.groups.area')}
        hint={t('workbench.groups.area_hint')}
        value={place}
        onChange={setPlace}
        error={told['area_id']}
      />
      <SelectField
        name="keeper_person_id"
        label={t('words.keeper')}
        hint={t('workbench.groups.keeper_hint')}
        optional
        value={keeper}
        onChange={setKeeper}
        options={[
          { value: 'none', label: t('words.nobody') },
          ...(keepers.data?.items ?? []).map((one) => ({
            value: one.person_id,
            label: [one.name, one.title].filter(Boolean).join(' · '),
          })),
        ]}
        error={told['keeper_person_id']}
      />
      <TextField
        name="note"
        label={t('workbench.groups.note')}
        optional
        maxLength={200}
        value={note}
        onChange={setNote}
        error={told['note']}
      />
    </FormDialog>
  )
}
