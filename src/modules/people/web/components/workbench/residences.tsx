import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Move } from './acts/move.tsx'
import { MoveIn } from './acts/move-in.tsx'
import { MoveOut } from './acts/move-out.tsx'
import styles from './person.module.css'
import type { Person, Residence } from './views.ts'

const basisPoints = 100

/** As what, with which share, how large, since and until when. */
function useResidenceWords(): (residence: Residence) => string {
  const t = useWords('people')
  const dates = useDates()
  return (one) =>
    [
      t(`words.role.${one.role}`),
      one.share_bp !== null && t('workbench.residence.has_share', { percent: one.share_bp / basisPoints }),
      one.until_day === null && !one.lives_here && t('workbench.residence.lives_elsewhere'),
      one.floor_area !== null && t('workbench.residence.floor_area', { area: one.floor_area }),
      one.from_day && t('workbench.residence.since', { day: dates.short(one.from_day) }),
      one.until_day && t('workbench.residence.ended', { day: dates.short(one.until_day) }),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** The dwellings of a person, present ones first, with moving in and out. */
export function Residences({ person }: { person: Person }) {
  const t = useWords('people')
  const words = useResidenceWords()
  const [moving, setMoving] = useState<'in' | 'within' | Residence | null>(null)
  const present = person.residences.filter((one) => one.until_day === null)
  const past = person.residences.filter((one) => one.until_day !== null)
  return (
    <Card
      title={t('workbench.person.residences')}
      aside={
        person.can.includes('move_in') && (
          <span className={layout.acts}>
            {present.some((one) => one.lives_here) && (
              <Button kind="plain" onClick={() => setMoving('within')}>
                {t('workbench.acts.move.act')}
              </Button>
            )}
            <Button kind="plain" onClick={() => setMoving('in')}>
              {t('workbench.acts.move_in.act')}
            </Button>
          </span>
        )
      }
    >
      {person.residences.length === 0 && <p>{t('workbench.person.no_residences')}</p>}
      <ul className={layout.lines}>
        {[...present, ...past].map((one) => (
          <li key={one.id} className={one.until_day === null ? undefined : styles.past}>
            <span>
              <Link to={`/dwellings/${one.dwelling_id}`}>{one.dwelling}</Link>
              <span className={layout.under}>{words(one)}</span>
            </span>
            {one.until_day === null && person.can.includes('move_out') && (
              <Button
                kind="plain"
                aria-label={t('workbench.acts.move_out.named', { dwelling: one.dwelling })}
                onClick={() => setMoving(one)}
              >
                {t('workbench.acts.move_out.act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {moving === 'in' && <MoveIn person={person} onClose={() => setMoving(null)} />}
      {moving === 'within' && <Move person={person} onClose={() => setMoving(null)} />}
      {moving !== null && typeof moving === 'object' && <MoveOut residence={moving} onClose={() => setMoving(null)} />}
    </Card>
  )
}
