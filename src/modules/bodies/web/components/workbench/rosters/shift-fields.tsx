import { IconPlus } from '@tabler/icons-react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './rosters.module.css'
import type { RosterView } from './views.ts'

export interface Draft {
  /** Tells rows apart while they are edited. */
  key: string
  weekday: string
  starts: string
  ends: string
  person_id: string
}

let made = 0
export function draftOf(shift: Partial<Draft> = {}): Draft {
  made += 1
  return { key: String(made), weekday: '1', starts: '08:30', ends: '17:30', person_id: '', ...shift }
}

interface ShiftFieldsProps {
  shifts: Draft[]
  onChange: (shifts: Draft[]) => void
  people: RosterView['people']
  /** The pattern asks on which day of the week. */
  weekly: boolean
}

/** Shifts as rows: when, from, to, who. */
export function ShiftFields({ shifts, onChange, people, weekly }: ShiftFieldsProps) {
  const t = useWords('bodies')
  const set = (key: string, patch: Partial<Draft>) =>
    onChange(shifts.map((one) => (one.key === key ? { ...one, ...patch } : one)))
  const last = shifts.at(-1)
  const more = () =>
    onChange([...shifts, draftOf(last ? { ...last, key: undefined as never, weekday: nextDay(last.weekday) } : {})])
  return (
    <>
      {shifts.map((shift, index) => {
        const number = index + 1
        return (
          <fieldset key={shift.key} className={styles['shift']}>
            <legend className="visually-hidden">{t('workbench.rosters.shift', { number })}</legend>
            {weekly && (
              <SelectField
                name={`weekday ${shift.key}`}
                label={t('workbench.rosters.weekday')}
                value={shift.weekday}
                onChange={(weekday) => set(shift.key, { weekday })}
                options={['1', '2', '3', '4', '5', '6', '7'].map((value) => ({
                  value,
                  label: t(`workbench.rosters.weekdays.${value}`),
                }))}
              />
            )}
            <TextField
              name={`starts ${shift.key}`}
              label={t('workbench.rosters.starts')}
              type="time"
              short
              value={shift.starts}
              onChange={(starts) => set(shift.key, { starts })}
            />
            <TextField
              name={`ends ${shift.key}`}
              label={t('workbench.rosters.ends')}
              type="time"
              short
              value={shift.ends}
              onChange={(ends) => set(shift.key, { ends })}
            />
            <SelectField
              name={`person ${shift.key}`}
              label={t('workbench.rosters.person')}
              value={shift.person_id}
              onChange={(person_id) => set(shift.key, { person_id })}
              options={people.map((one) => ({ value: one.id, label: `${one.name} · ${one.title}` }))}
            />
            <Button kind="plain" onClick={() => onChange(shifts.filter((one) => one.key !== shift.key))}>
              {t('workbench.rosters.drop', { number })}
            </Button>
          </fieldset>
        )
      })}
      <div>
        <Button icon={IconPlus} onClick={more}>
          {t('workbench.rosters.more')}
        </Button>
      </div>
    </>
  )
}

function nextDay(weekday: string): string {
  return weekday === '7' ? '7' : String(Number(weekday) + 1)
}
