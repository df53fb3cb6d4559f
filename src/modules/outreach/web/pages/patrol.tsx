import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { Skeleton } from '../../../../app/web/kit/skeleton.tsx'
import { useOffline } from '../../../../app/web/offline.ts'
import { PatrolList } from '../components/patrols/patrol-list.tsx'
import { PatrolWalkPage } from '../components/patrols/patrol-walk.tsx'
import { usePatrols } from '../field/use-patrols.ts'

/** The patroller's phone: routes, one of them being walked, what is to be looked at. `at` is a poster's code. All of it works without a line. */
export default function Patrol() {
  const [search] = useSearch()
  const field = usePatrols()
  const app = useOffline()
  if (!field.ready && !field.problem) return <Skeleton rows={4} />
  const code = search['at']?.toUpperCase()
  const scanned = code ? field.patrols.find((one) => one.points.some((point) => point.code === code)) : undefined
  const patrol = scanned ?? field.patrols.find((one) => one.id === search['route'])
  if (patrol) {
    const point = patrol.points.find((one) => one.code === code)
    return <PatrolWalkPage key={patrol.id} patrol={patrol} field={field} scanned={point} />
  }
  return <PatrolList field={field} app={app} unknownCode={code} />
}
