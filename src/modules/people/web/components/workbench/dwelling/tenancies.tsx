import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../../../app/web/words.ts'
import type { RegisteredDwelling, Tenancy } from '../views.ts'
import { ChangeTenants, EditTenancy } from './change-tenants.tsx'

function useTenancyWords(): (tenancy: Tenancy) => string {
  const t = useWords('people')
  const dates = useDates()
  return ({ contract_until, deposit, landlord_informed }) =>
    [
      contract_until && t('workbench.tenancy.runs_until', { day: dates.short(contract_until) }),
      deposit !== null && t('workbench.tenancy.deposit_of', { yuan: deposit }),
      t(landlord_informed ? 'workbench.tenancy.informed' : 'workbench.tenancy.not_informed'),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** The tenancies of a dwelling, the present one first, and the act that changes them. */
export function Tenancies({ dwelling }: { dwelling: RegisteredDwelling }) {
  const t = useWords('people')
  const dates = useDates()
  const words = useTenancyWords()
  const [act, setAct] = useState<'change' | Tenancy | null>(null)
  const may = dwelling.can.includes('change_tenants')
  const close = () => setAct(null)
  return (
    <Card
      title={t('workbench.tenancy.title')}
      aside={may && <Button onClick={() => setAct('change')}>{t('workbench.acts.change_tenants.act')}</Button>}
    >
      {dwelling.tenancies.length === 0 && <p>{t('workbench.tenancy.none')}</p>}
      <ul className={layout.lines}>
        {dwelling.tenancies.map((one) => (
          <li key={one.id}>
            <span>
              {one.until_day
                ? t('workbench.tenancy.over', { from: dates.short(one.from_day), until: dates.short(one.until_day) })
                : t('workbench.tenancy.present', { from: dates.short(one.from_day) })}
              <span className={layout.under}>{words(one)}</span>
            </span>
            {may && (
              <Button
                kind="plain"
                aria-label={t('workbench.acts.edit_tenancy.named', { day: dates.short(one.from_day) })}
                onClick={() => setAct(one)}
              >
                {t('workbench.acts.edit_tenancy.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {act === 'change' && <ChangeTenants dwelling={dwelling} onClose={close} />}
      {act !== null && act !== 'change' && <EditTenancy tenancy={act} onClose={close} />}
    </Card>
  )
}
