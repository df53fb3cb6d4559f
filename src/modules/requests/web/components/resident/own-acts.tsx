import { IconArrowBackUp, IconPencilPlus } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from './matter.module.css'
import type { OwnRequest } from './views.ts'

const textMax = 2_000
const photosMax = 9
const reads = ['GET /api/c/:community/my/requests', 'GET /api/c/:community/my/requests/:id']

/** Something to add: words and photos that go to who deals with it. */
function Supplement({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const form = useFormErrors(t, 'resident.supplement.errors')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const supplement = useWrite('POST /api/c/:community/my/requests/:id/supplement', {
    refresh: reads,
    onSuccess: () => {
      toast(t('resident.supplement.done'))
      onDone()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const length = [...text.trim()].length
    const missing = [
      ...(length === 0 ? [{ path: 'text', code: 'required' }] : []),
      ...(length > textMax ? [{ path: 'text', code: 'too_long' }] : []),
    ]
    if (supplement.isPending || !form.setFields(missing)) return
    supplement.mutate(
      { params: { id }, body: { text: text.trim(), file_ids: photos.map((photo) => photo.id) } },
      { onError: form.fail },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary form={form} />
      <TextAreaField
        name="text"
        label={t('resident.supplement.text')}
        rows={3}
        max={textMax}
        value={text}
        onChange={setText}
        error={form.errors['text']}
      />
      <PhotoInput
        name="file_ids"
        label={t('resident.supplement.photos')}
        optional
        max={photosMax}
        value={photos}
        onChange={setPhotos}
        error={form.errors['file_ids']}
      />
      <div className={styles.acts}>
        <Button kind="main" type="submit" busy={supplement.isPending} narrow>
          {t('resident.supplement.send')}
        </Button>
        <Button onClick={onDone}>{t('resident.supplement.leave')}</Button>
      </div>
    </form>
  )
}

/** Taking it back, asked once. */
function Withdraw({ request, onClose }: { request: OwnRequest; onClose: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const group = request.relation === 'joined' ? 'leave' : 'withdraw'
  const withdraw = useWrite('POST /api/c/:community/my/requests/:id/withdraw', {
    refresh: reads,
    onSuccess: () => {
      toast(t(`resident.${group}.done`))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t(`resident.${group}.title`)}
      confirm={t(`resident.${group}.confirm`)}
      danger
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate({ params: { id: request.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <p>{t(`resident.${group}.meaning`)}</p>
      <TextField name="reason" label={t('resident.withdraw.reason')} optional value={reason} onChange={setReason} />
      {withdraw.error && <ErrorState problem={withdraw.error} part />}
    </ConfirmDialog>
  )
}

/** What the one who asked may do besides judging: add something, take it back. */
export function OwnActs({ request }: { request: OwnRequest }) {
  const t = useWords('requests')
  const [open, setOpen] = useState<'supplement' | 'withdraw'>()
  const close = () => setOpen(undefined)
  const may = (action: string) => request.can.includes(action)
  if (!may('supplement') && !may('withdraw')) return null
  if (open === 'supplement') {
    return (
      <Card title={t('resident.supplement.title')}>
        <Supplement id={request.id} onDone={close} />
      </Card>
    )
  }
  return (
    <div className={styles.acts}>
      {may('supplement') && (
        <Button icon={IconPencilPlus} onClick={() => setOpen('supplement')}>
          {t('resident.supplement.open')}
        </Button>
      )}
      {may('withdraw') && (
        <Button kind="plain" icon={IconArrowBackUp} onClick={() => setOpen('withdraw')}>
          {t(request.relation === 'joined' ? 'resident.leave.open' : 'resident.withdraw.open')}
        </Button>
      )}
      {open === 'withdraw' && <Withdraw request={request} onClose={close} />}
    </div>
  )
}
