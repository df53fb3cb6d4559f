import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { boot } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QrCode } from '../../../../../app/web/kit/qr-code.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/counters.module.css'
import { type Counter, counterReads } from '../../components/views.ts'
import { territory } from '../../components/workbench/peers.ts'
import { useRead, useWrite } from '../../queries.ts'

const kinds = ['weekly', 'holiday', 'rest', 'day'] as const
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** Name, place and grid of a new counter, or name and place of one there is. */
function CounterDialog({ counter, onClose }: { counter?: Counter | undefined; onClose: () => void }) {
  const t = useWords('counters')
  const errors = useFormErrors(t, 'words.errors', { name: t('workbench.counters.name') })
  const [name, setName] = useState(counter?.name ?? '')
  const [place, setPlace] = useState(counter?.place ?? '')
  const [grid, setGrid] = useState('')
  const tree = territory.useRead('GET /api/c/:community/areas/tree')
  const done = { refresh: counterReads, onSuccess: onClose }
  const add = useWrite('POST /api/c/:community/service-counters', done)
  const edit = useWrite('POST /api/c/:community/service-counters/:id', done)
  const act = () => {
    if (!errors.setFields([...name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : [])) return
    const said = { name: name.trim(), place: place.trim() }
    if (counter)
      edit.mutate({ params: { id: counter.id }, body: { ...said, closed: counter.closed } }, { onError: errors.fail })
    else add.mutate({ body: { ...said, ...(grid ? { area_id: grid } : {}) } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t(counter ? 'workbench.counters.edit' : 'workbench.counters.add')}
      act={t('workbench.counters.save')}
      form={errors}
      busy={add.isPending || edit.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.counters.name')}
        value={name}
        onChange={setName}
        error={errors.errors['name']}
      />
      <TextField name="place" label={t('words.place')} optional value={place} onChange={setPlace} />
      {!counter && (
        <SelectField
          name="area_id"
          label={t('words.grid')}
          any
          value={grid}
          onChange={setGrid}
          options={(tree.data?.items ?? [])
            .filter((one) => one.kind === 'grid')
            .map((one) => ({ value: one.id, label: one.name }))}
          error={errors.errors['area_id']}
        />
      )}
    </FormDialog>
  )
}

/** Hours that can be booked: each week, on public holidays, or on one day. */
function OpeningDialog({ counter, onClose }: { counter: Counter; onClose: () => void }) {
  const t = useWords('counters')
  const labels = {
    day: t('words.day'),
    weekday: t('words.weekday_label'),
    from: t('words.from'),
    to: t('words.to'),
    slot_minutes: t('words.slot_minutes'),
    capacity: t('words.capacity'),
  }
  const errors = useFormErrors(t, 'words.errors', labels)
  const [kind, setKind] = useState<(typeof kinds)[number]>('weekly')
  const [weekday, setWeekday] = useState('6')
  const [day, setDay] = useState('')
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('11:30')
  const [minutes, setMinutes] = useState('30')
  const [capacity, setCapacity] = useState('1')
  const write = useWrite('POST /api/c/:community/service-counters/:id/openings', {
    refresh: counterReads,
    onSuccess: onClose,
  })
  const act = () => {
    const missing = kind === 'day' && day === '' ? [{ path: 'day', code: 'required' }] : []
    if (!errors.setFields(missing)) return
    const body = {
      kind,
      from,
      to,
      slot_minutes: Number(minutes),
      capacity: Number(capacity),
      ...(kind === 'weekly' ? { weekday: Number(weekday) } : {}),
      ...(kind === 'day' ? { day } : {}),
    }
    write.mutate({ params: { id: counter.id }, body }, { onError: errors.fail })
  }
  const field = (name: 'from' | 'to', value: string, onChange: (text: string) => void) => (
    <TextField
      name={name}
      type="time"
      short
      label={labels[name]}
      value={value}
      onChange={onChange}
      error={errors.errors[name]}
    />
  )
  return (
    <FormDialog
      title={t('workbench.counters.add_opening')}
      act={t('workbench.counters.save_opening')}
      help={t('workbench.counters.opening_help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        name="kind"
        label={t('words.opening_label')}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'weekly')}
        options={kinds.map((value) => ({ value, label: t(`words.opening.${value}`) }))}
      />
      {kind === 'weekly' && (
        <SelectField
          name="weekday"
          label={labels.weekday}
          short
          value={weekday}
          onChange={setWeekday}
          options={weekdays.map((value) => ({ value, label: t(`words.weekday.${value}`) }))}
        />
      )}
      {kind === 'day' && (
        <TextField
          name="day"
          type="date"
          short
          label={labels.day}
          value={day}
          onChange={setDay}
          error={errors.errors['day']}
        />
      )}
      <div className={layout['pair']}>
        {field('from', from, setFrom)}
        {field('to', to, setTo)}
      </div>
      <div className={layout['pair']}>
        <TextField
          name="slot_minutes"
          type="number"
          short
          label={labels.slot_minutes}
          value={minutes}
          onChange={setMinutes}
          error={errors.errors['slot_minutes']}
        />
        <TextField
          name="capacity"
          type="number"
          short
          label={labels.capacity}
          value={capacity}
          onChange={setCapacity}
          error={errors.errors['capacity']}
        />
      </div>
    </FormDialog>
  )
}

type Asked = { what: 'edit' | 'opening'; counter: Counter }

function CounterCard({ counter, manage, onAsk }: { counter: Counter; manage: boolean; onAsk: (asked: Asked) => void }) {
  const t = useWords('counters')
  const dates = useDates()
  const end = useWrite('POST /api/c/:community/service-counters/:id/openings/:opening/end', { refresh: counterReads })
  const edit = useWrite('POST /api/c/:community/service-counters/:id', { refresh: counterReads })
  const { id, name, place, closed } = counter
  const address = `${location.origin}/c/${boot().community?.id}/queue/${counter.code}`
  const when = (one: Counter['openings'][number]) => {
    if (one.kind === 'day') return dates.day(one.day ?? '')
    return one.kind === 'weekly' ? t(`words.weekday.${one.weekday}`) : t(`words.opening.${one.kind}`)
  }
  return (
    <Card title={name} aside={counter.grid ?? t('words.whole_community')}>
      <div className={layout.columns}>
        <Stack>
          <p className={layout.quiet}>{[place, closed && t('words.closed')].filter(Boolean).join(' · ')}</p>
          {counter.openings.length === 0 && <p className={layout.quiet}>{t('workbench.counters.no_openings')}</p>}
          <ul className={layout.list}>
            {counter.openings.map((one) => (
              <li key={one.id} className={layout.row}>
                <span>
                  {t('workbench.counters.opening', {
                    when: when(one),
                    from: one.from,
                    to: one.to,
                    minutes: one.slot_minutes,
                    count: one.capacity,
                  })}
                </span>
                {manage && (
                  <Button kind="plain" onClick={() => end.mutate({ params: { id, opening: one.id }, body: {} })}>
                    {t('workbench.counters.end_opening')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {(end.error ?? edit.error) && <ErrorState problem={end.error ?? edit.error} part />}
          {manage && (
            <div className={layout['acts']} data-screen-only>
              <Button onClick={() => onAsk({ what: 'opening', counter })}>{t('workbench.counters.add_opening')}</Button>
              <Button onClick={() => onAsk({ what: 'edit', counter })}>{t('workbench.counters.edit')}</Button>
              <Button onClick={() => edit.mutate({ params: { id }, body: { name, place, closed: !closed } })}>
                {t(closed ? 'workbench.counters.open_again' : 'workbench.counters.close')}
              </Button>
            </div>
          )}
        </Stack>
        <figure className={styles.code}>
          <QrCode value={address} label={t('workbench.counters.qr', { name })} />
          <figcaption className={layout.quiet}>{t('workbench.counters.qr_help', { code: counter.code })}</figcaption>
        </figure>
      </div>
    </Card>
  )
}

/** Counters, the hours that can be booked there, and the code that hangs at each. */
export default function Counters() {
  const t = useWords('counters')
  const [asked, setAsked] = useState<Asked>()
  const [adding, setAdding] = useState(false)
  const list = useRead('GET /api/c/:community/service-counters', { query: { closed: 'yes' } })
  const manage = list.data?.can.includes('manage') ?? false
  return (
    <PageFrame
      title={t('workbench.counters.title')}
      intro={t('workbench.counters.intro')}
      back="/reception"
      actions={
        manage && (
          <Button kind="main" narrow onClick={() => setAdding(true)}>
            {t('workbench.counters.add')}
          </Button>
        )
      }
    >
      <QueryView
        query={list}
        empty={({ items }) =>
          items.length === 0 ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.counters.none')}>
              {t('workbench.counters.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {({ items }) => (
          <Stack>
            {items.map((counter) => (
              <CounterCard key={counter.id} counter={counter} manage={manage} onAsk={setAsked} />
            ))}
          </Stack>
        )}
      </QueryView>
      {adding && <CounterDialog onClose={() => setAdding(false)} />}
      {asked?.what === 'edit' && <CounterDialog counter={asked.counter} onClose={() => setAsked(undefined)} />}
      {asked?.what === 'opening' && <OpeningDialog counter={asked.counter} onClose={() => setAsked(undefined)} />}
    </PageFrame>
  )
}
