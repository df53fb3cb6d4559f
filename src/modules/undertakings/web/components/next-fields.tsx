import type { FormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'

export interface Next {
  next_step: string
  next_day: string
}

/** Problems of a next step: it says what and by which day. */
export function nextMissing(next: Next) {
  return [
    ...([...next.next_step.trim()].length < 2 ? [{ path: 'next_step', code: 'required' }] : []),
    ...(next.next_day === '' ? [{ path: 'next_day', code: 'required' }] : []),
  ]
}

/** The next step and its day. */
export function NextFields({ next, onChange, form }: { next: Next; onChange: (next: Next) => void; form: FormErrors }) {
  const t = useWords('undertakings')
  return (
    <div className={layout['pair']}>
      <TextField
        name="next_step"
        label={t('words.next')}
        value={next.next_step}
        onChange={(next_step) => onChange({ ...next, next_step })}
        error={form.errors['next_step']}
      />
      <TextField
        name="next_day"
        label={t('words.next_day')}
        type="date"
        short
        value={next.next_day}
        onChange={(next_day) => onChange({ ...next, next_day })}
        error={form.errors['next_day']}
      />
    </div>
  )
}
