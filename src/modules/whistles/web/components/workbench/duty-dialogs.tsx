import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { ReasonDialog } from '../../../../../app/web/kit/reason-dialog.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { CountField } from '../count-field.tsx'
import { type DutyDetail, dutyReads } from './call-views.ts'
import { type Place, PlacePick } from './place-pick.tsx'

/** What a dialog of duties says when it is done. */
function useDutyAct(act: string, onClose: () => void) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const onSuccess = () => {
    toast(t(`workbench.duties.${act}_done`))
    onClose()
  }
  return { t, errors, options: { refresh: dutyReads, onSuccess } }
}

const empty = { title: '', description: '', place_detail: '', until_day: '', needed: '2' }

/** Puts something on the list that can be taken on. */
export function AddDutyDialog({ onClose }: { onClose: () => void }) {
  const { t, errors, options } = useDutyAct('add', onClose)
  const [draft, setDraft] = useState(empty)
  const [place, setPlace] = useState<Place | null>(null)
  const write = useWrite('POST /api/c/:community/duties', options)
  const told = errors.errors
  const set = (name: keyof typeof empty) => (value: string) => setDraft((before) => ({ ...before, [name]: value }))
  const act = () => {
    const needed = Number(draft.needed)
    const missing = [
      ...([...draft.title.trim()].length < 2 ? [{ path: 'title', code: 'required' }] : []),
      ...([...draft.description.trim()].length < 2 ? [{ path: 'text', code: 'required' }] : []),
      ...(draft.until_day === '' ? [{ path: 'until_day', code: 'required' }] : []),
      ...(Number.isInteger(needed) && needed >= 1 && needed <= 500 ? [] : [{ path: 'needed', code: 'invalid' }]),
    ]
    if (!errors.setFields(missing)) return
    write.mutate({ body: { ...draft, needed, ...(place ? { area_id: place.id } : {}) } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.duties.add')}
      act={t('workbench.duties.add')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="title"
        label={t('words.duty_title')}
        value={draft.title}
        onChange={set('title')}
        error={told['title']}
      />
      <TextAreaField
        name="text"
        label={t('workbench.duties.what')}
        rows={3}
        max={500}
        value={draft.description}
        onChange={set('description')}
        error={told['text']}
      />
      <PlacePick value={place} onChange={setPlace} error={told['area_id']} />
      <TextField
        name="place_detail"
        label={t('words.place_detail')}
        optional
        value={draft.place_detail}
        onChange={set('place_detail')}
        error={told['place_detail']}
      />
      <div className={layout['pair']}>
        <TextField
          name="until_day"
          label={t('words.until')}
          type="date"
          value={draft.until_day}
          onChange={set('until_day')}
          error={told['until_day']}
        />
        <TextField
          name="needed"
          label={t('words.needed')}
          type="number"
          inputMode="numeric"
          value={draft.needed}
          onChange={set('needed')}
          error={told['needed']}
        />
      </div>
    </FormDialog>
  )
}

interface OfDuty {
  duty: DutyDetail
  onClose: () => void
}

/** Takes it on for an organisation or a member who asked the community to. */
export function TakeForDialog({ duty, onClose }: OfDuty) {
  const { t, errors, options } = useDutyAct('take_for', onClose)
  const [id, setId] = useState('')
  const [places, setPlaces] = useState('1')
  const list = useRead('GET /api/c/:community/dual-registrations', { query: { limit: 100 } })
  const write = useWrite('POST /api/c/:community/duties/:id/take-for', options)
  const chosen = list.data?.items.find((row) => row.id === id)
  const act = () => {
    const count = chosen?.kind === 'organisation' ? Number(places) : 1
    const missing = [
      ...(id === '' ? [{ path: 'registration_id', code: 'required' }] : []),
      ...(Number.isInteger(count) && count >= 1 && count <= 500 ? [] : [{ path: 'people', code: 'number' }]),
    ]
    if (!errors.setFields(missing)) return
    write.mutate({ params: { id: duty.id }, body: { registration_id: id, places: count } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.duties.take_for')}
      act={t('workbench.duties.take_for')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        name="registration_id"
        label={t('words.who')}
        value={id}
        onChange={setId}
        options={(list.data?.items ?? []).map((row) => ({
          value: row.id,
          label: row.kind === 'member' ? `${row.name} · ${row.home_organisation}` : row.name,
        }))}
        error={errors.errors['registration_id']}
      />
      {chosen?.kind === 'organisation' && (
        <CountField
          name="people"
          label={t('words.send_people')}
          value={places}
          onChange={setPlaces}
          error={errors.errors['people']}
        />
      )}
    </FormDialog>
  )
}

/** What was done, told to the community by telephone or on the spot. */
export function ReportForDialog({ duty, onClose, of }: OfDuty & { of: DutyDetail['takings'][number] }) {
  const { t, errors, options } = useDutyAct('report_for', onClose)
  const [text, setText] = useState(of.report_text)
  const [people, setPeople] = useState(String(of.people ?? 1))
  const write = useWrite('POST /api/c/:community/duties/:id/report-for', options)
  const act = () => {
    const count = Number(people)
    const missing = [
      ...([...text.trim()].length < 2 ? [{ path: 'text', code: 'required' }] : []),
      ...(Number.isInteger(count) && count >= 1 && count <= 500 ? [] : [{ path: 'people', code: 'number' }]),
    ]
    if (!errors.setFields(missing)) return
    const body = { registration_id: of.registration_id, text: text.trim(), people: count }
    write.mutate({ params: { id: duty.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.duties.report_of', { name: of.name })}
      act={t('workbench.duties.report_for')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        name="text"
        label={t('words.what_done')}
        rows={3}
        max={500}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      <CountField
        name="people"
        label={t('words.places')}
        value={people}
        onChange={setPeople}
        error={errors.errors['people']}
      />
    </FormDialog>
  )
}

/** Takes it off the list. */
export function CloseDutyDialog({ duty, onClose }: OfDuty) {
  const { t, options } = useDutyAct('close', onClose)
  const write = useWrite('POST /api/c/:community/duties/:id/close', options)
  const params = { id: duty.id }
  return (
    <ReasonDialog
      title={t('workbench.duties.close')}
      act={t('workbench.duties.close')}
      help={t('workbench.duties.close_help')}
      label={t('words.reason')}
      words={t}
      most={200}
      busy={write.isPending}
      onAct={(reason, fail) => write.mutate({ params, body: { reason } }, { onError: fail })}
      onClose={onClose}
    />
  )
}
