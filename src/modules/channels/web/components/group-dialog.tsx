import { useState } from 'react'
import { BodyPick, type PickedBody } from '../../../../app/web/kit/body-pick.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
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
  const whose = useWhose(group, kind)
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
    const missing = [...([...name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : []), ...whose.missing]
    if (!errors.setFields(missing)) return
    const wish = {
      name: name.trim(),
      keeper_person_id: keeper === 'none' || keeper === '' ? null : keeper,
      note: note.trim(),
    }
    if (group) edit.mutate({ params: { id: group.id }, body: { ...wish, ...whose.area } }, { onError: errors.fail })
    else add.mutate({ body: { ...wish, ...whose.area, ...whose.body, kind } }, { onError: errors.fail })
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
      <WhoseFields whose={whose} errors={told} />
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

/** Of whom a group is: of a place, or one organisation's own, where a robot can be told something. Once entered it stays so. */
function useWhose(group: Group | undefined, kind: Kind) {
  const [place, setPlace] = useState<Place | null>(group ? { id: group.area.id, name: group.area.name } : null)
  const [body, setBody] = useState<PickedBody | null>(null)
  const [chosen, setChosen] = useState<'area' | 'body'>('area')
  const asks = group === undefined && kind !== 'wechat'
  const ofBody = group ? group.level === 'body' : asks && chosen === 'body'
  const needed = ofBody ? group || body : place
  return {
    asks,
    ofBody,
    picksBody: ofBody && group === undefined,
    chosen,
    setChosen,
    place,
    setPlace,
    organisation: body,
    setBody,
    missing: needed ? [] : [{ path: ofBody ? 'body_id' : 'area_id', code: 'required' }],
    area: !ofBody && place ? { area_id: place.id } : {},
    body: ofBody && body ? { body_id: body.id } : {},
  }
}

function WhoseFields({ whose, errors }: { whose: ReturnType<typeof useWhose>; errors: Record<string, string> }) {
  const t = useWords('channels')
  return (
    <>
      {whose.asks && (
        <RadioCards
          name="whose"
          label={t('workbench.groups.whose')}
          value={whose.chosen}
          onChange={whose.setChosen}
          pairs
          options={(['area', 'body'] as const).map((value) => ({
            value,
            label: t(`workbench.groups.of_${value}`),
            hint: t(`workbench.groups.of_${value}_hint`),
          }))}
        />
      )}
      {!whose.ofBody && (
        <PlacePick
          label={t('workbench.groups.area')}
          hint={t('workbench.groups.area_hint')}
          value={whose.place}
          onChange={whose.setPlace}
          error={errors['area_id']}
        />
      )}
      {whose.picksBody && (
        <BodyPick
          label={t('workbench.groups.body')}
          none={t('workbench.groups.no_body')}
          value={whose.organisation}
          onChange={whose.setBody}
          error={errors['body_id']}
        />
      )}
    </>
  )
}
