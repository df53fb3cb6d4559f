import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { type Project, projectReads } from '../views.ts'

export interface OfOne {
  of: Project
  onClose: () => void
}

const photosMost = 9

export function short(path: string, value: string, least: number) {
  return [...value.trim()].length < least ? [{ path, code: 'required' }] : []
}

export function useDialog(name: string, onClose: () => void) {
  const t = useWords('projects')
  const { form, done, words } = useAct(t, `workbench.acts.${name}`, onClose)
  return { t, form, frame: { ...words, form, onClose }, options: { refresh: projectReads, onSuccess: done } }
}

type Dialog = ReturnType<typeof useDialog>

interface SaidProps {
  dialog: Dialog
  text: string
  onText: (text: string) => void
  name?: string
  optional?: boolean
  photos?: Photo[]
  onPhotos?: (next: (photos: Photo[]) => Photo[]) => void
  /** an act whose pictures are its evidence */
  evidence?: boolean
}

/** Words, and pictures where the act takes them. */
export function Said({ dialog, text, onText, name = 'text', optional = false, photos, onPhotos, evidence }: SaidProps) {
  const { t, form } = dialog
  return (
    <>
      <TextAreaField
        name={name}
        label={t(name === 'reason' ? 'words.reason' : 'words.what')}
        rows={4}
        max={name === 'reason' ? 500 : 1_000}
        optional={optional}
        value={text}
        onChange={onText}
        error={form.errors[name]}
      />
      {photos && onPhotos && (
        <PhotoInput
          name="file_ids"
          label={t('words.photos')}
          optional={!evidence}
          value={photos}
          onChange={onPhotos}
          max={photosMost}
          error={form.errors['file_ids']}
        />
      )}
    </>
  )
}

const ids = (photos: readonly Photo[]) => photos.map((photo) => photo.id)

export function NoteDialog({ of, onClose }: OfOne) {
  const dialog = useDialog('note', onClose)
  const { t, form, frame, options } = dialog
  const [text, setText] = useState('')
  const [day, setDay] = useState('')
  const [open, setOpen] = useState<'yes' | 'no'>('yes')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/projects/:id/note', options)
  const act = () => {
    if (!form.setFields(short('text', text, 2))) return
    const body = { text: text.trim(), open: open === 'yes', file_ids: ids(photos), ...(day ? { day } : {}) }
    write.mutate({ params: { id: of.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <Said dialog={dialog} text={text} onText={setText} photos={photos} onPhotos={setPhotos} />
      <TextField
        name="day"
        label={t('words.day')}
        type="date"
        short
        optional
        value={day}
        onChange={setDay}
        error={form.errors['day']}
      />
      <RadioCards
        name="open"
        label={t('words.who_reads')}
        pairs
        value={open}
        onChange={setOpen}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`words.open.${value}`) }))}
      />
    </FormDialog>
  )
}

export function StartDialog({ of, onClose }: OfOne) {
  const dialog = useDialog('start', onClose)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/projects/:id/start', dialog.options)
  const act = () =>
    write.mutate(
      { params: { id: of.id }, body: { text: text.trim(), file_ids: ids(photos) } },
      { onError: dialog.form.fail },
    )
  return (
    <FormDialog {...dialog.frame} help={dialog.t('workbench.acts.start.help')} busy={write.isPending} onAct={act}>
      <Said dialog={dialog} text={text} onText={setText} optional photos={photos} onPhotos={setPhotos} />
    </FormDialog>
  )
}

export function FinishDialog({ of, onClose }: OfOne) {
  const dialog = useDialog('finish', onClose)
  const { t, form } = dialog
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/projects/:id/finish', dialog.options)
  const act = () => {
    if (!form.setFields(short('text', text, 2))) return
    write.mutate({ params: { id: of.id }, body: { text: text.trim(), file_ids: ids(photos) } }, { onError: form.fail })
  }
  const help = t(of.ballot ? 'workbench.acts.finish.help_ballot' : 'workbench.acts.finish.help')
  return (
    <FormDialog {...dialog.frame} help={help} busy={write.isPending} onAct={act}>
      <Said dialog={dialog} text={text} onText={setText} photos={photos} onPhotos={setPhotos} />
    </FormDialog>
  )
}

