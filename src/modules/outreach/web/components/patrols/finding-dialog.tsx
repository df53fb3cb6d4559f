import { useState } from 'react'
import { EmergencyLine } from '../../../../../app/web/kit/emergency-line.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { KeptPhoto } from '../../field/kept.ts'
import type { FindingNote, KeptPatrol, PatrolItem } from '../../field/patrol-kept.ts'
import { PhotosField } from '../photos-field.tsx'

type Found = Omit<FindingNote, 'finding_id' | 'at'>
const onlyNoted = 'none'
const nowhere = 'none'
const wordsLeast = 4
const wordsMost = 2_000
const placeMost = 60

interface FindingDialogProps {
  patrol: KeptPatrol
  items: readonly PatrolItem[]
  /** Where the walker was last. */
  last: string | undefined
  onKeep: (found: Found, photos: KeptPhoto[]) => Promise<void>
  onClose: () => void
}

/** What was seen on the way: to whoever answers for it, or only noted. */
export function FindingDialog({ patrol, items, last, onKeep, onClose }: FindingDialogProps) {
  const t = useWords('outreach')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.patrol.finding_errors')
  const [words, setWords] = useState('')
  const [item, setItem] = useState('')
  const [point, setPoint] = useState(last ?? nowhere)
  const [place, setPlace] = useState('')
  const [photos, setPhotos] = useState<KeptPhoto[]>([])
  const act = async () => {
    const missing = [
      ...([...words.trim()].length < wordsLeast ? [{ path: 'words', code: 'required' }] : []),
      ...(item === '' ? [{ path: 'item_code', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const where = point === nowhere ? {} : { point_id: point }
    const whose = item === onlyNoted ? {} : { item_code: item }
    await onKeep({ words: words.trim(), place_detail: place.trim(), ...where, ...whose }, photos)
    toast(t('workbench.patrol.finding_kept'))
    onClose()
  }
  const sorted = [...items.filter((one) => one.property), ...items.filter((one) => !one.property)]
  return (
    <FormDialog
      title={t('workbench.patrol.find')}
      act={t('workbench.patrol.finding_act')}
      form={errors}
      busy={false}
      onAct={() => void act()}
      onClose={onClose}
    >
      <EmergencyLine text={words} />
      <TextAreaField
        name="words"
        label={t('workbench.patrol.finding_words')}
        rows={3}
        max={wordsMost}
        value={words}
        onChange={setWords}
        error={errors.errors['words']}
      />
      <SelectField
        name="item_code"
        label={t('workbench.patrol.finding_item')}
        hint={t('workbench.patrol.finding_item_hint')}
        value={item}
        onChange={setItem}
        options={[
          ...sorted.map((one) => ({ value: one.code, label: one.name })),
          { value: onlyNoted, label: t('workbench.patrol.only_noted') },
        ]}
        error={errors.errors['item_code']}
      />
      <SelectField
        name="point_id"
        label={t('workbench.patrol.finding_point')}
        value={point}
        onChange={setPoint}
        options={[
          ...patrol.points.map((one) => ({ value: one.id, label: one.name })),
          { value: nowhere, label: t('workbench.patrol.on_the_way') },
        ]}
      />
      <TextField
        name="place_detail"
        optional
        label={t('workbench.patrol.finding_place')}
        maxLength={placeMost}
        value={place}
        onChange={setPlace}
      />
      <PhotosField sent={0} photos={photos} onChange={setPhotos} />
    </FormDialog>
  )
}
