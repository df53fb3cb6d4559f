import { useState } from 'react'
import { useAct } from '../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { type Photo, PhotoInput } from '../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead, useWrite } from '../queries.ts'
import { NextFields, nextMissing } from './next-fields.tsx'
import { type Undertaking, undertakingReads } from './views.ts'

interface OfOne {
  of: Undertaking
  onClose: () => void
}

const noteKinds = ['progress', 'attempt', 'answer'] as const
const ways = ['letter', 'visit', 'meeting', 'phone', 'online', 'deputy'] as const
const outcomes = ['solved', 'partly', 'refused', 'explained'] as const
const photosMost = 9

function short(path: string, value: string, least: number) {
  return [...value.trim()].length < least ? [{ path, code: 'required' }] : []
}

function useDialog(name: string, onClose: () => void) {
  const t = useWords('undertakings')
  const { form, done, words } = useAct(t, `workbench.acts.${name}`, onClose)
  return { t, form, frame: { ...words, form, onClose }, options: { refresh: undertakingReads, onSuccess: done } }
}

/** A step done, an attempt, an answer; and what comes next. */
export function NoteDialog({ of, onClose }: OfOne) {
  const { t, form, frame, options } = useDialog('note', onClose)
  const advocacy = of.kind === 'advocacy'
  const [kind, setKind] = useState<(typeof noteKinds)[number]>(advocacy ? 'attempt' : 'progress')
  const [said, setSaid] = useState({ day: '', text: '', way: 'letter' as (typeof ways)[number], counterpart: '' })
  const [photos, setPhotos] = useState<Photo[]>([])
  const [next, setNext] = useState({ next_step: '', next_day: '' })
  const write = useWrite('POST /api/c/:community/undertakings/:id/note', options)
  const outward = kind !== 'progress'
  const act = () => {
    if (!form.setFields([...short('text', said.text, 2), ...nextMissing(next)])) return
    const body = {
      kind,
      text: said.text.trim(),
      ...(said.day ? { day: said.day } : {}),
      ...(outward ? { way: said.way, counterpart: said.counterpart.trim() } : {}),
      file_ids: photos.map((photo) => photo.id),
      ...next,
    }
    write.mutate({ params: { id: of.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog {...frame} wide busy={write.isPending} onAct={act}>
      {advocacy && (
        <RadioCards
          name="kind"
          label={t('workbench.acts.note.kind')}
          value={kind}
          onChange={setKind}
          options={noteKinds.map((value) => ({ value, label: t(`workbench.acts.note.kinds.${value}`) }))}
        />
      )}
      {outward && (
        <div className={layout['pair']}>
          <SelectField
            name="way"
            label={t('words.way_label')}
            value={said.way}
            onChange={(way) => setSaid({ ...said, way: way as (typeof ways)[number] })}
            options={ways.map((value) => ({ value, label: t(`words.way.${value}`) }))}
          />
          <TextField
            name="counterpart"
            label={t('words.counterpart')}
            optional
            value={said.counterpart}
            onChange={(counterpart) => setSaid({ ...said, counterpart })}
          />
        </div>
      )}
      <TextAreaField
        name="text"
        label={t(`words.step.${kind}`)}
        rows={4}
        max={1_000}
        value={said.text}
        onChange={(text) => setSaid({ ...said, text })}
        error={form.errors['text']}
      />
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
      <PhotoInput
        name="file_ids"
        label={t('words.files')}
        optional
        value={photos}
        onChange={setPhotos}
        max={photosMost}
      />
      <NextFields next={next} onChange={setNext} form={form} />
    </FormDialog>
  )
}

/** The result, told to everybody who asked. */
export function EndDialog({ of, onClose }: OfOne) {
  const { t, form, frame, options } = useDialog('end', onClose)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>()
  const [result, setResult] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/undertakings/:id/end', options)
  const act = () => {
    const missing = [...(outcome ? [] : [{ path: 'outcome', code: 'required' }]), ...short('result', result, 10)]
    if (!form.setFields(missing) || !outcome) return
    const body = { outcome, result: result.trim(), file_ids: photos.map((photo) => photo.id) }
    write.mutate({ params: { id: of.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...frame}
      help={t('workbench.acts.end.help', { count: of.askers_count })}
      busy={write.isPending}
      onAct={act}
    >
      <RadioCards
        name="outcome"
        label={t('workbench.acts.end.outcome')}
        value={outcome}
        onChange={setOutcome}
        error={form.errors['outcome']}
        options={outcomes.map((value) => ({ value, label: t(`words.outcome_of.${of.kind}.${value}`) }))}
      />
      <TextAreaField
        name="result"
        label={t('workbench.acts.end.result')}
        rows={5}
        max={2_000}
        value={result}
        onChange={setResult}
        error={form.errors['result']}
      />
      <PhotoInput
        name="file_ids"
        label={t('words.files')}
        optional
        value={photos}
        onChange={setPhotos}
        max={photosMost}
      />
    </FormDialog>
  )
}

/** It goes on. */
export function ResumeDialog({ of, onClose }: OfOne) {
  const { t, form, frame, options } = useDialog('resume', onClose)
  const [reason, setReason] = useState('')
  const [next, setNext] = useState({ next_step: '', next_day: '' })
  const write = useWrite('POST /api/c/:community/undertakings/:id/resume', options)
  const act = () => {
    if (!form.setFields([...short('reason', reason, 2), ...nextMissing(next)])) return
    write.mutate({ params: { id: of.id }, body: { reason: reason.trim(), ...next } }, { onError: form.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.acts.resume.help')} busy={write.isPending} onAct={act}>
      <TextAreaField
        name="reason"
        label={t('words.reason')}
        rows={3}
        max={300}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
      <NextFields next={next} onChange={setNext} form={form} />
    </FormDialog>
  )
}

/** A request by its number. */
export function TieDialog({ of, onClose }: OfOne) {
  const { t, form, frame, options } = useDialog('tie', onClose)
  const [number, setNumber] = useState('')
  const write = useWrite('POST /api/c/:community/undertakings/:id/tie', options)
  const act = () => {
    if (!form.setFields(short('number', number, 4))) return
    write.mutate({ params: { id: of.id }, body: { number: number.trim() } }, { onError: form.fail })
  }
  return (
    <FormDialog {...frame} help={t('workbench.acts.tie.help')} busy={write.isPending} onAct={act}>
      <TextField
        name="number"
        label={t('workbench.acts.tie.number')}
        value={number}
        onChange={setNumber}
        error={form.errors['number']}
      />
    </FormDialog>
  )
}

/** What it is called, who leads it, its next step. */
export function ChangeDialog({ of, onClose }: OfOne) {
  const { t, form, frame, options } = useDialog('change', onClose)
  const leads = useRead('GET /api/c/:community/undertakings/leads')
  const [said, setSaid] = useState({ title: of.title, description: of.description, outside_body: of.outside_body })
  const [lead, setLead] = useState(of.lead_post_id ?? '')
  const [next, setNext] = useState({ next_step: of.next_step, next_day: of.next_day ?? '' })
  const write = useWrite('POST /api/c/:community/undertakings/:id/change', options)
  const act = () => {
    if (!form.setFields([...short('title', said.title, 2), ...nextMissing(next)])) return
    const description = said.description.trim()
    const body = {
      title: said.title.trim(),
      ...(description ? { description } : {}),
      ...(of.kind === 'advocacy' ? { outside_body: said.outside_body.trim() } : {}),
      ...(lead ? { lead_post_id: lead } : {}),
      ...next,
    }
    write.mutate({ params: { id: of.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog {...frame} wide busy={write.isPending} onAct={act}>
      <TextField
        name="title"
        label={t('words.title')}
        value={said.title}
        onChange={(title) => setSaid({ ...said, title })}
        error={form.errors['title']}
      />
      {of.kind === 'advocacy' && (
        <TextField
          name="outside_body"
          label={t('words.body')}
          value={said.outside_body}
          onChange={(outside_body) => setSaid({ ...said, outside_body })}
          error={form.errors['outside_body']}
        />
      )}
      <TextAreaField
        name="description"
        label={t('words.description')}
        rows={4}
        max={2_000}
        value={said.description}
        onChange={(description) => setSaid({ ...said, description })}
        error={form.errors['description']}
      />
      <SelectField
        name="lead_post_id"
        label={t('words.lead')}
        value={lead}
        onChange={setLead}
        error={form.errors['lead_post_id']}
        options={(leads.data?.items ?? []).map((one) => ({ value: one.post_id, label: `${one.title} ${one.name}` }))}
      />
      <NextFields next={next} onChange={setNext} form={form} />
    </FormDialog>
  )
}
