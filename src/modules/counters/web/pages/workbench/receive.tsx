import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../../app/web/kit/emergency-line.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { type PickedPerson as Person, PersonPick } from '../../../../../app/web/kit/person-pick.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { appointmentReads, caseReads, type Matter, type StaffAppointment } from '../../components/views.ts'
import { MatterFields, type TakenMatter } from '../../components/workbench/matter-fields.tsx'
import { useRead, useWrite } from '../../queries.ts'

const channels = ['window', 'telephone', 'home'] as const
type Channel = (typeof channels)[number]

interface Draft {
  person: Person | null
  name: string
  phone: string
  channel: Channel
  counter: string
  note: string
  course: 'follow' | 'answered'
  taken: TakenMatter[]
}

interface PartProps {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  errors: Record<string, string>
}

const freshOf = (code: string): TakenMatter => ({ code, choice: '', brought: [] })

/** Who it is, and how they came. */
function WhoFields({ draft, change, errors }: PartProps) {
  const t = useWords('counters')
  const counters = useRead('GET /api/c/:community/service-counters')
  const items = counters.data?.items ?? []
  const text = (name: 'name' | 'phone', type: 'text' | 'tel') => (
    <TextField
      name={name}
      type={type}
      label={t(`words.${name}`)}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      error={errors[name]}
    />
  )
  return (
    <Stack>
      <PersonPick
        hint={t('workbench.person_hint')}
        none={t('workbench.nobody_found')}
        label={t('workbench.receive.person')}
        value={draft.person}
        onChange={(person) => change({ person })}
        optional
        error={errors['person_id']}
      />
      {!draft.person && (
        <div className={layout['pair']}>
          {text('name', 'text')}
          {text('phone', 'tel')}
        </div>
      )}
      <RadioCards
        name="channel"
        label={t('words.channel_label')}
        value={draft.channel}
        onChange={(channel) => change({ channel })}
        pairs
        options={channels.map((value) => ({ value, label: t(`words.channel.${value}`) }))}
      />
      {items.length > 0 && (
        <SelectField
          name="counter_id"
          label={t('words.counter')}
          value={draft.counter}
          onChange={(counter) => change({ counter })}
          any
          options={items.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
    </Stack>
  )
}

/** With which matters, and what comes of them. */
function WhatFields({ draft, change, errors, matters }: PartProps & { matters: Matter[] }) {
  const t = useWords('counters')
  const { taken } = draft
  const matterOf = (code: string) => matters.find((one) => one.code === code)
  return (
    <Stack>
      <CheckCards
        name="matters"
        label={t('workbench.receive.matters')}
        hint={t('workbench.receive.matters_hint')}
        pairs
        value={taken.map((one) => one.code)}
        onChange={(codes) =>
          change({ taken: codes.map((code) => taken.find((one) => one.code === code) ?? freshOf(code)) })
        }
        options={matters.map((one) => ({ value: one.code, label: one.name }))}
        error={errors['matters']}
      />
      {taken.map((one) => {
        const matter = matterOf(one.code)
        if (!matter) return null
        return (
          <MatterFields
            key={one.code}
            matter={matter}
            value={one}
            onChange={(value) => change({ taken: taken.map((other) => (other.code === one.code ? value : other)) })}
            error={errors['choice']}
          />
        )
      })}
      <RadioCards
        name="course"
        label={t('workbench.receive.then')}
        value={draft.course}
        onChange={(course) => change({ course })}
        options={(['follow', 'answered'] as const).map((value) => ({
          value,
          label: t(`workbench.receive.${value}`),
          hint: t(`workbench.receive.${value}_hint`),
        }))}
      />
      <EmergencyLine text={draft.note} />
      <TextAreaField
        name="note"
        label={t('workbench.receive.note')}
        optional
        rows={3}
        max={500}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </Stack>
  )
}

function missingOf(draft: Draft, booked: boolean) {
  const unnamed = !booked && !draft.person && draft.course === 'follow' && draft.taken.length > 0
  return [
    ...(unnamed && draft.name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
    ...(unnamed && draft.phone.trim() === '' ? [{ path: 'phone', code: 'required' }] : []),
    ...(draft.taken.length === 0 && draft.note.trim() === '' ? [{ path: 'matters', code: 'required' }] : []),
  ]
}

function draftOf(booked: StaffAppointment | undefined): Draft {
  const taken = (booked?.matters ?? []).map((one) => freshOf(one.code))
  return { person: null, name: '', phone: '', channel: 'window', counter: '', note: '', course: 'follow', taken }
}

interface FormProps {
  matters: Matter[]
  booked: StaffAppointment | undefined
}

function ReceiveForm({ matters, booked }: FormProps) {
  const t = useWords('counters')
  const go = useGo()
  const toast = useToast()
  const labels = {
    person_id: t('words.who'),
    name: t('words.name'),
    phone: t('words.phone'),
    matters: t('words.matters'),
    choice: t('words.matter'),
  }
  const errors = useFormErrors(t, 'words.errors', labels)
  const [draft, setDraft] = useState<Draft>(() => draftOf(booked))
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('POST /api/c/:community/receptions', {
    refresh: [...caseReads, ...appointmentReads],
    onSuccess: ({ case_id }) => {
      toast(t('workbench.receive.done'))
      go(case_id ? `/service-cases/${case_id}` : '/reception', { replace: true })
    },
  })
  const send = () => {
    if (write.isPending || !errors.setFields(missingOf(draft, booked !== undefined))) return
    const body = {
      channel: draft.channel,
      matters: draft.taken,
      note: draft.note.trim(),
      answered: draft.course === 'answered',
      ...(draft.person ? { person_id: draft.person.id } : { name: draft.name.trim(), phone: draft.phone.trim() }),
      ...(draft.counter ? { counter_id: draft.counter } : {}),
      ...(booked ? { appointment_id: booked.id } : {}),
    }
    write.mutate({ body }, { onError: errors.fail })
  }
  const part = { draft, change, errors: errors.errors }
  return (
    <PageForm form={errors} onSend={send}>
      <Card>
        {booked ? (
          <p className={layout.text}>{t('workbench.receive.booked', { name: booked.name, number: booked.number })}</p>
        ) : (
          <WhoFields {...part} />
        )}
      </Card>
      <Card>
        <WhatFields {...part} matters={matters} />
      </Card>
      <div>
        <Button kind="main" type="submit" narrow busy={write.isPending}>
          {t('workbench.receive.act')}
        </Button>
      </div>
    </PageForm>
  )
}

/** Receives somebody: who, with which matters, which papers are there. */
export default function Receive() {
  const t = useWords('counters')
  const [search] = useSearch()
  const day = search['day']
  const wanted = search['appointment']
  const guide = useRead('GET /api/c/:community/guide')
  const booked = useRead(
    'GET /api/c/:community/appointments',
    { query: day ? { day } : {} },
    { enabled: wanted !== undefined },
  )
  const ready = wanted === undefined || booked.data !== undefined
  return (
    <PageFrame title={t('workbench.receive.title')} intro={t('workbench.receive.intro')} back="/reception">
      <QueryView query={guide}>
        {({ items }) =>
          ready && <ReceiveForm matters={items} booked={booked.data?.items.find((one) => one.id === wanted)} />
        }
      </QueryView>
    </PageFrame>
  )
}
