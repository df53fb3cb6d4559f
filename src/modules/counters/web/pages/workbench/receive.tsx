import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/counters.module.css'
import { appointmentReads, caseReads, type Matter, type StaffAppointment } from '../../components/views.ts'
import { MatterFields, type TakenMatter } from '../../components/workbench/matter-fields.tsx'
import { type Person, PersonPick } from '../../components/workbench/person-pick.tsx'
import { useRead, useWrite } from '../../queries.ts'

const channels = ['window', 'telephone', 'home'] as const
type Channel = (typeof channels)[number]

interface FormProps {
  matters: Matter[]
  booked: StaffAppointment | undefined
}

const freshOf = (code: string): TakenMatter => ({ code, choice: '', brought: [] })

function ReceiveForm({ matters, booked }: FormProps) {
  const t = useWords('counters')
  const go = useGo()
  const toast = useToast()
  const labels = { person_id: t('words.who'), name: t('words.name'), phone: t('words.phone'), matters: t('words.matters') }
  const errors = useFormErrors(t, 'words.errors', labels)
  const [person, setPerson] = useState<Person | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [channel, setChannel] = useState<Channel>('window')
  const [counter, setCounter] = useState('')
  const [note, setNote] = useState('')
  const [answered, setAnswered] = useState<'follow' | 'answered'>('follow')
  const [taken, setTaken] = useState<TakenMatter[]>((booked?.matters ?? []).map((one) => freshOf(one.code)))
  const counters = useRead('GET /api/c/:community/service-counters')
  const byCode = new Map(matters.map((one) => [one.code, one]))
  const write = useWrite('POST /api/c/:community/receptions', {
    refresh: [...caseReads, ...appointmentReads],
    onSuccess: ({ case_id }) => {
      toast(t('workbench.receive.done'))
      go(case_id ? `/service-cases/${case_id}` : '/reception', { replace: true })
    },
  })
  const send = () => {
    const nothing = taken.length === 0 && note.trim() === ''
    const unnamed = !booked && !person && answered === 'follow' && taken.length > 0
    const missing = [
      ...(unnamed && name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
      ...(unnamed && phone.trim() === '' ? [{ path: 'phone', code: 'required' }] : []),
      ...(nothing ? [{ path: 'matters', code: 'required' }] : []),
    ]
    if (write.isPending || !errors.setFields(missing)) return
    const body = {
      channel,
      matters: taken,
      note: note.trim(),
      answered: answered === 'answered',
      ...(person ? { person_id: person.id } : { name: name.trim(), phone: phone.trim() }),
      ...(counter ? { counter_id: counter } : {}),
      ...(booked ? { appointment_id: booked.id } : {}),
    }
    write.mutate({ body }, { onError: errors.fail })
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <Card>
          <Stack>
            {booked ? (
              <p className={styles.text}>{t('workbench.receive.booked', { name: booked.name, number: booked.number })}</p>
            ) : (
              <>
                <PersonPick label={t('workbench.receive.person')} value={person} onChange={setPerson} optional error={errors.errors['person_id']} />
                {!person && (
                  <div className={layout['pair']}>
                    <TextField name="name" label={t('words.name')} value={name} onChange={setName} error={errors.errors['name']} />
                    <TextField name="phone" type="tel" label={t('words.phone')} value={phone} onChange={setPhone} error={errors.errors['phone']} />
                  </div>
                )}
                <RadioCards
                  name="channel"
                  label={t('words.channel_label')}
                  value={channel}
                  onChange={setChannel}
                  pairs
                  options={channels.map((value) => ({ value, label: t(`words.channel.${value}`) }))}
                />
                {(counters.data?.items.length ?? 0) > 0 && (
                  <SelectField
                    name="counter_id"
                    label={t('words.counter')}
                    value={counter}
                    onChange={setCounter}
                    any
                    options={(counters.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
                  />
                )}
              </>
            )}
          </Stack>
        </Card>
        <Card>
          <Stack>
            <CheckCards
              name="matters"
              label={t('workbench.receive.matters')}
              hint={t('workbench.receive.matters_hint')}
              pairs
              value={taken.map((one) => one.code)}
              onChange={(codes) => setTaken(codes.map((code) => taken.find((one) => one.code === code) ?? freshOf(code)))}
              options={matters.map((one) => ({ value: one.code, label: one.name }))}
              error={errors.errors['matters']}
            />
            {taken.map((one) => {
              const matter = byCode.get(one.code)
              if (!matter) return null
              return (
                <MatterFields
                  key={one.code}
                  matter={matter}
                  value={one}
                  onChange={(value) => setTaken(taken.map((other) => (other.code === one.code ? value : other)))}
                  error={errors.errors['choice']}
                />
              )
            })}
            <RadioCards
              name="answered"
              label={t('workbench.receive.then')}
              value={answered}
              onChange={setAnswered}
              options={(['follow', 'answered'] as const).map((value) => ({
                value,
                label: t(`workbench.receive.${value}`),
                hint: t(`workbench.receive.${value}_hint`),
              }))}
            />
            <TextAreaField name="note" label={t('workbench.receive.note')} optional rows={3} max={500} value={note} onChange={setNote} />
          </Stack>
        </Card>
        <div>
          <Button kind="main" type="submit" narrow busy={write.isPending}>
            {t('workbench.receive.act')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** Receives somebody: who, with which matters, which papers are there. */
export default function Receive() {
  const t = useWords('counters')
  const [search] = useSearch()
  const day = search['day']
  const wanted = search['appointment']
  const guide = useRead('GET /api/c/:community/guide')
  const booked = useRead('GET /api/c/:community/appointments', { query: day ? { day } : {} }, { enabled: wanted !== undefined })
  const ready = wanted === undefined || booked.data !== undefined
  return (
    <PageFrame title={t('workbench.receive.title')} intro={t('workbench.receive.intro')} back="/reception">
      <QueryView query={guide}>
        {({ items }) => ready && <ReceiveForm matters={items} booked={booked.data?.items.find((one) => one.id === wanted)} />}
      </QueryView>
    </PageFrame>
  )
}
