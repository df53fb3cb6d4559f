import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Decide } from './decide.tsx'
import type { Rules, Wanted } from './views.ts'

const switches = ['auto_dispatch', 'anonymous'] as const
const numbers = ['confirm_days', 'call_back_after_days', 'smallest_figure', 'answer_days'] as const
const least = { confirm_days: 1, call_back_after_days: 0, smallest_figure: 3, answer_days: 1 }
const most = { confirm_days: 60, call_back_after_days: 30, smallest_figure: 20, answer_days: 15 }

type Draft = Record<(typeof switches)[number], boolean> & Record<(typeof numbers)[number], string>

function draftOf(rules: Rules): Draft {
  return {
    auto_dispatch: rules.auto_dispatch,
    anonymous: rules.anonymous,
    confirm_days: String(rules.confirm_days),
    call_back_after_days: String(rules.call_back_after_days),
    smallest_figure: String(rules.smallest_figure),
    answer_days: String(rules.answer_days),
  }
}

/** Only what differs from what holds. */
function wantedOf(rules: Rules, draft: Draft): Wanted {
  return {
    ...Object.fromEntries(switches.filter((name) => draft[name] !== rules[name]).map((name) => [name, draft[name]])),
    ...Object.fromEntries(
      numbers.filter((name) => draft[name] !== String(rules[name])).map((name) => [name, Number(draft[name])]),
    ),
  }
}

function fits(name: (typeof numbers)[number], typed: string): boolean {
  return /^\d+$/.test(typed) && Number(typed) >= least[name] && Number(typed) <= most[name]
}

/** Dispatching by itself, requests without a name, days to confirm, days before calling back, the smallest figure published, days to answer a request of rights. */
export function PlainRules({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const [draft, setDraft] = useState(() => draftOf(rules))
  const [tried, setTried] = useState(false)
  const [deciding, setDeciding] = useState(false)
  const wanted = wantedOf(rules, draft)
  const same = Object.keys(wanted).length === 0
  const error = (name: (typeof numbers)[number]) =>
    tried && !fits(name, draft[name])
      ? t('workbench.rules.between', { least: least[name], most: most[name] })
      : undefined
  const go = () => {
    setTried(true)
    if (numbers.every((name) => fits(name, draft[name]))) setDeciding(true)
  }
  return (
    <Card title={t('workbench.rules.title')}>
      <div className={layout.pair}>
        {switches.map((name) => (
          <RadioCards
            key={name}
            name={name}
            label={t(`workbench.names.${name}`)}
            value={draft[name] ? 'on' : 'off'}
            onChange={(value) => setDraft({ ...draft, [name]: value === 'on' })}
            options={(['on', 'off'] as const).map((value) => ({
              value,
              label: t(`workbench.values.${name}.${value}`),
              hint: t(`workbench.rules.${name}.${value}`),
            }))}
          />
        ))}
      </div>
      <div className={layout.pair}>
        {numbers.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`workbench.names.${name}`)}
            hint={t(`workbench.rules.${name}`)}
            inputMode="numeric"
            short
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value.trim() })}
            error={error(name)}
          />
        ))}
      </div>
      <div className={layout.acts}>
        <Button kind="main" narrow unavailable={same ? t('workbench.rules.same') : undefined} onClick={go}>
          {t('workbench.try')}
        </Button>
      </div>
      {deciding && <Decide wanted={wanted} onClose={() => setDeciding(false)} />}
    </Card>
  )
}
