import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { CheckCards, RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { useDraft } from '../team/use-draft.ts'
import { useTeam } from '../team/use-team.ts'
import { type ActProps, useAct } from './act.ts'

/** The two ends: solved, with what proves it; answered, with the reason why nothing can or need be done. */
export function FinishAct(props: ActProps) {
  const act = useAct('finish', props)
  const words = useWords('requests')
  const [outcome, setOutcome] = useState<'solved' | 'answered'>('solved')
  const draft = useDraft({ kind: 'request', id: props.request.id }, 'finish')
  const { text, setText } = draft
  const checklist = useTeam(props.request.id).data?.checklist ?? []
  const [checked, setChecked] = useState<string[]>([])
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/requests/:id/finish', {
    ...act.options,
    onSuccess: () => {
      draft.sent()
      act.options.onSuccess()
    },
  })
  const body = { outcome, text, checked, file_ids: photos.map((photo) => photo.id), version: act.version }
  const go = () => {
    const open = outcome === 'solved' ? checklist.filter((point) => !checked.includes(point)) : []
    const points = open.join(words('words.semicolon'))
    const detail = words('workbench.acts.finish.open_points', { count: open.length, points })
    if (open.length > 0) return act.form.setFields([{ path: 'checked', code: 'open', detail }])
    return write.mutate({ params: act.params, body }, { onError: act.form.fail })
  }
  const { evidence, criterion } = props.request.item
  return (
    <FormDialog {...act.frame} busy={write.isPending} onAct={go}>
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
      {outcome === 'solved' && checklist.length > 0 && (
        <CheckCards
          name="checked"
          label={act.t('checklist')}
          hint={act.t('checklist_hint')}
          value={checked}
          onChange={setChecked}
          options={checklist.map((point) => ({ value: point, label: point }))}
          error={act.form.errors.checked}
        />
      )}
      <TextBlockField
        name="text"
        words={fillWords(props.request)}
        label={act.t(outcome === 'solved' ? 'text' : 'reason')}
        hint={draft.note ?? act.t('text_hint')}
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
