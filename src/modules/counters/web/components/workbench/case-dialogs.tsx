import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { type CaseDetail, type CaseMatter, caseReads } from '../views.ts'
import { MatterFields, type TakenMatter } from './matter-fields.tsx'
import { requests } from './peers.ts'

interface OfCase {
  detail: CaseDetail
  onClose: () => void
}
interface OfMatter extends OfCase {
  matter: CaseMatter
}

const short = (text: string, least = 2) => [...text.trim()].length < least

/** What every dialog of a case has: words, errors, and what follows its act. */
function useAct(act: string, onClose: () => void) {
  const t = useWords('counters')
  const toast = useToast()
  const labels = {
    text: t(`workbench.case.${act}.text`),
    reason: t(`workbench.case.${act}.text`),
    note: t(`workbench.case.${act}.text`),
    description: t(`workbench.case.${act}.text`),
    next_day: t('words.next_day'),
    office: t('words.office'),
    done_by: t('words.done_by'),
    person_id: t('workbench.case.hand_over.to'),
    item_code: t('workbench.case.request.item'),
  }
  const errors = useFormErrors(t, 'words.errors', labels)
  const onSuccess = () => {
    toast(t(`workbench.case.${act}.done`))
    onClose()
  }
  const frame = { title: t(`workbench.case.${act}.title`), act: t(`workbench.case.${act}.act`), form: errors, onClose }
  return { t, errors, frame, options: { refresh: caseReads, onSuccess } }
}

/** Which papers of a matter are there now. */
export function PapersDialog({ detail, matter, onClose }: OfMatter) {
  const { t, errors, frame, options } = useAct('papers', onClose)
  const [brought, setBrought] = useState(matter.papers.filter((one) => one.brought).map((one) => one.name))
  const write = useWrite('POST /api/c/:community/service-cases/:id/matters/:seq', options)
  const params = { id: detail.id, seq: String(matter.seq) }
  const act = () => write.mutate({ params, body: { act: 'papers', brought } }, { onError: errors.fail })
  return (
    <FormDialog {...frame} help={t('workbench.case.papers.help')} busy={write.isPending} onAct={act}>
      <CheckCards
        name="brought"
        label={matter.name}
        value={brought}
        onChange={setBrought}
        options={matter.papers.map((one) => ({ value: one.name, label: one.name, hint: one.note || undefined }))}
      />
    </FormDialog>
  )
}

