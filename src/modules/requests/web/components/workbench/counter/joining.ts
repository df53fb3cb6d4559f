import { useWrite } from '../../../queries.ts'
import type { Person } from './person-search.tsx'
import type { Joining } from './similar-card.tsx'

/** At the counter: the person found in the register joins what others asked for. */
export function useJoining(person: Person | null, onJoined: (number: string) => void): Joining {
  const write = useWrite('POST /api/c/:community/desk/requests/:id/join', {
    refresh: ['GET /api/c/:community/requests'],
    onSuccess: ({ number }) => onJoined(number),
  })
  return {
    who: person?.name ?? null,
    busy: write.isPending,
    problem: write.error,
    run: (id) => {
      if (person) write.mutate({ params: { id }, body: { person_id: person.id } })
    },
  }
}
