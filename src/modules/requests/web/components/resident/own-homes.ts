import { usePerson } from '../../../../../app/web/session.ts'
import { people } from './peers.ts'

const freshMs = 5 * 60_000

/** My entry in the register; nothing is asked of it for guests. */
export function useOwnProfile() {
  const person = usePerson()
  return people.useRead('GET /api/c/:community/own/profile', {}, { enabled: person !== null, staleTime: freshMs })
}

/** The dwellings I live in or own now. */
export function useOwnHomes(): { dwelling_id: string; name: string; checked: string }[] {
  const profile = useOwnProfile().data
  return (profile?.residences ?? [])
    .filter((residence) => residence.until_day === null)
    .map((residence) => ({
      dwelling_id: residence.dwelling_id,
      name: residence.dwelling,
      checked: profile?.updated_at ?? '',
    }))
}
