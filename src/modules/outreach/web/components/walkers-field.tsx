import { useState } from 'react'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'

interface WalkersFieldProps {
  chosen: string[]
  onChange: (chosen: string[]) => void
  error: string | undefined
}

const shownMost = 12

/** Who walks: found by name or post; those chosen stay in sight. */
export function WalkersField({ chosen, onChange, error }: WalkersFieldProps) {
  const t = useWords('outreach')
  const [typed, setTyped] = useState('')
  const walkers = useRead('GET /api/c/:community/rounds/walkers')
  const all = walkers.data?.items ?? []
  const fits = all.filter((one) => !chosen.includes(one.person_id) && `${one.name} ${one.title}`.includes(typed.trim()))
  const shown = [...all.filter((one) => chosen.includes(one.person_id)), ...fits.slice(0, shownMost)]
  return (
    <QueryView
      query={walkers}
      part
      empty={({ items }) => (items.length === 0 ? <p>{t('workbench.plan.no_walkers')}</p> : null)}
    >
      {() => (
        <>
          <TextField
            name="find_walker"
            type="search"
            optional
            label={t('workbench.plan.find_walker')}
            value={typed}
            onChange={setTyped}
          />
          <CheckCards
            name="walker_ids"
            label={t('workbench.plan.walkers')}
            hint={t('workbench.plan.walkers_hint')}
            pairs
            value={chosen}
            onChange={onChange}
            options={shown.map((one) => ({ value: one.person_id, label: one.name, hint: one.title }))}
            {...(error ? { error } : {})}
          />
        </>
      )}
    </QueryView>
  )
}
