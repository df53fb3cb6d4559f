import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Decide } from './decide.tsx'
import styles from './settings.module.css'
import type { Rules } from './views.ts'

const weekdays = ['1', '2', '3', '4', '5', '6', '7']
const shiftsMost = 4

type Shift = Rules['calendar']['hours'][number]

function Shifts({ hours, onChange }: { hours: Shift[]; onChange: (hours: Shift[]) => void }) {
  const t = useWords('settings')
  const set = (index: number, patch: Partial<Shift>) =>
    onChange(hours.map((shift, at) => (at === index ? { ...shift, ...patch } : shift)))
  return (
    <Stack>
      {hours.map((shift, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shift has no other name than its place in the day
        <div key={index} className={styles.shift}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              name={`calendar.hours.${index}.${end}`}
              label={t(`workbench.hours.${end}`, { number: index + 1 })}
              type="time"
              value={shift[end]}
              onChange={(value) => set(index, { [end]: value })}
            />
          ))}
          {hours.length > 1 && (
            <Button
              kind="plain"
              aria-label={t('workbench.hours.drop', { number: index + 1 })}
              onClick={() => onChange(hours.filter((_, at) => at !== index))}
            >
              {t('workbench.days.drop')}
            </Button>
          )}
        </div>
      ))}
      {hours.length < shiftsMost && (
        <div>
          <Button kind="plain" icon={IconPlus} onClick={() => onChange([...hours, { from: '18:00', to: '20:00' }])}>
            {t('workbench.hours.add')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

/** Shifts that follow each other and days that are worked; the last word is the server's. */
function problemOf(hours: Shift[], days: string[]): 'hours' | 'weekdays' | undefined {
  const edges = hours.flatMap(({ from, to }) => [from, to])
  const inOrder = edges.every((edge, at) => edge !== '' && (at === 0 || edge >= (edges[at - 1] ?? '')))
  if (!inOrder || hours.some(({ from, to }) => from >= to)) return 'hours'
  return days.length === 0 ? 'weekdays' : undefined
}

/** The hours in which limits run. */
export function OfficeHours({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const [hours, setHours] = useState<Shift[]>(rules.calendar.hours)
  const [days, setDays] = useState(rules.calendar.weekdays.map(String))
  const [problem, setProblem] = useState<'hours' | 'weekdays'>()
  const [deciding, setDeciding] = useState(false)
  const calendar = { ...rules.calendar, hours, weekdays: days.map(Number).sort() }
  const same = JSON.stringify(calendar) === JSON.stringify(rules.calendar)
  const go = () => {
    const found = problemOf(hours, days)
    setProblem(found)
    setDeciding(found === undefined)
  }
  return (
    <Card title={t('workbench.hours.title')}>
      <Stack>
        <p>{t('workbench.hours.help')}</p>
        <Shifts hours={hours} onChange={setHours} />
        {problem === 'hours' && <p role="alert">{t('workbench.hours.unfit')}</p>}
        <CheckCards
          name="weekdays"
          label={t('workbench.hours.weekdays')}
          pairs
          value={days}
          onChange={setDays}
          error={problem === 'weekdays' ? t('workbench.hours.no_weekday') : undefined}
          options={weekdays.map((value) => ({ value, label: t(`workbench.weekdays.${value}`) }))}
        />
        <div className={layout.acts}>
          <Button kind="main" narrow unavailable={same ? t('workbench.rules.same') : undefined} onClick={go}>
            {t('workbench.try')}
          </Button>
        </div>
      </Stack>
      {deciding && <Decide wanted={{ calendar }} onClose={() => setDeciding(false)} />}
    </Card>
  )
}
