import { IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DepartmentChoice } from '../../components/workbench/department-choice.tsx'
import { requests } from '../../components/workbench/peers.ts'
import { type Place, PlacePick } from '../../components/workbench/place-pick.tsx'
import { type Kind, whistleReads } from '../../components/workbench/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const self = 'self'
const textMax = 1_000
const photosMost = 9
type Code = Kind['code']

interface Start {
  title: string
  description: string
  place: Place | null
  place_detail: string
}

const nothing: Start = { title: '', description: '', place: null, place_detail: '' }

interface Draft extends Start {
  kind: Code | undefined
  bodies: string[]
  lead: string
  photos: Photo[]
}

function missingOf(draft: Draft) {
  const length = (text: string) => [...text.trim()].length
  return [
    ...(draft.kind ? [] : [{ path: 'kind', code: 'required' }]),
    ...(length(draft.title) < 2 ? [{ path: 'title', code: 'required' }] : []),
    ...(length(draft.description) < 5 ? [{ path: 'description', code: 'required' }] : []),
    ...(draft.bodies.length === 0 ? [{ path: 'body_ids', code: 'required' }] : []),
  ]
}

/** The form; below the departments stands who would hear it and by when they have to be there. */
function Form({ start, request }: { start: Start; request: string | undefined }) {
  const t = useWords('whistles')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [draft, setDraft] = useState<Draft>({ ...start, kind: undefined, bodies: [], lead: self, photos: [] })
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const kinds = useRead('GET /api/c/:community/whistles/kinds')
  const reach = useRead(
    'GET /api/c/:community/whistles/departments',
    { query: { kind: draft.kind ?? 'everyday' } },
    { enabled: draft.kind !== undefined },
  )
  const write = useWrite('POST /api/c/:community/whistles', {
    refresh: whistleReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.blow.done'))
      go(`/whistles/${id}`, { replace: true })
    },
  })
  const send = () => {
    if (write.isPending || !errors.setFields(missingOf(draft)) || !draft.kind) return
    const body = {
      kind: draft.kind,
      title: draft.title.trim(),
      description: draft.description.trim(),
      place_detail: draft.place_detail.trim(),
      body_ids: draft.bodies,
      file_ids: draft.photos.map((photo) => photo.id),
      ...(draft.place ? { area_id: draft.place.id } : {}),
      ...(draft.lead === self ? {} : { lead_post_id: draft.lead }),
      ...(request ? { request_id: request } : {}),
    }
    write.mutate({ body }, { onError: errors.fail })
  }
  return (
    <PageForm form={errors} onSend={send}>
      <Card>
        <Stack>
          <QueryView query={kinds} part>
            {({ items }) => (
              <RadioCards
                name="kind"
                label={t('words.kind')}
                value={draft.kind}
                onChange={(kind) => change({ kind })}
                options={items.map((kind) => ({ value: kind.code, label: kind.name, hint: kind.meaning }))}
                error={errors.errors['kind']}
              />
            )}
          </QueryView>
          <WhatFields draft={draft} errors={errors.errors} onChange={change} />
        </Stack>
      </Card>
      <Card title={t('workbench.blow.whom')}>
        {draft.kind === undefined ? (
          <p className={layout.quiet}>{t('workbench.blow.kind_first')}</p>
        ) : (
          <QueryView query={reach} part>
            {({ items, leads }) => (
              <Stack>
                <DepartmentChoice
                  departments={items}
                  value={draft.bodies}
                  onChange={(bodies) => change({ bodies })}
                  error={errors.errors['body_ids']}
                />
                <SelectField
                  name="lead_post_id"
                  label={t('words.lead')}
                  hint={t('workbench.blow.lead_hint')}
                  value={draft.lead}
                  onChange={(lead) => change({ lead })}
                  options={[
                    { value: self, label: t('workbench.blow.self') },
                    ...leads.map((one) => ({ value: one.post_id, label: `${one.title} ${one.name}` })),
                  ]}
                  error={errors.errors['lead_post_id']}
                />
              </Stack>
            )}
          </QueryView>
        )}
      </Card>
      <div>
        <Button kind="main" type="submit" narrow icon={IconSpeakerphone} busy={write.isPending}>
          {t('workbench.blow.act')}
        </Button>
      </div>
    </PageForm>
  )
}

interface WhatProps {
  draft: Draft
  errors: Record<string, string>
  onChange: (patch: Partial<Draft>) => void
}

/** What it is about and where. */
function WhatFields({ draft, errors, onChange }: WhatProps) {
  const t = useWords('whistles')
  return (
    <>
      <TextField
        name="title"
        label={t('words.title')}
        hint={t('workbench.blow.title_hint')}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={errors['title']}
      />
      <TextAreaField
        name="description"
        label={t('workbench.blow.what')}
        rows={4}
        max={textMax}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        error={errors['description']}
      />
      <PlacePick value={draft.place} onChange={(place) => onChange({ place })} error={errors['area_id']} />
      <TextField
        name="place_detail"
        label={t('words.place_detail')}
        optional
        value={draft.place_detail}
        onChange={(place_detail) => onChange({ place_detail })}
        error={errors['place_detail']}
      />
      <PhotoInput
        name="file_ids"
        label={t('words.photos')}
        optional
        max={photosMost}
        value={draft.photos}
        onChange={(next) => onChange({ photos: next(draft.photos) })}
        error={errors['file_ids']}
      />
    </>
  )
}

/** From a request: its title, words and place stand there already. */
function FromRequest({ id }: { id: string }) {
  const request = requests.useRead('GET /api/c/:community/requests/:id', { params: { id } })
  return (
    <QueryView query={request}>
      {(data) => (
        <Form
          request={id}
          start={{
            title: [...data.title].slice(0, 40).join(''),
            description: [...data.description].slice(0, textMax).join(''),
            place: data.area_id ? { id: data.area_id, name: data.place } : null,
            place_detail: [...data.place_detail].slice(0, 60).join(''),
          }}
        />
      )}
    </QueryView>
  )
}

/** 吹哨: what happened, where, which departments, who leads. */
export default function Blow() {
  const t = useWords('whistles')
  const [search] = useSearch()
  const request = search['request']
  return (
    <PageFrame
      title={t('workbench.blow.title')}
      intro={t('workbench.blow.intro')}
      back={request ? `/requests/${request}` : '/whistles'}
    >
      {request ? <FromRequest id={request} /> : <Form start={nothing} request={undefined} />}
    </PageFrame>
  )
}
