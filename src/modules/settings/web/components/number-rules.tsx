import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Decide } from './decide.tsx'
import type { Rules, Wanted } from './views.ts'

/** Each with its least and its most. */
const groups = {
  rules: { confirm_days: [1, 60], call_back_after_days: [0, 30], smallest_figure: [3, 20], answer_days: [1, 15] },
  dispatch: {
    tier_askers: [2, 50],
    remind_hours: [1, 48],
    extension_times: [1, 5],
    extension_percent: [0, 100],
    priority_frequency: [0, 25],
    priority_age: [0, 25],
    priority_people: [0, 25],
    priority_care: [0, 25],
  },
  closing: { call_back_attempts: [1, 9], neighbours_needed: [2, 20] },
  beyond: { topic_count: [2, 50], topic_days: [7, 365], long_days: [14, 730], long_reopened: [1, 10] },
} as const
type Group = keyof typeof groups
type Name = { [G in Group]: keyof (typeof groups)[G] }[Group]
type Switch = 'auto_dispatch' | 'anonymous'
type Draft = { numbers: Record<string, string>; switches: Partial<Record<Switch, boolean>> }

const numbers: Record<Name, readonly [number, number]> = {
  ...{ ...groups.rules, ...groups.dispatch, ...groups.closing, ...groups.beyond },
}
const switchesOf: Partial<Record<Group, readonly Switch[]>> = { rules: ['auto_dispatch', 'anonymous'] }

function draftOf(rules: Rules, names: readonly Name[], switches: readonly Switch[]): Draft {
  return {
    numbers: Object.fromEntries(names.map((name) => [name, String(rules[name])])),
    switches: Object.fromEntries(switches.map((name) => [name, rules[name]])),
  }
}

/** Only what differs from what holds. */
function wantedOf(rules: Rules, draft: Draft): Wanted {
  const typed = (Object.keys(draft.numbers) as Name[]).filter((name) => draft.numbers[name] !== String(rules[name]))
  const turned = (Object.keys(draft.switches) as Switch[]).filter((name) => draft.switches[name] !== rules[name])
  return {
    ...Object.fromEntries(turned.map((name) => [name, draft.switches[name]])),
    ...Object.fromEntries(typed.map((name) => [name, Number(draft.numbers[name])])),
  }
}

function fits(name: Name, typed = ''): boolean {
  const [least, most] = numbers[name]
  return /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most
}

interface SwitchesProps {
  names: readonly Switch[]
  draft: Draft
  onChange: (draft: Draft) => void
}

function Switches({ names, draft, onChange }: SwitchesProps) {
  const t = useWords('settings')
  return (
    <div className={layout.pair}>
      {names.map((name) => (
        <RadioCards
          key={name}
          name={name}
          label={t(`workbench.names.${name}`)}
          value={draft.switches[name] ? 'on' : 'off'}
          onChange={(value) => onChange({ ...draft, switches: { ...draft.switches, [name]: value === 'on' } })}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            label: t(`workbench.values.${name}.${value}`),
            hint: t(`workbench.rules.${name}.${value}`),
          }))}
        />
      ))}
    </div>
  )
}

/**
 * Rules that are decided together. `rules`: dispatching by itself, requests without a name, days to confirm, to call back and to answer, the smallest
 * figure published. `dispatch`: when a matter is big, when is reminded, how much longer and how often it may take, the points that make it
 * more urgent. `closing`: calls in vain, neighbours who confirm. `beyond`: when alike requests are proposed as a topic, when a case is long.
 */
export function NumberRules({ rules, group }: { rules: Rules; group: Group }) {
  const t = useWords('settings')
  const names = Object.keys(groups[group]) as Name[]
  const switches = switchesOf[group] ?? []
  const [draft, setDraft] = useState(() => draftOf(rules, names, switches))
  const [tried, setTried] = useState(false)
  const [deciding, setDeciding] = useState(false)
  const wanted = wantedOf(rules, draft)
  const same = Object.keys(wanted).length === 0
  const error = (name: Name) => {
    const [least, most] = numbers[name]
    return tried && !fits(name, draft.numbers[name]) ? t('workbench.rules.between', { least, most }) : undefined
  }
  const go = () => {
    setTried(true)
    if (names.every((name) => fits(name, draft.numbers[name]))) setDeciding(true)
  }
  return (
    <Card title={t(`workbench.${group}.title`)}>
      {group !== 'rules' && <p>{t(`workbench.${group}.formula`)}</p>}
      {switches.length > 0 && <Switches names={switches} draft={draft} onChange={setDraft} />}
      <div className={layout.pair}>
        {names.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`workbench.names.${name}`)}
            hint={t(`workbench.${group}.${name}`)}
            inputMode="numeric"
            short
            value={draft.numbers[name] ?? ''}
            onChange={(value) => setDraft({ ...draft, numbers: { ...draft.numbers, [name]: value.trim() } })}
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
