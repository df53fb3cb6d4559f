import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { ThumbBar } from '../../../../../../app/web/kit/thumb-bar.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type Answers, answersOf, type ItemQuestion, ItemQuestions } from '../../item-questions.tsx'
import { useCatalogue } from '../../resident/use-catalogue.ts'
import { Answer } from './answer.tsx'
import styles from './counter.module.css'
import type { CounterResult } from './counter-receipt.tsx'
import { EmergencyFirst, ItemField, useGuesses } from './item-field.tsx'
import { useJoining } from './joining.ts'
import { type Person, PersonSearch } from './person-search.tsx'
import { type Place, PlaceSearch } from './place-search.tsx'
import { SimilarCard } from './similar-card.tsx'

const channels = ['counter', 'hotline', 'visit', 'patrol', 'chat', 'meeting'] as const
type Channel = (typeof channels)[number]

const empty = {
  description: '',
  item: '',
  detail: '',
  name: '',
  phone: '',
  channel: 'counter' as Channel,
  answers: {} as Answers,
}

/** The body of the call: a person found needs no name and number typed. */
function bodyOf(
  form: typeof empty,
  person: Person | null,
  place: Place | null,
  photos: Photo[],
  questions: ItemQuestion[],
  proposed?: string,
) {
  return {
    item_code: form.item,
    description: form.description,
    answers: answersOf(questions, form.answers),
    place_detail: form.detail,
    channel: form.channel,
    file_ids: photos.map((photo) => photo.id),
    ...(proposed ? { proposed_item: proposed } : {}),
    ...(place === null ? {} : place.dwelling ? { dwelling_id: place.id } : { area_id: place.id }),
    ...(person
      ? { for_person_id: person.id }
      : { contact_name: form.name, ...(form.phone ? { contact_phone: form.phone } : {}) }),
  }
}

interface CounterFormProps {
  /** Who it is for, when the register's page of the person led here. */
  known: Person | null
  onFiled: (result: CounterResult) => void
  /** Somebody joined a request there was, so that nothing is filed. */
  onJoined: (number: string) => void
}

function placeOf(person: Person | null): Place | null {
  return person?.home ? { id: person.home.dwelling_id, name: person.home.name, dwelling: true } : null
}

/** Who opens the page goes on at once: with the person, or with the words where the person is known. */
function useFirstField(known: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>(known ? 'textarea' : 'input')?.focus(), [known])
  return form
}

/** One page, in the order of the conversation. The likeliest item is chosen until another one is; Ctrl+Enter files. */
export function CounterForm({ known, onFiled, onJoined }: CounterFormProps) {
  const t = useWords('requests')
  const errors = useFormErrors(t, 'workbench.counter.errors')
  const may = useMay()
  // Who takes no calls isn't at the counter either: the grid worker files where people are.
  const usual: Channel = may('requests.take_calls') ? 'counter' : 'visit'
  const [form, setForm] = useState<typeof empty>({ ...empty, channel: usual })
  const [person, setPerson] = useState(known)
  const [place, setPlace] = useState(() => placeOf(known))
  const [photos, setPhotos] = useState<Photo[]>([])
  const guesses = useGuesses(form.description)
  const proposed = guesses.items[0]?.code
  const item = form.item || (proposed ?? '')
  const questions = useCatalogue().data?.items.find((one) => one.code === item)?.questions ?? []
  const first = useFirstField(known !== null)
  const refresh = ['GET /api/c/:community/desk', 'GET /api/c/:community/requests', 'GET /api/c/:community/today']
  const write = useWrite('POST /api/c/:community/desk/requests', { refresh, onSuccess: onFiled })
  const joining = useJoining(person, onJoined)
  const set = (patch: Partial<typeof empty>) => setForm((before) => ({ ...before, ...patch }))
  const choosePerson = (found: Person | null) => {
    setPerson(found)
    if (!place) setPlace(placeOf(found))
    if (found) first.current?.querySelector('textarea')?.focus()
  }
  const send = () => {
    const missing = [
      ...(form.description.trim() === '' ? [{ path: 'description', code: 'required' }] : []),
      ...(item === '' ? [{ path: 'item_code', code: 'required' }] : []),
    ]
    if (!write.isPending && errors.setFields(missing))
      write.mutate(
        { body: bodyOf({ ...form, item }, person, place, photos, questions, proposed) },
        { onError: errors.fail },
      )
  }
  useShortcuts([{ id: 'form.send', label: t('workbench.counter.file'), run: send }])
  const hint = useKeyHint('form.send')
  return (
    <form
      ref={first}
      className={styles.columns}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <Card title={t('workbench.counter.who')}>
          <PersonSearch value={person} onChange={choosePerson} />
          {!person && (
            <div className={styles.pair}>
              <TextField
                name="contact_name"
                label={t('words.requester')}
                optional
                value={form.name}
                onChange={(name) => set({ name })}
                error={errors.errors['contact_name']}
              />
              <TextField
                name="contact_phone"
                label={t('words.phone')}
                type="tel"
                value={form.phone}
                onChange={(phone) => set({ phone })}
                error={errors.errors['contact_phone']}
              />
            </div>
          )}
          <SelectField
            name="channel"
            label={t('words.channel_label')}
            short
            value={form.channel}
            onChange={(channel) => set({ channel: channel as Channel })}
            options={channels.map((value) => ({ value, label: t(`words.channel.${value}`) }))}
          />
        </Card>
        <Card title={t('workbench.counter.what')}>
          <EmergencyFirst text={form.description} item={item} />
          <TextAreaField
            name="description"
            label={t('workbench.counter.description')}
            value={form.description}
            onChange={(description) => set({ description })}
            rows={4}
            max={2000}
            error={errors.errors['description']}
          />
          <ItemField
            text={form.description}
            value={item}
            onChange={(item) => set({ item })}
            error={errors.errors['item_code']}
          />
          <ItemQuestions
            questions={questions}
            answers={form.answers}
            onChange={(answers) => set({ answers })}
            error={errors.errors['answers']}
            optional
          />
        </Card>
        <Card title={t('workbench.counter.where')}>
          <PlaceSearch value={place} onChange={setPlace} error={errors.errors['area_id']} />
          <TextField
            name="place_detail"
            label={t('workbench.counter.detail')}
            optional
            value={form.detail}
            onChange={(detail) => set({ detail })}
            error={errors.errors['place_detail']}
          />
          <PhotoInput
            name="file_ids"
            label={t('workbench.counter.photos')}
            optional
            value={photos}
            onChange={setPhotos}
            max={9}
          />
        </Card>
      </Stack>
      <div className={styles.aside}>
        <Stack>
          <SimilarCard text={form.description} item={item} place={place} joining={joining} />
          <Answer item={item} place={place} />
        </Stack>
      </div>
      <ThumbBar>
        <Button kind="main" busy={write.isPending} onClick={send} {...hint}>
          {t('workbench.counter.file')}
        </Button>
      </ThumbBar>
    </form>
  )
}
