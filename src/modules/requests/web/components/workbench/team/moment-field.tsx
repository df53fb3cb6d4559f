import { useState } from 'react'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { usePlace } from '../../../../../../app/web/place.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { instantFrom, type Moment, usualMoments } from './moments.ts'

interface MomentFieldProps {
  name: string
  label: string
  onChange: (at: string | undefined) => void
  error?: string
}

/** When: one of the usual moments, or a date and time of one's own. */
export function MomentField({ name, label, onChange, error }: MomentFieldProps) {
  const t = useWords('requests')
  const dates = useDates()
  const zone = usePlace()?.timeZone ?? 'Asia/Shanghai'
  const [usual] = useState(() => usualMoments(serverNow(), zone))
  const [chosen, setChosen] = useState<Moment | 'other'>()
  const [own, setOwn] = useState('')
  const choose = (value: Moment | 'other') => {
    setChosen(value)
    onChange(value === 'other' ? instantFrom(own, zone) : usual.find((one) => one.moment === value)?.at)
  }
  return (
    <>
      <RadioCards
        name={name}
        label={label}
        value={chosen}
        onChange={choose}
        pairs
        error={error}
        options={[
          ...usual.map(({ moment, at }) => ({
            value: moment,
            label: t(`workbench.team.moments.${moment}`),
            hint: dates.full(at),
          })),
          { value: 'other' as const, label: t('workbench.team.moments.other') },
        ]}
      />
      {chosen === 'other' && (
        <TextField
          name={`${name}_own`}
          label={t('workbench.team.moments.own')}
          type="datetime-local"
          short
          value={own}
          onChange={(value) => {
            setOwn(value)
            onChange(instantFrom(value, zone))
          }}
        />
      )}
    </>
  )
}
