import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { FormHousehold, JoinHousehold, LeaveHousehold } from './acts/household.tsx'
import type { Household, Person } from './views.ts'

type Act = 'form' | 'join' | Household['members'][number] | null

/** The household a person belongs to: who else, and how they are tied to its head. */
export function HouseholdCard({ person }: { person: Person }) {
  const t = useWords('people')
  const [act, setAct] = useState<Act>(null)
  const { household } = person
  const may = person.can.includes('edit')
  const settled = person.residences.some((one) => one.until_day === null)
  const close = () => setAct(null)
  return (
    <Card
      title={t('workbench.person.household')}
      aside={
        may &&
        household && (
          <Button kind="plain" onClick={() => setAct('join')}>
            {t('workbench.acts.join_household.act')}
          </Button>
        )
      }
    >
      {household ? (
        <Members household={household} person={person} may={may} onLeave={setAct} />
      ) : (
        <p>{t('workbench.person.no_household')}</p>
      )}
      {!household && may && settled && (
        <Button onClick={() => setAct('form')}>{t('workbench.acts.form_household.act')}</Button>
      )}
      {act === 'form' && <FormHousehold person={person} onClose={close} />}
      {act === 'join' && household && <JoinHousehold household={household} onClose={close} />}
      {act !== null && typeof act === 'object' && household && (
        <LeaveHousehold household={household} member={act} onClose={close} />
      )}
    </Card>
  )
}

interface MembersProps {
  household: Household
  person: Person
  may: boolean
  onLeave: (member: Household['members'][number]) => void
}

function Members({ household, person, may, onLeave }: MembersProps) {
  const t = useWords('people')
  return (
    <>
      <p>
        {household.dwelling} · {t(`words.household_kind.${household.kind}`)}
      </p>
      <ul className={layout.lines}>
        {household.members.map((member) => (
          <li key={member.person_id}>
            <span>
              {member.person_id === person.id ? (
                member.name
              ) : (
                <Link to={`/people/${member.person_id}`}>{member.name}</Link>
              )}
              <span className={layout.under}>{t(`words.relation.${member.relation}`)}</span>
            </span>
            {may && (
              <Button
                kind="plain"
                aria-label={t('workbench.acts.leave_household.named', { name: member.name })}
                onClick={() => onLeave(member)}
              >
                {t('workbench.acts.leave_household.act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
