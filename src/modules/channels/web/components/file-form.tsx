import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../app/web/kit/emergency-line.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { type PickedPerson as Person, PersonPick } from '../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import { requests } from './peers.ts'
import { type Place, PlacePick } from './place-pick.tsx'
import { type Draft, draftReads } from './views.ts'

const descriptionLeast = 4

function placeOf({ proposals: { where } }: Draft): Place | null {
  if (!where) return null
  return where.dwelling_id
    ? { id: where.dwelling_id, name: where.name, dwelling: true }
    : { id: where.area_id, name: where.name }
}

/** What the filed request would be, filled in with what was recognised; each guess says why. */
export function useFileForm(draft: Draft) {
  const [person, setPerson] = useState<Person | null>(null)
  const [place, setPlace] = useState(() => placeOf(draft))
  const [item, setItem] = useState(draft.proposals.what[0]?.code ?? '')
  const [detail, setDetail] = useState('')
  const [phone, setPhone] = useState('')
  const [description, setDescription] = useState(draft.whole_text)
  return {
    person,
    setPerson,
    place,
    setPlace,
    item,
    setItem,
    detail,
    setDetail,
    phone,
    setPhone,
    description,
    setDescription,
  }
}

export type FileForm = ReturnType<typeof useFileForm>

/** Confirms a draft: who, what and where, each with the guesses and their reasons. */
export function FileDraftForm({ draft, form }: { draft: Draft; form: FileForm }) {
  const t = useWords('channels')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const write = useWrite('POST /api/c/:community/intake-drafts/:id/file', {
    refresh: [...draftReads, 'GET /api/c/:community/requests', 'GET /api/c/:community/today'],
    onSuccess: ({ request }) => toast(t('workbench.draft.filed', { number: request?.number ?? '' })),
  })
  const { person, place, item, detail, phone, description } = form
  const send = () => {
    const missing = [
      ...(item === '' ? [{ path: 'item_code', code: 'required' }] : []),
      ...([...description.trim()].length < descriptionLeast ? [{ path: 'description', code: 'required' }] : []),
    ]
    if (write.isPending || !errors.setFields(missing)) return
    const proposed = draft.proposals.what[0]?.code
    const body = {
      item_code: item,
      description: description.trim(),
      place_detail: detail.trim(),
      ...(place ? { [place.dwelling ? 'dwelling_id' : 'area_id']: place.id } : {}),
      ...(person ? { for_person_id: person.id } : {}),
      ...(phone.trim() ? { contact_phone: phone.trim() } : {}),
      ...(proposed ? { proposed_item: proposed } : {}),
    }
    write.mutate({ params: { id: draft.id }, body }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <Card title={t('workbench.draft.confirm')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack>
          <ErrorSummary form={errors} />
          <EmergencyOf text={description} item={item} />
          <WhatField draft={draft} value={item} onChange={form.setItem} error={told['item_code']} />
          <PlacePick
            label={t('words.where')}
            hint={t('words.where_hint')}
            value={place}
            onChange={form.setPlace}
            error={told['area_id']}
          />
          {place && draft.proposals.where && place.name === draft.proposals.where.name && (
            <p className={layout['quiet']}>
              {t(`workbench.draft.where_${draft.proposals.where.why}`, { said: draft.proposals.where.said })}
            </p>
          )}
          <TextField
            name="place_detail"
            label={t('words.detail')}
            optional
            value={detail}
            onChange={form.setDetail}
            error={told['place_detail']}
          />
          <WhoField draft={draft} value={person} onChange={form.setPerson} error={told['for_person_id']} />
          {!person && !draft.phone_masked && (
            <TextField
              name="contact_phone"
              type="tel"
              label={t('words.phone')}
              hint={t('words.phone_hint')}
              optional
              short
              value={phone}
              onChange={form.setPhone}
              error={told['contact_phone']}
            />
          )}
          <TextAreaField
            name="description"
            label={t('words.description')}
            rows={4}
            max={2_000}
            value={description}
            onChange={form.setDescription}
            error={told['description']}
          />
          <div>
            <Button kind="main" type="submit" narrow busy={write.isPending}>
              {t('workbench.draft.file')}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}

/** Somebody in danger writes to a group, too: who reads it calls first. */
function EmergencyOf({ text, item }: { text: string; item: string }) {
  const catalogue = requests.useRead('GET /api/c/:community/catalogue', { query: {} })
  return <EmergencyLine text={text} divert={catalogue.data?.items.find((one) => one.code === item)?.divert} />
}

interface WhatFieldProps {
  draft: Draft
  value: string
  onChange: (code: string) => void
  error?: string
}

function WhatField({ draft, value, onChange, error }: WhatFieldProps) {
  const t = useWords('channels')
  const catalogue = requests.useRead('GET /api/c/:community/catalogue', { query: {} })
  const { what } = draft.proposals
  return (
    <>
      {what.length > 0 && (
        <RadioCards
          name="item_guess"
          label={t('workbench.draft.guesses')}
          value={value}
          onChange={onChange}
          options={what.map((one) => ({
            value: one.code,
            label: one.name,
            hint: t('workbench.draft.because', { words: one.matched.join(t('words.comma')) }),
          }))}
        />
      )}
      <SelectField
        name="item_code"
        label={t('words.what')}
        value={value}
        onChange={onChange}
        options={(catalogue.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
        error={error}
      />
    </>
  )
}

interface WhoFieldProps {
  draft: Draft
  value: Person | null
  onChange: (person: Person | null) => void
  error?: string
}

/** People of the register it may come from; by number only when asked for, since that is noted. */
function WhoField({ draft, value, onChange, error }: WhoFieldProps) {
  const t = useWords('channels')
  const look = useWrite('POST /api/c/:community/intake-drafts/:id/look-up', {})
  const known = new Map([...draft.proposals.who, ...(look.data?.who ?? [])].map((one) => [one.person_id, one]))
  const guesses = [...known.values()]
  return (
    <>
      {guesses.length > 0 && (
        <RadioCards
          name="who_guess"
          label={t('workbench.draft.who')}
          value={value?.id ?? ''}
          onChange={(id) => onChange(id === '' ? null : { id, name: known.get(id)?.name ?? '' })}
          options={[
            ...guesses.map((one) => ({
              value: one.person_id,
              label: one.name,
              hint: [one.home, one.why.map((why) => t(`words.why.${why}`)).join(t('words.comma'))]
                .filter(Boolean)
                .join(' · '),
            })),
            { value: '', label: t('workbench.draft.nobody') },
          ]}
        />
      )}
      <PersonPick
        name="for_person_id"
        label={t('words.who')}
        optional
        hint={t('words.who_hint')}
        none={t('words.nobody_found')}
        value={value}
        onChange={onChange}
        error={error}
      />
      {draft.can.includes('look_up') && (
        <div>
          <Button busy={look.isPending} onClick={() => look.mutate({ params: { id: draft.id }, body: {} })}>
            {t('workbench.draft.look_up')}
          </Button>
          {look.data?.who.length === 0 && <p className={layout['quiet']}>{t('workbench.draft.looked_up_none')}</p>}
          {look.error && <ErrorState problem={look.error} part />}
        </div>
      )}
    </>
  )
}