/** It lies with another office: which, and when to ask there again. */
export function WaitDialog({ detail, matter, onClose }: OfMatter) {
  const { t, errors, frame, options } = useAct('wait', onClose)
  const [office, setOffice] = useState(matter.office)
  const [day, setDay] = useState(matter.next_day ?? '')
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/matters/:seq', options)
  const act = () => {
    const missing = [
      ...(short(office) ? [{ path: 'office', code: 'required' }] : []),
      ...(day === '' ? [{ path: 'next_day', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const body = { act: 'wait' as const, office: office.trim(), next_day: day, note: note.trim() }
    write.mutate({ params: { id: detail.id, seq: String(matter.seq) }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <TextField
        name="office"
        label={t('words.office')}
        value={office}
        onChange={setOffice}
        error={errors.errors['office']}
      />
      <TextField
        name="next_day"
        type="date"
        short
        label={t('words.next_day')}
        value={day}
        onChange={setDay}
        error={errors.errors['next_day']}
      />
      <TextAreaField
        name="note"
        label={t('workbench.case.wait.text')}
        optional
        rows={2}
        max={500}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}

/** How a matter ended, and who carried it out where the keeper's post doesn't. */
export function FinishDialog({ detail, matter, onClose }: OfMatter) {
  const { t, errors, frame, options } = useAct('finish', onClose)
  const [state, setState] = useState<'done' | 'not_done' | 'withdrawn'>('done')
  const [text, setText] = useState('')
  const [doneBy, setDoneBy] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/matters/:seq', options)
  const asks = state === 'done' && !matter.may_do
  const act = () => {
    const missing = [
      ...(short(text) ? [{ path: 'text', code: 'required' }] : []),
      ...(asks && short(doneBy) ? [{ path: 'done_by', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const body = { act: 'finish' as const, state, text: text.trim(), done_by: asks ? doneBy.trim() : '' }
    write.mutate({ params: { id: detail.id, seq: String(matter.seq) }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <RadioCards
        name="state"
        label={t('workbench.case.finish.how', { name: matter.name })}
        value={state}
        onChange={setState}
        options={(['done', 'not_done', 'withdrawn'] as const).map((value) => ({
          value,
          label: t(`words.matter_state.${value}`),
        }))}
      />
      <TextAreaField
        name="text"
        label={t('workbench.case.finish.text')}
        rows={3}
        max={500}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      {asks && (
        <TextField
          name="done_by"
          label={t('words.done_by')}
          hint={t('workbench.case.finish.done_by_hint', {
            posts: matter.doers.map((one) => t(`words.doer.${one}`)).join('、'),
          })}
          value={doneBy}
          onChange={setDoneBy}
          error={errors.errors['done_by']}
        />
      )}
    </FormDialog>
  )
}

/** An end is taken back. */
export function ReopenDialog({ detail, matter, onClose }: OfMatter) {
  const { t, errors, frame, options } = useAct('reopen', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/matters/:seq', options)
  const act = () => {
    if (!errors.setFields(short(reason) ? [{ path: 'reason', code: 'required' }] : [])) return
    const params = { id: detail.id, seq: String(matter.seq) }
    write.mutate({ params, body: { act: 'reopen', reason: reason.trim() } }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <TextAreaField
        name="reason"
        label={t('workbench.case.reopen.text')}
        rows={2}
        max={300}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

/** A line under the case, and perhaps another day. */
export function NoteDialog({ detail, onClose }: OfCase) {
  const { t, errors, frame, options } = useAct('note', onClose)
  const [text, setText] = useState('')
  const [day, setDay] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/note', options)
  const act = () => {
    if (!errors.setFields(short(text) ? [{ path: 'text', code: 'required' }] : [])) return
    const body = { text: text.trim(), ...(day ? { next_day: day } : {}) }
    write.mutate({ params: { id: detail.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <TextAreaField
        name="text"
        label={t('workbench.case.note.text')}
        rows={3}
        max={500}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      {detail.can.includes('work') && (
        <TextField
          name="next_day"
          type="date"
          short
          optional
          label={t('workbench.case.note.day')}
          value={day}
          onChange={setDay}
          error={errors.errors['next_day']}
        />
      )}
    </FormDialog>
  )
}

/** They came or rang again. */
export function VisitDialog({ detail, onClose }: OfCase) {
  const { t, errors, frame, options } = useAct('visit', onClose)
  const [channel, setChannel] = useState<'window' | 'telephone' | 'home'>('window')
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/visit', options)
  const act = () => {
    if (!errors.setFields(short(note) ? [{ path: 'note', code: 'required' }] : [])) return
    write.mutate({ params: { id: detail.id }, body: { channel, note: note.trim() } }, { onError: errors.fail })
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
      <TextAreaField
        name="note"
        label={t('workbench.case.visit.text')}
        rows={2}
        max={500}
        value={note}
        onChange={setNote}
        error={errors.errors['note']}
      />
    </FormDialog>
  )
}

/** Another matter of the same person. */
export function TakeDialog({ detail, onClose }: OfCase) {
  const { t, errors, frame, options } = useAct('take', onClose)
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
  const { t, errors, frame, options } = useAct('hand_over', onClose)
  const list = useRead('GET /api/c/:community/service-cases/:id/keepers', { params: { id: detail.id } })
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/hand-over', options)
  const items = list.data?.items ?? []
  const act = () => {
    const keeper = items.find((one) => `${one.person_id} ${one.post_id}` === to)
    const missing = [
      ...(keeper ? [] : [{ path: 'person_id', code: 'required' }]),
      ...(short(reason, 4) ? [{ path: 'reason', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing) || !keeper) return
    const { person_id, post_id } = keeper
    write.mutate(
      { params: { id: detail.id }, body: { person_id, post_id, reason: reason.trim() } },
      { onError: errors.fail },
    )
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.hand_over.help')} busy={write.isPending} onAct={act}>
      <SelectField
        name="person_id"
        label={t('workbench.case.hand_over.to')}
        value={to}
        onChange={setTo}
        options={items.map((one) => ({
          value: `${one.person_id} ${one.post_id}`,
          label: [one.name, one.post, one.away && t('words.away')].filter(Boolean).join(' · '),
        }))}
        error={errors.errors['person_id']}
      />
      <TextAreaField
        name="reason"
        label={t('workbench.case.hand_over.text')}
        rows={2}
        max={300}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

/** It turns out somebody else's to do: filed as a request, for the same person. */
export function RequestDialog({ detail, onClose }: OfCase) {
  const { t, errors, frame, options } = useAct('request', onClose)
  const catalogue = useCatalogue()
  const [item, setItem] = useState('')
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/service-cases/:id/request', options)
  const act = () => {
    const missing = [
      ...(item === '' ? [{ path: 'item_code', code: 'required' }] : []),
      ...(short(text) ? [{ path: 'description', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    write.mutate(
      { params: { id: detail.id }, body: { item_code: item, description: text.trim() } },
      { onError: errors.fail },
    )
  }
  return (
    <FormDialog {...frame} help={t('workbench.case.request.help')} busy={write.isPending} onAct={act}>
      <SelectField
        name="item_code"
        label={t('workbench.case.request.item')}
        value={item}
        onChange={setItem}
        options={catalogue}
        error={errors.errors['item_code']}
      />
      <TextAreaField
        name="description"
        label={t('workbench.case.request.text')}
        rows={4}
        max={2000}
        value={text}
        onChange={setText}
        error={errors.errors['description']}
      />
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
