import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Decide } from './decide.tsx'
import type { Rules, Wanted } from './views.ts'

/** Each with its least and its most. */
const groups = {
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
type Draft = Record<Name, string>

const numbers: Record<Name, readonly [number, number]> = { ...groups.dispatch, ...groups.closing, ...groups.beyond }

function draftOf(rules: Rules, names: readonly Name[]): Draft {
  return Object.fromEntries(names.map((name) => [name, String(rules[name])])) as Draft
}

function wantedOf(rules: Rules, draft: Draft): Wanted {
  const changed = (Object.keys(draft) as Name[]).filter((name) => draft[name] !== String(rules[name]))
  return Object.fromEntries(changed.map((name) => [name, Number(draft[name])]))
}

function fits(name: Name, typed: string): boolean {
  const [least, most] = numbers[name]
  return /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most
}

/**
 * Numbers that are decided together. `dispatch`: when a matter is big, when is reminded, how much longer and how often it may take, the points that make it
 * more urgent. `closing`: calls in vain, neighbours who confirm. `beyond`: when alike requests are proposed as a topic, when a case is long.
 */
export function NumberRules({ rules, group }: { rules: Rules; group: Group }) {
  const t = useWords('settings')
  const names = Object.keys(groups[group]) as Name[]
  const [draft, setDraft] = useState(() => draftOf(rules, names))
  const [tried, setTried] = useState(false)
  const [deciding, setDeciding] = useState(false)
  const wanted = wantedOf(rules, draft)
  const same = Object.keys(wanted).length === 0
  const error = (name: Name) => {
    const [least, most] = numbers[name]
    return tried && !fits(name, draft[name]) ? t('workbench.rules.between', { least, most }) : undefined
  }
  const go = () => {
    setTried(true)
    if (names.every((name) => fits(name, draft[name]))) setDeciding(true)
  }
  return (
    <Card title={t(`workbench.${group}.title`)}>
      <p>{t(`workbench.${group}.formula`)}</p>
      <div className={layout.pair}>
        {names.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`workbench.names.${name}`)}
            hint={t(`workbench.${group}.${name}`)}
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
