import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type Draft, draftOf, ShiftFields } from './shift-fields.tsx'
import { type DutyDay, type RosterView, refresh } from './views.ts'

interface ActProps {
  view: RosterView
  onClose: () => void
}

function missing(shifts: readonly Draft[]): boolean {
  return shifts.some(({ starts, ends, person_id }) => !starts || !ends || !person_id)
}

const sent = ({ starts, ends, person_id }: Draft) => ({ starts, ends, person_id })

/** The whole week at once. */
export function PatternForm({ view, onClose }: ActProps) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.rosters.pattern', onClose)
  const [shifts, setShifts] = useState(() =>
    view.pattern.map(({ weekday, starts, ends, person }) =>
      draftOf({ weekday: String(weekday), starts, ends, person_id: person.id }),
    ),
  )
  const write = useWrite('PUT /api/c/:community/rosters/:id/pattern', { refresh, onSuccess: done })
  const go = () => {
    if (missing(shifts)) return form.setFields([{ path: 'shifts', code: 'required' }])
    const body = { shifts: shifts.map((one) => ({ ...sent(one), weekday: Number(one.weekday) })) }
    return write.mutate({ params: { id: view.roster.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.rosters.pattern.help')}
      wide
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <ShiftFields shifts={shifts} onChange={setShifts} people={view.people} weekly />
    </FormDialog>
  )
}

/** One day otherwise than the week says. */
export function DayForm({ view, day, onClose }: ActProps & { day: DutyDay }) {
  const t = useWords('bodies')
  const dates = useDates()
  const { form, done, words } = useAct(t, 'workbench.rosters.day', onClose)
  const [note, setNote] = useState(day.note)
  const [shifts, setShifts] = useState(() =>
    day.shifts.map(({ starts, ends, person }) => draftOf({ starts, ends, person_id: person.id })),
  )
  const write = useWrite('PUT /api/c/:community/rosters/:id/days/:day', { refresh, onSuccess: done })
  const go = () => {
    if (missing(shifts)) return form.setFields([{ path: 'shifts', code: 'required' }])
    const params = { id: view.roster.id, day: day.day }
    return write.mutate({ params, body: { shifts: shifts.map(sent), note } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.rosters.day.help', { day: dates.day(day.day) })}
      wide
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <ShiftFields shifts={shifts} onChange={setShifts} people={view.people} weekly={false} />
      <TextField
        name="note"
        label={t('workbench.rosters.day.note')}
        optional
        value={note}
        onChange={setNote}
        maxLength={60}
        error={form.errors['note']}
      />
    </FormDialog>
  )
}

const nothing = 'nothing'

/** Asks a colleague to take a shift, or to exchange it. */
export function SwapForm({ view, day, shift, onClose }: ActProps & { day: string; shift: DutyDay['shifts'][number] }) {
  const t = useWords('bodies')
  const dates = useDates()
  const { form, done, words } = useAct(t, 'workbench.rosters.swap', onClose)
  const [other, setOther] = useState('')
  const [back, setBack] = useState(nothing)
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/rosters/:id/swaps', { refresh, onSuccess: done })
  const theirs = view.days.flatMap((one) =>
    one.shifts.filter(({ person }) => person.id === other).map(({ starts, ends }) => ({ day: one.day, starts, ends })),
  )
  const go = () => {
    if (other === '') return form.setFields([{ path: 'with_person_id', code: 'required' }])
    const taken = theirs[Number(back)]
    const body = {
      day,
      starts: shift.starts,
      ends: shift.ends,
      with_person_id: other,
      note,
      ...(back !== nothing && taken ? { back: taken } : {}),
    }
    return write.mutate({ params: { id: view.roster.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.rosters.swap.help', { day: dates.day(day), starts: shift.starts, ends: shift.ends })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="with_person_id"
        label={t('workbench.rosters.swap.with')}
        value={other}
        onChange={setOther}
        options={view.people
          .filter((one) => one.id !== shift.person.id)
          .map((one) => ({ value: one.id, label: `${one.name} · ${one.title}` }))}
        error={form.errors['with_person_id']}
      />
      <SelectField
        name="back"
        label={t('workbench.rosters.swap.back')}
        value={back}
        onChange={setBack}
        options={[
          { value: nothing, label: t('workbench.rosters.swap.back_nothing') },
          ...theirs.map((one, index) => ({
            value: String(index),
            label: `${dates.day(one.day)} ${one.starts}–${one.ends}`,
          })),
        ]}
        error={form.errors['back']}
      />
      <TextField
        name="note"
        label={t('workbench.rosters.swap.note')}
        optional
        value={note}
        onChange={setNote}
        maxLength={100}
        error={form.errors['note']}
      />
    </FormDialog>
  )
}
