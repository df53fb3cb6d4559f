import type { Tx } from '../../../platform/db/database.ts'
import { type Dwelling, dwellingsByIds } from '../../territory/api.ts'

export type Role = 'owner' | 'co_owner' | 'tenant' | 'family' | 'other'

/** What a person has to do with a dwelling. Days are inclusive; without `until_day` it goes on. */
export type Residence = {
  id: string
  person_id: string
  dwelling_id: string
  role: Role
  share_bp: number | null
  lives_here: boolean
  from_day: string | null
  until_day: string | null
  admin_path: string | null
  compound_path: string | null
}

const residencesMost = 2_000

/** Residences of some people, by person: present ones, those lived in first; with `past` the ended ones after them. */
export async function residencesOf(
  tx: Tx,
  communityId: number,
  personIds: readonly string[],
  past = false,
): Promise<Map<string, Residence[]>> {
  if (personIds.length === 0) return new Map()
  let query = tx
    .selectFrom('people.residences')
    .select([
      'id',
      'person_id',
      'dwelling_id',
      'role',
      'share_bp',
      'lives_here',
      'from_day',
      'until_day',
      'admin_path',
      'compound_path',
    ])
    .where('community_id', '=', communityId)
    .where('person_id', 'in', [...new Set(personIds)])
    .orderBy('until_day', (order) => order.desc().nullsFirst())
    .orderBy('lives_here', 'desc')
    .orderBy('id')
    .limit(residencesMost)
  if (!past) query = query.where('until_day', 'is', null)
  return Map.groupBy((await query.execute()) as Residence[], (row) => row.person_id)
}

/** Present residences with their dwellings. */
export async function homesOf(
  tx: Tx,
  communityId: number,
  personIds: readonly string[],
): Promise<Map<string, { residence: Residence; dwelling: Dwelling | undefined }[]>> {
  const residences = await residencesOf(tx, communityId, personIds)
  const ids = [...residences.values()].flat().map((residence) => residence.dwelling_id)
  const dwellings = await dwellingsByIds(tx, communityId, ids)
  return new Map(
    [...residences].map(([personId, rows]) => [
      personId,
      rows.map((residence) => ({ residence, dwelling: dwellings.get(residence.dwelling_id) })),
    ]),
  )
}

/** Where somebody's things lie, for rights by area: every present dwelling; the community itself for who has none. */
export function whereabouts(residences: readonly Residence[]): { paths: (string | null)[] } {
  const paths = residences.flatMap((residence) => [residence.admin_path, residence.compound_path])
  return { paths: paths.length > 0 ? paths : [''] }
}
