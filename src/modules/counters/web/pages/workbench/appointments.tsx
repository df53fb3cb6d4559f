import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { type PickedPerson as Person, PersonPick } from '../../../../../app/web/kit/person-pick.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { SlotPick } from '../../components/slot-pick.tsx'
import { AppointmentState } from '../../components/states.tsx'
import { appointmentReads, type Slot, type StaffAppointment } from '../../components/views.ts'
import { useRead, useReadPages, useWrite } from '../../queries.ts'

/** Books for somebody on the telephone. */
function BookDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('counters')
  const dates = useDates()
  const toast = useToast()
  const labels = { name: t('words.name'), phone: t('words.phone'), opening_id: t('words.time') }
  const errors = useFormErrors(t, 'words.errors', labels)
  const guide = useRead('GET /api/c/:community/guide')
  const [person, setPerson] = useState<Person | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [codes, setCodes] = useState<string[]>([])
  const [slot, setSlot] = useState<Slot>()
  const write = useWrite('POST /api/c/:community/desk/appointments', {
    refresh: appointmentReads,
    onSuccess: ({ appointment, code }) => {
      toast(t('workbench.appointments.booked', { number: appointment.number, code }))
      onClose()
    },
  })
  const act = () => {
    const missing = [
      ...(!person && name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
      ...(!person && phone.trim() === '' ? [{ path: 'phone', code: 'required' }] : []),
      ...(slot ? [] : [{ path: 'opening_id', code: 'required' }]),
    ]
    if (write.isPending || !errors.setFields(missing) || !slot) return
    const { opening_id, starts_at } = slot
    const who = person ? { person_id: person.id } : { name: name.trim(), phone: phone.trim() }
    write.mutate({ body: { opening_id, starts_at, matter_codes: codes, ...who } }, { onError: errors.fail })
  }
  return (
    <Dialog
      title={t('workbench.appointments.book')}
      wide
      onClose={onClose}
      acts={
        <Button kind="main" narrow busy={write.isPending} onClick={act}>
          {t('workbench.appointments.act')}
        </Button>
      }
    >
      <Stack>
        <ErrorSummary form={errors} />
        <PersonPick
          hint={t('workbench.person_hint')}
          none={t('workbench.nobody_found')}
          label={t('workbench.receive.person')}
          optional
          value={person}
          onChange={setPerson}
        />
        {!person && (
          <div className={layout['pair']}>
            <TextField
              name="name"
              label={t('words.name')}
              value={name}
              onChange={setName}
              error={errors.errors['name']}
            />
            <TextField
              name="phone"
              type="tel"
              label={t('words.phone')}
              value={phone}
              onChange={setPhone}
              error={errors.errors['phone']}
            />
          </div>
        )}
        <CheckCards
          name="matter_codes"
          label={t('words.matters')}
          optional
          pairs
          value={codes}
          onChange={setCodes}
          options={(guide.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
        />
        {slot ? (
          <div className={layout.row}>
            <strong>{dates.full(slot.starts_at)}</strong>
            <span>{slot.counter.name}</span>
            <Button kind="plain" onClick={() => setSlot(undefined)}>
              {t('words.slots.other')}
            </Button>
          </div>
        ) : (
          <SlotPick onPick={setSlot} />
        )}
      </Stack>
    </Dialog>
  )
}

/** Acts on one appointment. */
function Acts({ row }: { row: StaffAppointment }) {
  const t = useWords('counters')
  const [moving, setMoving] = useState(false)
  const write = useWrite('POST /api/c/:community/appointments/:id', {
    refresh: appointmentReads,
    onSuccess: () => setMoving(false),
  })
  const params = { id: row.id }
  const change = (act: 'cancel' | 'no_show' | 'restore') => write.mutate({ params, body: { change: { act } } })
  return (
    <div className={layout.row}>
      {row.can.includes('receive') && (
        <ButtonLink to={`/reception/new?appointment=${row.id}&day=${row.day}`}>
          {t('workbench.reception.receive_booked')}
        </ButtonLink>
      )}
      {row.can.includes('no_show') && (
        <Button onClick={() => change('no_show')}>{t('workbench.appointments.no_show')}</Button>
      )}
      {row.can.includes('restore') && (
        <Button onClick={() => change('restore')}>{t('workbench.appointments.restore')}</Button>
      )}
      {row.can.includes('move') && <Button onClick={() => setMoving(true)}>{t('words.move')}</Button>}
      {row.can.includes('cancel') && <Button onClick={() => change('cancel')}>{t('words.cancel')}</Button>}
      {write.error && !moving && <ErrorState problem={write.error} part />}
      {moving && (
        <Dialog title={t('words.move')} wide onClose={() => setMoving(false)} acts={null}>
          {write.error && <ErrorState problem={write.error} part />}
          <SlotPick
            onPick={({ opening_id, starts_at }) =>
              write.mutate({ params, body: { change: { act: 'move', opening_id, starts_at } } })
            }
          />
        </Dialog>
      )}
    </div>
  )
}

/** A day's appointments. */
export default function Appointments() {
  const t = useWords('counters')
  const listed = useListed()
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const [booking, setBooking] = useState(false)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(search['day'] ?? '') ? search['day'] : undefined
  const list = useReadPages('GET /api/c/:community/appointments', { query: day ? { day } : {} })
  const columns: Column<StaffAppointment>[] = [
    {
      key: 'who',
      head: t('words.who'),
      wide: true,
      cell: (row) => (
        <>
          {row.name}
          <Under>{[row.number, row.phone, t(`words.booked_by.${row.channel}`)].filter(Boolean).join(' · ')}</Under>
        </>
      ),
    },
    { key: 'time', head: t('words.time'), cell: (row) => dates.time(row.starts_at), narrow: true },
    { key: 'counter', head: t('words.counter'), cell: (row) => row.counter.name },
    { key: 'matters', head: t('words.matters'), cell: (row) => listed(row.matters.map((one) => one.name)) },
    { key: 'state', head: t('words.state'), cell: (row) => <AppointmentState appointment={row} />, phone: 'end' },
    { key: 'acts', head: t('words.acts'), cell: (row) => <Acts row={row} /> },
  ]
  return (
    <PageFrame
      title={t('workbench.appointments.title')}
      intro={t('workbench.appointments.intro')}
      back="/reception"
      actions={
        <Button kind="main" narrow onClick={() => setBooking(true)}>
          {t('workbench.appointments.book')}
        </Button>
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <TextField
            name="day"
            type="date"
            short
            label={t('words.day')}
            value={day ?? list.data?.day ?? ''}
            onChange={(value) => setSearch({ day: value || undefined })}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.appointments.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <TeaTable />,
            title: t('workbench.appointments.none'),
            help: t('workbench.appointments.none_help'),
          }}
        />
        {booking && <BookDialog onClose={() => setBooking(false)} />}
      </Stack>
    </PageFrame>
  )
}
