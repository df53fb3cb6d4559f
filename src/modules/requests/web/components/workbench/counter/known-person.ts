import { createApi } from '../../../../../../app/web/api.ts'
import type { routes } from '../../../../../people/contract.ts'
import type { Person } from './person-search.tsx'

const people = createApi<typeof routes>()

/** The person named in the address, as the search would have found them; null while unknown. */
export function useKnownPerson(id: string | undefined): Person | null {
  const read = people.useRead(
    'GET /api/c/:community/people/:id',
    { params: { id: id ?? '' } },
    { enabled: id !== undefined },
  )
  if (!id || !read.data || read.data.merged_into) return null
  const { name, sex, age, phone_masked, tags, newcomer, residences } = read.data
  const homes = residences.filter((one) => one.until_day === null)
  const home = homes.find((one) => one.lives_here) ?? homes[0]
  return {
    id,
    name,
    sex,
    age,
    phone_masked,
    tags,
    newcomer,
    home: home ? { dwelling_id: home.dwelling_id, name: home.dwelling, role: home.role } : null,
  }
}
