import { type SubmitEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Stack } from '../kit/card.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useFormErrors } from '../kit/form-errors.ts'
import { RadioCards } from '../kit/radio-cards.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words.ts'
import type { OpenedCommunity } from './next-steps.tsx'
import { territory } from './queries.ts'
import { emptyPlace, type PlaceDraft, RegionFields } from './region-fields.tsx'

const kinds = ['urban', 'village'] as const
const empty = { name: '', kind: 'urban' as (typeof kinds)[number], tail: '', phone: '' }

/** What keeps the form from being sent, by field. */
function missingIn({ town, byHand }: PlaceDraft, { name, tail }: typeof empty) {
  const place = byHand
    ? [
        ...(town.name.trim() ? [] : [{ path: 'town.name', code: 'required' }]),
        ...(/^\d{9}$/.test(town.code) ? [] : [{ path: 'town.code', code: 'invalid' }]),
      ]
    : town.code
      ? []
      : [{ path: 'district_code', code: 'required' }]
  return [
    ...place,
    ...([...name.trim()].length > 1 ? [] : [{ path: 'name', code: 'required' }]),
    ...(/^\d{3}$/.test(tail) ? [] : [{ path: 'code', code: 'invalid' }]),
  ]
}

/** The first community: where it lies, what it is called, and its national code. */
export function CommunityForm({ onOpened }: { onOpened: (community: OpenedCommunity) => void }) {
  const t = useWords('territory')
  const form = useFormErrors(t, 'resident.setup.errors')
  const [place, setPlace] = useState(emptyPlace)
  const [draft, setDraft] = useState(empty)
  const write = territory.useWrite('POST /api/communities', { onSuccess: onOpened })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!form.setFields(missingIn(place, draft))) return
    const body = {
      name: draft.name,
      kind: draft.kind,
      district_code: place.chosen.at(-1) ?? '',
      town: place.town,
      code: place.town.code + draft.tail,
      phone: draft.phone.trim() || undefined,
    }
    write.mutate({ body }, { onError: form.fail })
  }
  const field = (name: 'name' | 'phone') => ({
    name,
    label: t(`resident.setup.fields.community_${name}`),
    error: form.errors[name],
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <RegionFields place={place} onChange={setPlace} errors={form.errors} />
        <RadioCards
          name="kind"
          label={t('resident.setup.fields.kind')}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={kinds.map((kind) => ({
            value: kind,
            label: t(`words.community_kind.${kind}`),
            hint: t(`resident.setup.hints.${kind}`),
          }))}
          pairs
        />
        <TextField {...field('name')} hint={t('resident.setup.hints.community_name')} maxLength={40} />
        <TextField
          name="code"
          label={t('resident.setup.fields.tail')}
          hint={t('resident.setup.hints.tail', { town: place.town.code || '000000000' })}
          error={form.errors.code}
          value={draft.tail}
          onChange={(tail) => setDraft({ ...draft, tail: tail.trim() })}
          inputMode="numeric"
          maxLength={3}
          short
        />
        <TextField {...field('phone')} hint={t('resident.setup.hints.community_phone')} type="tel" optional />
        <Button kind="main" type="submit" busy={write.isPending}>
          {t('resident.setup.community.act')}
        </Button>
      </Stack>
    </form>
  )
}
