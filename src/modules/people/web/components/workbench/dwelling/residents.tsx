import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { RegisteredDwelling } from '../views.ts'

/** Who has to do with a dwelling now. */
export function Residents({ dwelling }: { dwelling: RegisteredDwelling }) {
  const t = useWords('people')
  const dates = useDates()
  return (
    <Card title={t('workbench.dwelling.residents')}>
      {dwelling.residents.length === 0 && <p>{t('workbench.dwelling.nobody')}</p>}
      <ul className={layout.lines}>
        {dwelling.residents.map((one) => (
          <li key={one.residence_id}>
            <span>
              <Link to={`/people/${one.person_id}`}>{one.name}</Link>
              <span className={layout.under}>
                {[
                  t(`words.role.${one.role}`),
                  !one.lives_here && t('workbench.residence.lives_elsewhere'),
                  one.from_day && t('workbench.residence.since', { day: dates.short(one.from_day) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who had to do with it before. */
export function FormerResidents({ dwelling }: { dwelling: RegisteredDwelling }) {
  const t = useWords('people')
  const dates = useDates()
  if (dwelling.past.length === 0) return null
  return (
    <Card title={t('workbench.dwelling.past')}>
      <ul className={layout.lines}>
        {dwelling.past.map((one) => (
          <li key={one.residence_id}>
            <span>
              <Link to={`/people/${one.person_id}`}>{one.name}</Link>
              <span className={layout.under}>
                {[
                  t(`words.role.${one.role}`),
                  one.from_day && t('workbench.residence.since', { day: dates.short(one.from_day) }),
                  t('workbench.residence.ended', { day: dates.short(one.until_day) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
