import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

/** The two ends: solved, with what proves it; answered, with the reason why nothing can or need be done. */
export function FinishAct(props: ActProps) {
  const act = useAct('finish', props)
  const [outcome, setOutcome] = useState<'solved' | 'answered'>('solved')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/requests/:id/finish', act.options)
  const body = { outcome, text, file_ids: photos.map((photo) => photo.id), version: act.version }
  const go = () => write.mutate({ params: act.params, body }, { onError: act.form.fail })
  const { evidence, criterion } = props.request.item
  return (
    <FormDialog
      title={act.t('title')}
      act={act.t('act')}
      form={act.form}
      busy={write.isPending}
      onAct={go}
      onClose={props.onClose}
    >
      <RadioCards
        name="outcome"
        label={act.t('outcome')}
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'solved', label: act.t('solved'), hint: criterion },
          { value: 'answered', label: act.t('answered'), hint: act.t('answered_hint') },
        ]}
      />
      <TextAreaField
        name="text"
        label={act.t(outcome === 'solved' ? 'text' : 'reason')}
        hint={act.t('text_hint')}
        value={text}
        onChange={setText}
        rows={4}
        max={2000}
        error={act.form.errors.text}
      />
      <PhotoInput
        name="file_ids"
        label={act.t('photos')}
        hint={outcome === 'solved' && evidence !== 'none' ? act.t(evidence) : undefined}
        optional={outcome === 'answered' || evidence !== 'photo'}
        value={photos}
        onChange={setPhotos}
        max={9}
        error={act.form.errors.file_ids}
      />
    </FormDialog>
  )
}
