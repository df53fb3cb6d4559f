import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { type PersonFound, usePeopleFound } from '../../../../../../app/web/kit/people-found.ts'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useSettled } from '../../resident/use-catalogue.ts'

export type Person = Omit<PersonFound, 'registered_at'>

interface PersonSearchProps {
  value: Person | null
  onChange: (person: Person | null) => void
}

/** Finds the person in the register by name, letters, end of the number or dwelling, so that nothing is asked twice. */
export function PersonSearch({ value, onChange }: PersonSearchProps) {
  const t = useWords('requests')
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const found = usePeopleFound(q, value === null)
  if (value) {
    return (
      <p>
        {t('workbench.counter.for', {
          name: value.name,
          home: value.home?.name ?? t('workbench.no_place'),
          phone: value.phone_masked ?? '',
        })}{' '}
        <Button kind="plain" onClick={() => onChange(null)}>
          {t('workbench.counter.other_person')}
        </Button>
      </p>
    )
  }
  return (
    <>
      <TextField
        name="person"
        label={t('workbench.counter.person')}
        hint={t('workbench.counter.person_hint')}
        optional
        type="search"
        value={typed}
        onChange={setTyped}
      />
      {q.length > 0 && (
        <QueryView query={found} part>
          {(data) =>
            data.items.length === 0 ? (
              <p>{t('workbench.counter.nobody_found')}</p>
            ) : (
              <RadioCards
                name="for_person_id"
                label={t('workbench.counter.found')}
                value={undefined}
                onChange={(id) => onChange(data.items.find((one) => one.id === id) ?? null)}
                options={data.items.slice(0, 6).map((one) => ({
                  value: one.id,
                  label: one.name,
                  hint: [one.home?.name, one.phone_masked].filter(Boolean).join(' · '),
                }))}
              />
            )
          }
        </QueryView>
      )}
    </>
  )
}
