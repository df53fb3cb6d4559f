import { useDates } from '../../../../../app/web/dates.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'

/** First and last day as typed; '' for now, and for no end. */
export interface Period {
  from: string
  until: string
}

export const openPeriod: Period = { from: '', until: '' }

/** The fields of the call. */
export function periodBody({ from, until }: Period) {
  return { ...(from ? { from } : {}), ...(until ? { until } : {}) }
}

interface PeriodFieldsProps {
  value: Period
  onChange: (period: Period) => void
  errors: Record<string, string>
}

/** From when, until when. */
export function PeriodFields({ value, onChange, errors }: PeriodFieldsProps) {
  const t = useWords('bodies')
  return (
    <div className={layout.pair}>
      <TextField
        name="from"
        label={t('workbench.period.from')}
        hint={t('workbench.period.from_hint')}
        optional
        type="date"
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
        error={errors.from}
      />
      <TextField
        name="until"
        label={t('workbench.period.until')}
        hint={t('workbench.period.until_hint')}
        optional
        type="date"
        value={value.until}
        onChange={(until) => onChange({ ...value, until })}
        error={errors.until}
      />
    </div>
  )
}

/** A period in words. */
export function usePeriodWords(): (period: { from: string; until: string | null }) => string {
  const t = useWords('bodies')
  const dates = useDates()
  return ({ from, until }) =>
    until
      ? t('workbench.period.both', { from: dates.short(from), until: dates.short(until) })
      : t('workbench.period.since', { from: dates.short(from) })
}
