import type { ReadContext } from '../../../../platform/command/types.ts'
import { sideBySide } from '../../../../platform/db/one-connection.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds, dwellingsByIds } from '../../../territory/api.ts'
import type { RequestRow } from './rows.ts'

export type BodyName = { id: string; name: string; public_phone: string | null }
export type PostName = { id: string; title: string; public_phone: string | null }
export type PersonName = { id: string; name: string; phone: string | null }

/** Names of what rows point to, fetched once for all of them. */
export type Names = {
  bodies: ReadonlyMap<string, BodyName>
  posts: ReadonlyMap<string, PostName>
  persons: ReadonlyMap<string, PersonName>
  /** Where a request is, as written on an envelope; '' where no place was told. */
  placeOf(row: Pick<RequestRow, 'area_id' | 'dwelling_id' | 'place_detail'>): string
}

type Wanted = {
  rows?: readonly Pick<RequestRow, 'area_id' | 'dwelling_id'>[]
  bodies?: readonly (string | null)[]
  posts?: readonly (string | null)[]
  persons?: readonly (string | null)[]
}

/** One query for each kind of name, however many rows, all asked at once. */
export async function namesFor(ctx: ReadContext, wanted: Wanted): Promise<Names> {
  const { tx, communityId } = ctx
  const rows = wanted.rows ?? []
  const [bodies, posts, persons, areas, dwellings] = await sideBySide([
    bodiesByIds(tx, communityId, known(wanted.bodies)),
    postsByIds(tx, communityId, known(wanted.posts)),
    personNames(tx, communityId, known(wanted.persons)),
    areasByIds(tx, communityId, known(rows.map((row) => row.area_id))),
    dwellingsByIds(tx, communityId, known(rows.map((row) => row.dwelling_id))),
  ])
  return {
    bodies,
    posts,
    persons,
    placeOf: (row) => {
      const place = dwellings.get(row.dwelling_id ?? '')?.full_name ?? areas.get(row.area_id ?? '')?.full_name ?? ''
      return [place, row.place_detail].filter((part) => part !== '').join(' ')
    },
  }
}

function known(ids: readonly (string | null)[] = []): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
