import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { type FormErrors, useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { type Grade, Rating } from '../../../../../app/web/kit/rating.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { whistleReads } from './views.ts'

const textMax = 1_000
const reasonMax = 300
const photosMost = 9

interface OfCall {
  id: string
  /** The department. */
  body: string
  onClose: () => void
}

/** What an act dialog says when it is done, and how it fails. */
function useAct(act: string, onClose: () => void) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const onSuccess = () => {
    toast(t(`workbench.acts.${act}.done`))
    onClose()
  }
  return { t, errors, options: { refresh: whistleReads, onSuccess } }
}

function tooShort(path: string, value: string, least: number) {
  const length = [...value.trim()].length
  if (length >= least) return []
  return [{ path, code: length === 0 ? 'required' : 'too_short' }]
}

/** A department's clerk says who comes, on the phone in two lines. */
export function ReportInDialog({ id, body, onClose }: OfCall) {
  const { t, errors, options } = useAct('report_in', onClose)
  const [comer, setComer] = useState('')
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/whistles/:id/departments/:body/report-in', options)
  const act = () => {
    if (!errors.setFields(tooShort('comer_name', comer, 2))) return
    write.mutate(
      { params: { id, body }, body: { comer_name: comer.trim(), note: note.trim() } },
      { onError: errors.fail },
    )
  }
  return (
    <FormDialog
      title={t('workbench.acts.report_in.title')}
      act={t('workbench.acts.report_in.act')}
      help={t('workbench.acts.report_in.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="comer_name"
        label={t('workbench.acts.report_in.comer')}
        value={comer}
        onChange={setComer}
        error={errors.errors['comer_name']}
      />
      <TextField
        name="note"
        label={t('workbench.acts.report_in.note')}
        hint={t('workbench.acts.report_in.note_hint')}
        optional
        value={note}
        onChange={setNote}
        error={errors.errors['note']}
      />
    </FormDialog>
  )
}

interface ReasonFormProps {
  act: 'refuse' | 'withdraw' | 'call_again'
  errors: FormErrors
  busy: boolean
  least: number
  send: (reason: string) => void
  onClose: () => void
}

/** The form of an act that says why. */
function ReasonForm({ act, errors, busy, least, send, onClose }: ReasonFormProps) {
  const t = useWords('whistles')
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={t(`workbench.acts.${act}.title`)}
      act={t(`workbench.acts.${act}.act`)}
      help={t(`workbench.acts.${act}.help`)}
      form={errors}
      busy={busy}
      onAct={() => errors.setFields(tooShort('reason', reason, least)) && send(reason.trim())}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('words.reason')}
        rows={3}
        max={reasonMax}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

const reasonLeast = 5

/** A department says why it can't come. */
export function RefuseDialog({ id, body, onClose }: OfCall) {
  const { errors, options } = useAct('refuse', onClose)
  const write = useWrite('POST /api/c/:community/whistles/:id/departments/:body/refuse', options)
  const send = (reason: string) => write.mutate({ params: { id, body }, body: { reason } }, { onError: errors.fail })
  return (
    <ReasonForm act="refuse" errors={errors} busy={write.isPending} least={reasonLeast} send={send} onClose={onClose} />
  )
}

/** Calls a department that said no once more. */
export function CallAgainDialog({ id, body, onClose }: OfCall) {
  const { errors, options } = useAct('call_again', onClose)
  const write = useWrite('POST /api/c/:community/whistles/:id/call', options)
  const send = (reason: string) =>
    write.mutate({ params: { id }, body: { body_id: body, reason } }, { onError: errors.fail })
  return <ReasonForm act="call_again" errors={errors} busy={write.isPending} least={2} send={send} onClose={onClose} />
}

/** Takes a whistle back. */
export function WithdrawDialog({ id, onClose }: Omit<OfCall, 'body'>) {
  const { errors, options } = useAct('withdraw', onClose)
  const write = useWrite('POST /api/c/:community/whistles/:id/withdraw', options)
  const send = (reason: string) => write.mutate({ params: { id }, body: { reason } }, { onError: errors.fail })
  return (
    <ReasonForm
      act="withdraw"
      errors={errors}
      busy={write.isPending}
      least={reasonLeast}
      send={send}
      onClose={onClose}
    />
  )
}

interface WorkDialogProps extends Omit<OfCall, 'body'> {
  /** `act`: of a department; `note` and `close`: of who leads. */
  kind: 'act' | 'note' | 'close'
  body?: string
}

/** What was done, with photos: a department's work, a note of who leads, the end. */
export function WorkDialog({ id, body = '', kind, onClose }: WorkDialogProps) {
  const { t, errors, options } = useAct(kind, onClose)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [ends, setEnds] = useState<'yes'[]>([])
  const act = useWrite('POST /api/c/:community/whistles/:id/departments/:body/act', options)
  const note = useWrite('POST /api/c/:community/whistles/:id/note', options)
  const close = useWrite('POST /api/c/:community/whistles/:id/close', options)
  const send = () => {
    if (!errors.setFields(tooShort('text', text, kind === 'close' ? reasonLeast : 2))) return
    const said = { text: text.trim(), file_ids: photos.map((photo) => photo.id) }
    const failed = { onError: errors.fail }
    if (kind === 'act') act.mutate({ params: { id, body }, body: { ...said, finished: ends.length > 0 } }, failed)
    if (kind === 'note') note.mutate({ params: { id }, body: said }, failed)
    if (kind === 'close') close.mutate({ params: { id }, body: said }, failed)
  }
  return (
    <FormDialog
      title={t(`workbench.acts.${kind}.title`)}
      act={t(`workbench.acts.${kind}.act`)}
      help={kind === 'close' ? t('workbench.acts.close.help') : undefined}
      form={errors}
      busy={act.isPending || note.isPending || close.isPending}
      onAct={send}
      onClose={onClose}
    >
      <TextAreaField
        name="text"
        label={t(`workbench.acts.${kind}.text`)}
        rows={3}
        max={textMax}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      <PhotoInput
        name="file_ids"
        label={t('words.photos')}
        optional
        max={photosMost}
        value={photos}
        onChange={setPhotos}
        error={errors.errors['file_ids']}
      />
      {kind === 'act' && (
        <CheckCards
          name="finished"
          label={t('workbench.acts.act.ends')}
          value={ends}
          onChange={setEnds}
          options={[{ value: 'yes', label: t('workbench.acts.act.finished') }]}
        />
      )}
    </FormDialog>
  )
}

/** The community's word on a department. */
export function RateDialog({ id, body, onClose, name }: OfCall & { name: string }) {
  const { t, errors, options } = useAct('rate', onClose)
  const [grade, setGrade] = useState<Grade>()
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/whistles/:id/departments/:body/rate', options)
  const act = () => {
    if (!errors.setFields(grade === undefined ? [{ path: 'grade', code: 'required' }] : [])) return
    if (grade === undefined) return
    write.mutate({ params: { id, body }, body: { grade, text: text.trim() } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.acts.rate.title', { name })}
      act={t('workbench.acts.rate.act')}
      help={t('workbench.acts.rate.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <Rating legend={t('workbench.acts.rate.grade')} name="grade" value={grade} onChange={setGrade} />
      <TextAreaField
        name="text"
        label={t('workbench.acts.rate.text')}
        optional
        rows={3}
        max={reasonMax}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
    </FormDialog>
  )
}
