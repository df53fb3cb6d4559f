import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../../app/web/words.ts'
import { GiveConsent, WithdrawConsent } from './acts/consent.tsx'
import type { Person } from './views.ts'

/** What the person agreed to, since when, or when it was withdrawn. */
export function ConsentCard({ person }: { person: Person }) {
  const t = useWords('people')
  const dates = useDates()
  const [act, setAct] = useState<'give' | 'withdraw' | null>(null)
  const { scope, given_at, withdrawn_at } = person.consent
  const inForce = scope.length > 0 && withdrawn_at === null
  return (
    <Card title={t('workbench.consent.title')}>
      {inForce ? (
        <LabelList
          rows={[
            {
              label: t('workbench.consent.scope'),
              value: scope.map((one) => t(`words.scope.${one}`)).join(t('words.comma')),
            },
            { label: t('workbench.consent.given'), value: given_at && dates.full(given_at) },
          ]}
        />
      ) : (
        <p>
          {withdrawn_at
            ? t('workbench.consent.withdrawn', { time: dates.full(withdrawn_at) })
            : t('workbench.consent.none')}
        </p>
      )}
      {person.can.includes('consent') && (
        <div className={layout.acts}>
          <Button onClick={() => setAct('give')}>
            {t(inForce ? 'workbench.consent.alter' : 'workbench.acts.consent.act')}
          </Button>
          {inForce && <Button onClick={() => setAct('withdraw')}>{t('workbench.acts.withdraw.act')}</Button>}
        </div>
      )}
      {act === 'give' && <GiveConsent person={person} onClose={() => setAct(null)} />}
      {act === 'withdraw' && <WithdrawConsent person={person} onClose={() => setAct(null)} />}
    </Card>
  )
}
