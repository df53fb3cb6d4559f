import { useState } from 'react'
import { boot } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { Receipt } from '../../../../../app/web/kit/receipt.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { SlotPick } from '../../components/slot-pick.tsx'
import { AppointmentState } from '../../components/states.tsx'
import { type Appointment, appointmentReads, type Slot } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

type Change = { act: 'cancel' } | { act: 'move'; opening_id: string; starts_at: string }

interface CardProps {
  appointment: Appointment
  busy: boolean
  problem: unknown
  onChange: (change: Change) => void
}

/** One appointment: when, where, what to bring; moved or cancelled. */
function AppointmentCard({ appointment, busy, problem, onChange }: CardProps) {
  const t = useWords('counters')
  const dates = useDates()
  const [moving, setMoving] = useState(false)
  const { can, matters } = appointment
  return (
    <Card title={dates.full(appointment.starts_at)} aside={<AppointmentState appointment={appointment} />}>
      <Stack>
        <p className={layout.text}>
          {[appointment.counter.name, appointment.place, appointment.number].filter(Boolean).join(' · ')}
        </p>
        {matters.map((one) => (
          <div key={one.code}>
            <strong>{one.name}</strong>
            <ul>
              {one.papers.map((paper) => (
                <li key={paper.name}>{[paper.name, paper.note].filter(Boolean).join('：')}</li>
              ))}
            </ul>
          </div>
        ))}
        {problem !== null && problem !== undefined && <ErrorState problem={problem} part />}
        {can.length > 0 && (
          <div className={layout.row}>
            <Button onClick={() => setMoving(true)}>{t('words.move')}</Button>
            <Button busy={busy} onClick={() => onChange({ act: 'cancel' })}>
              {t('words.cancel')}
            </Button>
          </div>
        )}
      </Stack>
      {moving && (
        <Dialog title={t('words.move')} onClose={() => setMoving(false)} acts={null}>
          <SlotPick
            onPick={({ opening_id, starts_at }) => {
              setMoving(false)
              onChange({ act: 'move', opening_id, starts_at })
            }}
          />
        </Dialog>
      )}
    </Card>
  )
}

function OwnOne({ appointment }: { appointment: Appointment }) {
  const write = useWrite('POST /api/c/:community/my/appointments/:id', { refresh: appointmentReads })
  const onChange = (change: Change) => write.mutate({ params: { id: appointment.id }, body: { change } })
  return <AppointmentCard appointment={appointment} busy={write.isPending} problem={write.error} onChange={onChange} />
}

