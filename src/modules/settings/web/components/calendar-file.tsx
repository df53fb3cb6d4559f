import { type ChangeEvent, useState } from 'react'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { Field, fieldAria } from '../../../../app/web/kit/field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { call } from '../queries.ts'
import { Decide } from './decide.tsx'
import type { Rules, Wanted } from './views.ts'

/** Takes a year's working calendar from a file, and has it tried before it holds. */
export function CalendarFile({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const [problem, setProblem] = useState<unknown>()
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const file = input.files?.[0]
    if (!file) return
    setProblem(undefined)
    const text = await file.text()
    await call('POST /api/c/:community/settings/calendar-file', { body: { text } }).then(({ days, through }) => {
      const calendar = { ...rules.calendar, known_through: through }
      setWanted({ calendar, ...(days.length > 0 ? { days } : {}) })
    }, setProblem)
    input.value = ''
  }
  const field = {
    name: 'calendar',
    label: t('workbench.days.file'),
    hint: t('workbench.days.file_hint'),
    optional: true,
  }
  return (
    <>
      <Field {...field}>
        <input {...fieldAria(field)} type="file" accept=".csv,text/csv" onChange={(event) => void read(event)} />
      </Field>
      {problem !== undefined && <ErrorState problem={problem} part />}
      {wanted && <Decide wanted={wanted} onClose={() => setWanted(null)} />}
    </>
  )
}
