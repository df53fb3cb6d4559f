import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Decide } from './decide.tsx'
import type { Rules } from './views.ts'

/** From which day on staff must sign in with a second step. */
export function SecondStepRule({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const [from, setFrom] = useState(rules.second_step_from ?? '')
  const [deciding, setDeciding] = useState(false)
  const same = from === (rules.second_step_from ?? '')
  return (
    <Card title={t('workbench.second_step.title')}>
      <p>{t('workbench.second_step.help')}</p>
      <TextField
        name="second_step_from"
        type="date"
        label={t('workbench.second_step.from')}
        hint={t('workbench.second_step.hint')}
        short
        value={from}
        onChange={setFrom}
      />
      <div className={layout.acts}>
        <Button
          kind="main"
          narrow
          unavailable={same ? t('workbench.rules.same') : undefined}
          onClick={() => setDeciding(true)}
        >
          {t('workbench.try')}
        </Button>
      </div>
      {deciding && <Decide wanted={{ second_step_from: from || null }} onClose={() => setDeciding(false)} />}
    </Card>
  )
}