function Own() {
  const t = useWords('counters')
  const list = useRead('GET /api/c/:community/my/appointments')
  const items = list.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section>
      <h2>{t('resident.appointments.mine')}</h2>
      <ul className={layout.list}>
        {items.slice(0, 10).map((one) => (
          <li key={one.id}>
            <OwnOne appointment={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Opened by number and code, for whoever booked without an account. */
function ByCode() {
  const t = useWords('counters')
  const labels = { number: t('resident.appointments.number'), code: t('resident.appointments.code') }
  const errors = useFormErrors(t, 'words.errors', labels)
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const found = useWrite('POST /api/c/:community/appointments/follow')
  const change = useWrite('POST /api/c/:community/appointments/follow/change', { refresh: appointmentReads })
  const ticket = { number: number.trim(), code: code.trim() }
  const open = () => {
    const missing = [
      ...(ticket.number.length < 3 ? [{ path: 'number', code: 'required' }] : []),
      ...(ticket.code.length < 4 ? [{ path: 'code', code: 'required' }] : []),
    ]
    if (errors.setFields(missing)) found.mutate({ body: ticket }, { onError: errors.fail })
  }
  const shown = change.data ?? found.data
  return (
    <Card title={t('resident.appointments.by_code')}>
      <Stack>
        <ErrorSummary form={errors} />
        <TextField
          name="number"
          label={labels.number}
          short
          value={number}
          onChange={setNumber}
          error={errors.errors['number']}
        />
        <TextField
          name="code"
          label={labels.code}
          short
          value={code}
          onChange={setCode}
          error={errors.errors['code']}
        />
        <div>
          <Button busy={found.isPending} onClick={open}>
            {t('resident.appointments.open')}
          </Button>
        </div>
        {shown && (
          <AppointmentCard
            appointment={shown}
            busy={change.isPending}
            problem={change.error}
            onChange={(what) => change.mutate({ body: { ...ticket, change: what } })}
          />
        )}
      </Stack>
    </Card>
  )
}

function Book() {
  const t = useWords('counters')
  const listed = useListed()
  const dates = useDates()
  const person = usePerson()
  const labels = { name: t('resident.appointments.your_name'), phone: t('words.phone') }
  const errors = useFormErrors(t, 'words.errors', labels)
  const guide = useRead('GET /api/c/:community/guide')
  const [codes, setCodes] = useState<string[]>([])
  const [slot, setSlot] = useState<Slot>()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const write = useWrite('POST /api/c/:community/appointments', { refresh: appointmentReads })
  const send = () => {
    const missing = person
      ? []
      : [
          ...(name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
          ...(phone.trim() === '' ? [{ path: 'phone', code: 'required' }] : []),
        ]
    if (write.isPending || !errors.setFields(missing) || !slot) return
    const { opening_id, starts_at } = slot
    const who = person ? {} : { name: name.trim(), phone: phone.trim() }
    write.mutate({ body: { opening_id, starts_at, matter_codes: codes, ...who } }, { onError: errors.fail })
  }
  if (write.data) {
    const { appointment, code } = write.data
    return (
      <Receipt
        title={t('resident.appointments.booked')}
        number={appointment.number}
        {...(person ? {} : { code })}
        at={appointment.starts_at}
        next={t('resident.appointments.next', { counter: appointment.counter.name, place: appointment.place })}
      >
        {appointment.matters.map((one) => (
          <p key={one.code}>
            {t('resident.appointments.bring', {
              name: one.name,
              papers: listed(one.papers.map((paper) => paper.name)),
            })}
          </p>
        ))}
      </Receipt>
    )
  }
  return (
    <Card title={t('resident.appointments.book')}>
      <Stack>
        <ErrorSummary form={errors} />
        {(guide.data?.items.length ?? 0) > 0 && (
          <CheckCards
            name="matter_codes"
            label={t('resident.appointments.what')}
            optional
            pairs
            value={codes}
            onChange={setCodes}
            options={(guide.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
          />
        )}
        {slot ? (
          <>
            <div className={layout.row}>
              <strong>{dates.full(slot.starts_at)}</strong>
              <span>{slot.counter.name}</span>
              <Button kind="plain" onClick={() => setSlot(undefined)}>
                {t('words.slots.other')}
              </Button>
            </div>
            {!person && (
              <>
                <TextField
                  name="name"
                  label={labels.name}
                  autoComplete="name"
                  value={name}
                  onChange={setName}
                  error={errors.errors['name']}
                />
                <TextField
                  name="phone"
                  type="tel"
                  label={labels.phone}
                  autoComplete="tel"
                  value={phone}
                  onChange={setPhone}
                  error={errors.errors['phone']}
                />
              </>
            )}
            <div>
              <Button kind="main" busy={write.isPending} onClick={send}>
                {t('resident.appointments.act')}
              </Button>
            </div>
          </>
        ) : (
          <SlotPick onPick={setSlot} />
        )}
      </Stack>
    </Card>
  )
}

/** 预约办事: hours at the counters, weekends and public holidays too, with or without an account. */
export default function Appointments() {
  const t = useWords('counters')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.appointments.title')} intro={t('resident.appointments.intro')}>
      <Stack>
        <p>
          <a href={`/p/${boot().community?.id}/guide`}>{t('resident.appointments.guide')}</a>
        </p>
        <Book />
        {person ? <Own /> : <ByCode />}
      </Stack>
    </PageFrame>
  )
}
