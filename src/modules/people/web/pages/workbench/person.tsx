import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { NoteBirth, NoteDeath } from '../../components/workbench/acts/life.tsx'
import { Merge } from '../../components/workbench/acts/merge.tsx'
import { UndoDeath } from '../../components/workbench/acts/undo-death.tsx'
import { HouseholdCard } from '../../components/workbench/household-card.tsx'
import { Merges } from '../../components/workbench/merges.tsx'
import { PersonFacts } from '../../components/workbench/person-facts.tsx'
import { Residences } from '../../components/workbench/residences.tsx'
import type { Person } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

function Moved({ into }: { into: string }) {
  const t = useWords('people')
  return (
    <EmptyState
      title={t('workbench.person.merged')}
      action={<ButtonLink to={`/people/${into}`}>{t('workbench.person.open_kept')}</ButtonLink>}
    >
      {t('workbench.person.merged_help')}
    </EmptyState>
  )
}

function Blocks({ person }: { person: Person }) {
  return (
    <div className={layout.columns}>
      <Stack>
        <PersonFacts person={person} />
        <Residences person={person} />
        <HouseholdCard person={person} />
      </Stack>
      <Stack>
        <Parts place="people.person" id={person.id} />
        <Merges person={person} />
      </Stack>
    </div>
  )
}

/** One entry of the register: facts, dwellings, household, and what other modules add. */
export default function PersonPage({ params }: PageProps<'id'>) {
  const t = useWords('people')
  const [act, setAct] = useState<'merge' | 'birth' | 'death' | 'undo_death' | null>(null)
  const close = () => setAct(null)
  const query = useRead('GET /api/c/:community/people/:id', { params: { id: params.id } })
  const person = query.data
  return (
    <PageFrame
      title={person?.name ?? t('workbench.person.title')}
      back="/people"
      backLabel={t('workbench.register.title')}
      actions={
        person && (
          <>
            {person.can.includes('birth') && (
              <Button onClick={() => setAct('birth')}>{t('workbench.acts.note_birth.open')}</Button>
            )}
            {person.can.includes('death') && (
              <Button onClick={() => setAct('death')}>{t('workbench.acts.note_death.open')}</Button>
            )}
            {person.can.includes('undo_death') && (
              <Button onClick={() => setAct('undo_death')}>{t('workbench.acts.undo_death.act')}</Button>
            )}
            {person.can.includes('merge') && (
              <Button onClick={() => setAct('merge')}>{t('workbench.acts.merge.open')}</Button>
            )}
            {person.can.includes('edit') && (
              <ButtonLink icon={IconPencil} to={`/people/${person.id}/edit`}>
                {t('workbench.edit.open')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <QueryView query={query}>
        {(data) => (data.merged_into ? <Moved into={data.merged_into} /> : <Blocks person={data} />)}
      </QueryView>
      {act === 'merge' && person && <Merge person={person} onClose={close} />}
      {act === 'birth' && person && <NoteBirth person={person} onClose={close} />}
      {act === 'undo_death' && person && <UndoDeath person={person} onClose={close} />}
      {act === 'death' && person && <NoteDeath person={person} onClose={close} />}
    </PageFrame>
  )
}
