import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { Skeleton } from '../../../../app/web/kit/skeleton.tsx'
import { useOffline } from '../../../../app/web/offline.ts'
import { VisitPage } from '../components/visit-page.tsx'
import { WalkList } from '../components/walk-list.tsx'
import { visitKey } from '../field/field.ts'
import { withWaiting } from '../field/kept.ts'
import { useField } from '../field/use-field.ts'

/** The walker's phone: the dwellings in walking order, and one of them when it is opened. All of it works without a line. */
export default function Walk() {
  const [search, setSearch] = useSearch()
  const field = useField()
  const app = useOffline()
  if (!field.ready && !field.problem) return <Skeleton rows={4} />
  const round = field.rounds.find((one) => one.id === search['round']) ?? field.rounds[0]
  const waitingOf = (key: string) => field.waiting.filter((one) => `${one.round} ${one.dwelling}` === key)
  const visits = field.visits
    .filter((visit) => visit.round_id === round?.id)
    .map((visit) => withWaiting(visit, waitingOf(visitKey(visit))))
  const at = visits.find((visit) => visit.dwelling_id === search['at'])
  if (round && at) {
    const later = visits.slice(visits.indexOf(at) + 1).find((visit) => visit.outcome === null)
    return (
      <VisitPage
        key={at.dwelling_id}
        round={round}
        visit={at}
        waiting={waitingOf(visitKey(at))}
        onNext={() => setSearch({ at: later?.dwelling_id })}
      />
    )
  }
  return <WalkList field={field} app={app} round={round} visits={visits} />
}
