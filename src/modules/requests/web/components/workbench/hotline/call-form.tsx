import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { Answer } from '../counter/answer.tsx'
import type { CounterResult } from '../counter/counter-receipt.tsx'
import { EmergencyFirst, ItemField, useGuesses } from '../counter/item-field.tsx'
import { type Place, PlaceSearch } from '../counter/place-search.tsx'
import styles from './hotline.module.css'
import { type Caller, type CurrentCall, callReads } from './views.ts'

interface CallFormProps {
  call: CurrentCall
  onFiled: (result: CounterResult) => void
  /** What is written so far, for what stands beside it. */
  onMatter: (matter: Matter) => void
}

/** What it is about and where, as far as it is known. */
export type Matter = { text: string; item: string; place: Place | null }

function homeOf(person: Caller | undefined): Place | null {
  const home = person?.homes.find((one) => one.lives_here) ?? person?.homes[0]
  return home ? { id: home.dwelling_id, name: home.name, dwelling: true } : null
}

/** What the caller asks for. The likeliest item is chosen until another one is; Ctrl+Enter files. */
export function CallForm({ call, onFiled, onMatter }: CallFormProps) {
  const t = useWords('requests')
  const errors = useFormErrors(t, 'workbench.counter.errors')
  const person = call.callers.find((one) => one.id === call.person_id)
  const [description, setDescription] = useState('')
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [detail, setDetail] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [place, setPlace] = usePlaceOf(person)
  const guesses = useGuesses(description)
  const proposed = guesses.items[0]?.code
  const item = chosen || (proposed ?? '')
  useEffect(() => onMatter({ text: description, item, place }), [description, item, place, onMatter])
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const file = useWrite('POST /api/c/:community/calls/:id/file', {
    refresh: [...callReads, 'GET /api/c/:community/desk', 'GET /api/c/:community/requests'],
    onSuccess: onFiled,
  })
  const send = () => {
    const missing = [
      ...(description.trim() === '' ? [{ path: 'description', code: 'required' }] : []),
      ...(item === '' ? [{ path: 'item_code', code: 'required' }] : []),
    ]
    if (file.isPending || !errors.setFields(missing)) return
    const body = {
      item_code: item,
      description,
      place_detail: detail,
      file_ids: photos.map((photo) => photo.id),
      ...(proposed ? { proposed_item: proposed } : {}),
      ...(place === null ? {} : place.dwelling ? { dwelling_id: place.id } : { area_id: place.id }),
      ...(person ? { for_person_id: person.id } : { contact_name: name }),
    }
    file.mutate({ params: { id: call.id }, body }, { onError: errors.fail })
  }
  useShortcuts([{ id: 'form.send', label: t('workbench.hotline.file'), run: send }])
  const hint = useKeyHint('form.send')
  return (
    <form ref={form} onSubmit={(event) => event.preventDefault()}>
      <Stack>
        <ErrorSummary form={errors} />
        <Card title={t('workbench.counter.what')}>
          <EmergencyFirst text={description} item={item} />
          <TextAreaField
            name="description"
            label={t('workbench.counter.description')}
            value={description}
            onChange={setDescription}
            rows={3}
            max={2000}
            error={errors.errors['description']}
          />
          <ItemField text={description} value={item} onChange={setChosen} error={errors.errors['item_code']} />
        </Card>
        <Card title={t('workbench.counter.where')}>
          <PlaceSearch value={place} onChange={setPlace} error={errors.errors['area_id']} />
          <TextField
            name="place_detail"
            label={t('workbench.counter.detail')}
            optional
            value={detail}
            onChange={setDetail}
            error={errors.errors['place_detail']}
          />
          <PhotoInput
            name="file_ids"
            label={t('workbench.counter.photos')}
            optional
            value={photos}
            onChange={setPhotos}
            max={9}
            error={errors.errors['file_ids']}
          />
          {!person && (
            <TextField name="contact_name" label={t('words.requester')} optional value={name} onChange={setName} />
          )}
        </Card>
        <Answer item={item} place={place} />
        <div className={styles.acts}>
          <Button kind="main" narrow busy={file.isPending} onClick={send} {...hint}>
            {t('workbench.hotline.file')}
          </Button>
          <span className={styles.quiet}>{t('workbench.hotline.file_key')}</span>
        </div>
      </Stack>
    </form>
  )
}

/** The caller's home, until another place is chosen; a caller named later brings a home along. */
function usePlaceOf(person: Caller | undefined): [Place | null, (place: Place | null) => void] {
  const [chosen, setChosen] = useState<Place | null | undefined>(undefined)
  const home = useMemo(() => homeOf(person), [person])
  return [chosen === undefined ? home : chosen, setChosen]
}
