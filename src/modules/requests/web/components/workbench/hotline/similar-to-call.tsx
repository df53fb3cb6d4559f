import { useWrite } from '../../../queries.ts'
import { SimilarCard } from '../counter/similar-card.tsx'
import type { Matter } from './call-form.tsx'
import { type CurrentCall, callReads } from './views.ts'

interface SimilarToCallProps {
  call: CurrentCall
  matter: Matter
  onEnded: (call: CurrentCall) => void
}

/** What others asked for that may be the same: the caller joins it, which ends the call. */
export function SimilarToCall({ call, matter, onEnded }: SimilarToCallProps) {
  const caller = call.callers.find((one) => one.id === call.person_id)
  const join = useWrite('POST /api/c/:community/calls/:id/join', {
    refresh: [...callReads, 'GET /api/c/:community/requests'],
    onSuccess: onEnded,
  })
  const joining = {
    who: caller?.name ?? null,
    busy: join.isPending,
    problem: join.error,
    run: (id: string) => join.mutate({ params: { id: call.id }, body: { request_id: id } }),
  }
  return <SimilarCard {...matter} joining={joining} />
}
