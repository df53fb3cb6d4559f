import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWrite } from '../../../queries.ts'
import { useDraft } from '../team/use-draft.ts'
import { type ActProps, useAct } from './act.ts'

/** A note on the course of the work: internal, or seen by the requester. */
export function NoteAct(props: ActProps) {
  const act = useAct('note', props)
  const draft = useDraft({ kind: 'request', id: props.request.id }, 'note')
  const { text, setText } = draft
  const [visibility, setVisibility] = useState<'internal' | 'public'>('internal')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/requests/:id/note', {
    ...act.options,
    onSuccess: () => {
      draft.sent()
      act.options.onSuccess()
    },
  })
  const body = { text, visibility, file_ids: photos.map((photo) => photo.id) }
  const go = () => write.mutate({ params: act.params, body }, { onError: act.form.fail })
  return (
    <FormDialog {...act.frame} busy={write.isPending} onAct={go}>
      <TextBlockField
        {...act.field('text', text, setText)}
        words={fillWords(props.request)}
        hint={draft.note}
        rows={4}
        max={2000}
      />
      <RadioCards
        name="visibility"
        label={act.t('visibility')}
        value={visibility}
        onChange={setVisibility}
        pairs
        options={(['internal', 'public'] as const).map((value) => ({ value, label: act.t(value) }))}
      />
      <PhotoInput
        name="file_ids"
        label={act.t('photos')}
        optional
        value={photos}
        onChange={setPhotos}
        max={9}
        error={act.form.errors.file_ids}
      />
    </FormDialog>
  )
}
