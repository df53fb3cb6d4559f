import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../queries.ts'
import type { Condition } from '../views.ts'
import { type OfOne, Said, short, useDialog } from './act-dialogs.tsx'

export interface OfCondition extends OfOne {
  one: Condition
}

const states = ['open', 'kept', 'cannot'] as const
type State = (typeof states)[number]

const photosMost = 9

/** What became of it. */
export function SettleDialog({ of, one, onClose }: OfCondition) {
  const { t, form, frame, options } = useDialog('settle', onClose)
  const [state, setState] = useState<State>(one.state === 'open' ? 'kept' : one.state)
  const [said, setSaid] = useState({ note: one.note, day: '' })
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/projects/:id/conditions/:condition', options)
  const act = () => {
    if (!form.setFields(short('note', said.note, 2))) return
    const body = {
      ...{ state, note: said.note.trim(), file_ids: photos.map((photo) => photo.id) },
      ...(said.day && state !== 'open' ? { day: said.day } : {}),
    }
    write.mutate({ params: { id: of.id, condition: one.id }, body }, { onError: form.fail })
  }
  const offered = one.state === 'open' ? (['kept', 'cannot'] as const) : states
  return (
    <FormDialog {...frame} help={`${one.place}：${one.text}`} busy={write.isPending} onAct={act}>
      <RadioCards
        name="state"
        label={t('workbench.acts.settle.state')}
        value={state}
        onChange={setState}
        options={offered.map((value) => ({ value, label: t(`words.condition.${value}`) }))}
      />
      <TextAreaField
        name="note"
        label={t(state === 'kept' ? 'workbench.acts.settle.how' : 'words.reason')}
        hint={t('workbench.acts.settle.hint')}
        rows={3}
        max={500}
        value={said.note}
        onChange={(note) => setSaid({ ...said, note })}
        error={form.errors['note']}
      />
      {state !== 'open' && (
        <TextField
          name="day"
          label={t('words.day')}
          type="date"
          short
          optional
          value={said.day}
          onChange={(day) => setSaid({ ...said, day })}
          error={form.errors['day']}
        />
      )}
      <PhotoInput
        name="file_ids"
        label={t('words.photos')}
        optional
        value={photos}
        onChange={setPhotos}
        max={photosMost}
      />
    </FormDialog>
  )
}

/** Another thing the same household asks for. */
export function AddDialog({ of, one, onClose }: OfCondition) {
  const dialog = useDialog('add_condition', onClose)
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/projects/:id/conditions/:condition/add', dialog.options)
  const act = () => {
    if (!dialog.form.setFields(short('text', text, 2))) return
    write.mutate(
      { params: { id: of.id, condition: one.id }, body: { text: text.trim() } },
      { onError: dialog.form.fail },
    )
  }
  const { t, form, frame } = dialog
  return (
    <FormDialog {...frame} help={`${one.place}：${one.text}`} busy={write.isPending} onAct={act}>
      <TextAreaField
        name="text"
        label={t('workbench.acts.add_condition.text')}
        hint={t('workbench.acts.add_condition.hint')}
        rows={3}
        max={500}
        value={text}
        onChange={setText}
        error={form.errors['text']}
      />
    </FormDialog>
  )
}

/** It was written down by mistake. */
export function DropDialog({ of, one, onClose }: OfCondition) {
  const dialog = useDialog('drop_condition', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/projects/:id/conditions/:condition/drop', dialog.options)
  const act = () => {
    if (!dialog.form.setFields(short('reason', reason, 2))) return
    const body = { reason: reason.trim() }
    write.mutate({ params: { id: of.id, condition: one.id }, body }, { onError: dialog.form.fail })
  }
  return (
    <FormDialog {...dialog.frame} help={`${one.place}：${one.text}`} busy={write.isPending} onAct={act}>
      <Said dialog={dialog} name="reason" text={reason} onText={setReason} />
    </FormDialog>
  )
}
