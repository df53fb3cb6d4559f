import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { daySpans } from '../../../../shared/civil-date.ts'
import { AddDays } from './add-days.tsx'
import { CalendarFile } from './calendar-file.tsx'
import { Decide } from './decide.tsx'
import type { Rules, Wanted } from './views.ts'

function National({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const dates = useDates()
  const coming = rules.national.filter(({ day }) => day >= rules.today)
  const of = (kind: 'rest' | 'work') =>
    daySpans(coming.filter((one) => one.kind === kind).map((one) => one.day))
      .map(dates.span)
      .join(t('workbench.comma')) || t('workbench.days.none_left')
  return (
    <details>
      <summary>{t('workbench.days.national', { year: rules.national_through })}</summary>
      <p>{t('workbench.days.national_rest', { days: of('rest') })}</p>
      <p>{t('workbench.days.national_work', { days: of('work') })}</p>
    </details>
  )
}

/** The community's own rest and working days, over the country's; each change tried before it holds. */
export function SpecialDays({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const dates = useDates()
  const [adding, setAdding] = useState(false)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const close = () => setWanted(null)
  return (
    <Card
      title={t('workbench.days.title')}
      aside={
        <Button icon={IconPlus} onClick={() => setAdding(true)}>
          {t('workbench.days.add')}
        </Button>
      }
    >
      <Stack>
        <p>{t('workbench.days.help')}</p>
        {rules.days.length === 0 && <p>{t('workbench.days.none')}</p>}
        <ul className={layout.lines}>
          {rules.days.map(({ day, kind, note }) => (
            <li key={day}>
              <span>
                {dates.day(day)}{' '}
                <StateTag tone={kind === 'work' ? 'work' : 'rest'}>{t(`workbench.day.${kind}`)}</StateTag>
                {note && <span className={layout.under}>{note}</span>}
              </span>
              <Button
                kind="plain"
                aria-label={t('workbench.days.drop_named', { day: dates.day(day) })}
                onClick={() => setWanted({ days: [{ day, kind: null }] })}
              >
                {t('workbench.days.drop')}
              </Button>
            </li>
          ))}
        </ul>
        <National rules={rules} />
        <CalendarFile rules={rules} />
      </Stack>
      {adding && (
        <AddDays
          today={rules.today}
          onTry={(days) => {
            setAdding(false)
            setWanted({ days })
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {wanted && <Decide wanted={wanted} onClose={close} />}
    </Card>
  )
}
