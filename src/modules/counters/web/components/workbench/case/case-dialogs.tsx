import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead, useWrite } from '../../../queries.ts'
import { MatterFields, type TakenMatter } from '../matter-fields.tsx'
import { requests } from '../peers.ts'
import { type OfCase, useAct } from './use-act.ts'

/** A line under the case, and perhaps another day. */
export function NoteDialog({ detail, onClose }: OfCase) {
  const { t, form, field, holds, errors, frame, options } = useAct('note', onClose, { text: '', next_day: '' })
  const write = useWrite('POST /api/c/:community/service-cases/:id/note', options)
  const act = () => {
    if (!holds({ text: 2 })) return
    const body = { text: form.text.trim(), ...(form.next_day ? { next_day: form.next_day } : {}) }
    write.mutate({ params: { id: detail.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <TextAreaField {...field('text')} rows={3} max={500} />
      {detail.can.includes('work') && (
        <TextField {...field('next_day')} type="date" short optional label={t('workbench.case.note.day')} />
      )}
    </FormDialog>
  )
}

/** They came or rang again. */
export function VisitDialog({ detail, onClose }: OfCase) {
  const { t, form, field, holds, errors, frame, options } = useAct('visit', onClose, { note: '' })
  const [channel, setChannel] = useState<'window' | 'telephone' | 'home'>('window')
  const write = useWrite('POST /api/c/:community/service-cases/:id/visit', options)
  const act = () => {
    if (!holds({ note: 2 })) return
    write.mutate({ params: { id: detail.id }, body: { channel, note: form.note.trim() } }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.visit.help')} busy={write.isPending} onAct={act}>
      <RadioCards
        name="channel"
        label={t('words.channel_label')}
        value={channel}
        onChange={setChannel}
        pairs
        options={(['window', 'telephone', 'home'] as const).map((value) => ({
          value,
          label: t(`words.channel.${value}`),
        }))}
      />
      <TextAreaField {...field('note')} rows={2} max={500} />
    </FormDialog>
  )
}

/** Another matter of the same person. */
export function TakeDialog({ detail, onClose }: OfCase) {
  const { t, errors, frame, options } = useAct('take', onClose, {})
  const guide = useRead('GET /api/c/:community/guide')
  const [taken, setTaken] = useState<TakenMatter>({ code: '', choice: '', brought: [] })
  const write = useWrite('POST /api/c/:community/service-cases/:id/matters', options)
  const matter = guide.data?.items.find((one) => one.code === taken.code)
  const act = () => {
    if (!errors.setFields(taken.code === '' ? [{ path: 'text', code: 'required' }] : [])) return
    write.mutate({ params: { id: detail.id }, body: taken }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.take.help')} busy={write.isPending} onAct={act}>
      <SelectField
        name="text"
        label={t('words.matter')}
        value={taken.code}
        onChange={(code) => setTaken({ code, choice: '', brought: [] })}
        options={(guide.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
        error={errors.errors['text']}
      />
      {matter && <MatterFields matter={matter} value={taken} onChange={setTaken} error={errors.errors['choice']} />}
    </FormDialog>
  )
}

/** Given to a colleague, with the reason. */
export function HandOverDialog({ detail, onClose }: OfCase) {
  const initial = { person_id: '', reason: '' }
  const { t, form, field, holds, errors, frame, options } = useAct('hand_over', onClose, initial)
  const list = useRead('GET /api/c/:community/service-cases/:id/keepers', { params: { id: detail.id } })
  const write = useWrite('POST /api/c/:community/service-cases/:id/hand-over', options)
  const items = list.data?.items ?? []
  const act = () => {
    const keeper = items.find((one) => `${one.person_id} ${one.post_id}` === form.person_id)
    if (!holds({ person_id: 1, reason: 4 }) || !keeper) return
    const { person_id, post_id } = keeper
    const body = { person_id, post_id, reason: form.reason.trim() }
    write.mutate({ params: { id: detail.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.hand_over.help')} busy={write.isPending} onAct={act}>
      <SelectField
        {...field('person_id')}
        options={items.map((one) => ({
          value: `${one.person_id} ${one.post_id}`,
          label: [one.name, one.post, one.away && t('words.away')].filter(Boolean).join(' · '),
        }))}
      />
      <TextAreaField {...field('reason')} rows={2} max={300} />
    </FormDialog>
  )
}

/** It turns out somebody else's to do: filed as a request, for the same person. */
export function RequestDialog({ detail, onClose }: OfCase) {
  const initial = { item_code: '', description: '' }
  const { t, form, field, holds, errors, frame, options } = useAct('request', onClose, initial)
  const catalogue = useCatalogue()
  const write = useWrite('POST /api/c/:community/service-cases/:id/request', options)
  const act = () => {
    if (!holds({ item_code: 1, description: 2 })) return
    const body = { item_code: form.item_code, description: form.description.trim() }
    write.mutate({ params: { id: detail.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.request.help')} busy={write.isPending} onAct={act}>
      <SelectField {...field('item_code')} options={catalogue} />
      <TextAreaField {...field('description')} rows={4} max={2000} />
    </FormDialog>
  )
}

/** Items of the need catalogue that need no place: what needs one is filed at the page made for it. */
function useCatalogue(): { value: string; label: string }[] {
  const found = requests.useRead('GET /api/c/:community/catalogue')
  return (found.data?.items ?? [])
    .filter((one) => one.place === 'optional')
    .map((one) => ({ value: one.code, label: one.name }))
}
