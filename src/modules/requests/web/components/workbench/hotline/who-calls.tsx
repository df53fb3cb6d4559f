import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { PersonSearch } from '../counter/person-search.tsx'
import { CorrectNumber } from './correct-number.tsx'
import styles from './hotline.module.css'
import { type Caller, type CurrentCall, callReads } from './views.ts'

interface WhoCallsProps {
  call: CurrentCall
  onChange: (call: CurrentCall) => void
}

/** Who is on the line: known at once, one of several, or unknown and then looked for by name. */
export function WhoCalls({ call, onChange }: WhoCallsProps) {
  const t = useWords('requests')
  const [looking, setLooking] = useState(false)
  const name = useWrite('POST /api/c/:community/calls/:id/caller', { refresh: callReads, onSuccess: onChange })
  const choose = (id: string) => {
    setLooking(false)
    name.mutate({ params: { id: call.id }, body: { person_id: id } })
  }
  const person = call.callers.find((one) => one.id === call.person_id)
  return (
    <Card
      title={t(call.kind === 'out' ? 'workbench.hotline.whom' : 'workbench.hotline.who')}
      aside={<CorrectNumber call={call} onChange={onChange} />}
    >
      <Stack>
        {call.answers?.note && <p>{t('workbench.hotline.promised', { note: call.answers.note })}</p>}
        {call.callers.length > 1 && (
          <RadioCards
            name="person_id"
            label={t('workbench.hotline.several')}
            value={call.person_id ?? undefined}
            onChange={choose}
            pairs
            options={call.callers.map((one) => ({
              value: one.id,
              label: one.name,
              hint: one.homes[0]?.name ?? t('workbench.no_place'),
            }))}
          />
        )}
        {person && <Known person={person} />}
        {call.callers.length === 0 && !looking && (
          <p role="status">
            {t(call.phone === null ? 'workbench.hotline.number_withheld' : 'workbench.hotline.unknown')}
          </p>
        )}
        {looking ? (
          <PersonSearch value={null} onChange={(found) => found && choose(found.id)} />
        ) : (
          <p>
            <Button kind="plain" onClick={() => setLooking(true)}>
              {t(person ? 'workbench.hotline.somebody_else' : 'workbench.hotline.look_for')}
            </Button>
          </p>
        )}
      </Stack>
    </Card>
  )
}

function Known({ person }: { person: Caller }) {
  const t = useWords('requests')
  return (
    <div role="status" className={styles.known}>
      <p>
        <Link to={`/people/${person.id}`} className={styles.name}>
          {person.name}
        </Link>{' '}
        {person.age !== null && t('workbench.hotline.age', { age: person.age })}{' '}
        {person.tags.map((tag) => (
          <StateTag key={tag.code} tone="info">
            {tag.label}
          </StateTag>
        ))}
      </p>
      {person.homes.length === 0 && <p>{t('workbench.hotline.no_home')}</p>}
      {person.homes.map((home) => (
        <p key={home.dwelling_id}>
          {t(home.lives_here ? 'workbench.hotline.lives' : 'workbench.hotline.has', { home: home.name })}
        </p>
      ))}
      {person.household.length > 0 && (
        <p className={styles.quiet}>
          {t('workbench.hotline.household', {
            names: person.household.map((member) => member.name).join(t('words.comma')),
          })}
        </p>
      )}
    </div>
  )
}