export function AcceptDialog({ of, onClose }: OfOne) {
  const dialog = useDialog('accept', onClose)
  const { t, form } = dialog
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/projects/:id/accept', dialog.options)
  const act = () => {
    const none = photos.length === 0 ? [{ path: 'file_ids', code: 'required' }] : []
    if (!form.setFields([...short('reason', text, 5), ...none])) return
    const body = { reason: text.trim(), file_ids: ids(photos) }
    write.mutate({ params: { id: of.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog {...dialog.frame} help={t('workbench.acts.accept.help')} busy={write.isPending} onAct={act}>
      <Said dialog={dialog} name="reason" text={text} onText={setText} photos={photos} onPhotos={setPhotos} evidence />
    </FormDialog>
  )
}

/** An act that says why and nothing else. */
function ReasonDialog({ of, onClose, name, least }: OfOne & { name: 'reopen' | 'stop' | 'resume'; least: number }) {
  const dialog = useDialog(name, onClose)
  const { t, form } = dialog
  const [reason, setReason] = useState('')
  const write = useWrite(`POST /api/c/:community/projects/:id/${name}`, dialog.options)
  const act = () => {
    if (!form.setFields(short('reason', reason, least))) return
    write.mutate({ params: { id: of.id }, body: { reason: reason.trim() } }, { onError: form.fail })
  }
  return (
    <FormDialog {...dialog.frame} help={t(`workbench.acts.${name}.help`)} busy={write.isPending} onAct={act}>
      <Said dialog={dialog} name="reason" text={reason} onText={setReason} />
    </FormDialog>
  )
}

export const ReopenDialog = (props: OfOne) => <ReasonDialog {...props} name="reopen" least={2} />
export const StopDialog = (props: OfOne) => <ReasonDialog {...props} name="stop" least={5} />
export const ResumeDialog = (props: OfOne) => <ReasonDialog {...props} name="resume" least={2} />

const barUsual = '80'

/** Those who chose it judge it: days and bar of the review, which is drafted and announced on its own page. */
export function ReviewDialog({ of, onClose }: OfOne) {
  const { t, form, frame, options } = useDialog('ask_review', onClose)
  const [said, setSaid] = useState({ opens_day: '', closes_day: '', percent: barUsual })
  const [each, setEach] = useState<'yes' | 'no'>('no')
  const write = useWrite('POST /api/c/:community/projects/:id/ask-review', options)
  const act = () => {
    const percent = Number(said.percent)
    const unfit =
      Number.isInteger(percent) && percent > 50 && percent <= 100 ? [] : [{ path: 'percent', code: 'invalid' }]
    if (
      !form.setFields([...short('opens_day', said.opens_day, 1), ...short('closes_day', said.closes_day, 1), ...unfit])
    )
      return
    write.mutate(
      { params: { id: of.id }, body: { ...said, percent, each_group: each === 'yes' } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog {...frame} help={t('workbench.acts.ask_review.help')} busy={write.isPending} onAct={act}>
      <div className={layout.pair}>
        {(['opens_day', 'closes_day'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`workbench.acts.ask_review.${name}`)}
            type="date"
            short
            value={said[name]}
            onChange={(value) => setSaid({ ...said, [name]: value })}
            error={form.errors[name]}
          />
        ))}
      </div>
      <TextField
        name="percent"
        label={t('workbench.acts.ask_review.percent')}
        short
        inputMode="numeric"
        value={said.percent}
        onChange={(percent) => setSaid({ ...said, percent })}
        error={form.errors['percent']}
      />
      {of.ballot?.by_group && (
        <RadioCards
          name="each_group"
          label={t('workbench.acts.ask_review.each')}
          pairs
          value={each}
          onChange={setEach}
          options={(['no', 'yes'] as const).map((value) => ({
            value,
            label: t(`workbench.acts.ask_review.each_${value}`),
          }))}
        />
      )}
    </FormDialog>
  )
}
