import type { Tx } from '../../../../platform/db/database.ts'
import { type Area, areasByIds, type Dwelling, dwellingsOfArea, listBuildings } from '../../../territory/api.ts'
import { endings, numberOf } from './columns.data.ts'

export type PlaceWords = { compound: string; building: string; stairwell: string; number: string }

export type PlaceProblem =
  | 'compound_unknown'
  | 'building_needed'
  | 'building_unknown'
  | 'building_several'
  | 'number_needed'
  | 'stairwell_needed'
  | 'number_unknown'

export type FoundPlace = { ok: true; dwelling: Dwelling } | { ok: false; problem: PlaceProblem }

/** Finds dwellings by how people write them: 3幢, 3号楼, 三栋; 2-301 or 3-2-301 as a door. */
export type PlaceBook = { find(words: PlaceWords): FoundPlace }

/** Reads the places that the rows of a sheet speak of: one query for each building named. */
export async function openPlaceBook(tx: Tx, communityId: number, wanted: readonly PlaceWords[]): Promise<PlaceBook> {
  const buildings = await listBuildings(tx, communityId)
  const compounds = await areasByIds(
    tx,
    communityId,
    buildings.flatMap((building) => building.compound_id ?? []),
  )
  const named = buildings.map((building) => ({ building, names: namesOf(building, compounds) }))
  const asked = new Set(
    wanted.map((words) => placeKey(compoundKey(words.compound), buildingKey(apart(words).building))),
  )
  const doors = new Map<string, Doors>()
  for (const { building, names } of named) {
    // A row that names no compound may mean this building in any of them.
    if (!['', names.compound].some((compound) => asked.has(placeKey(compound, names.building)))) continue
    const dwellings = await dwellingsOfArea(tx, communityId, building)
    doors.set(
      building.id,
      Map.groupBy(dwellings, (one) => numberKey(one.number)),
    )
  }
  const book: Book = {
    compounds: new Set(named.map(({ names }) => names.compound)),
    buildings: Map.groupBy(
      named.flatMap(({ building, names }) =>
        [...new Set(['', names.compound])].map((compound) => ({ building, compound, names })),
      ),
      ({ compound, names }) => placeKey(compound, names.building),
    ),
    doors,
  }
  return { find: (words) => find(apart(words), book) }
}

/** Dwellings of one building by the key of their number. */
type Doors = ReadonlyMap<string, readonly Dwelling[]>
/** Keys of compounds, buildings by compound and by themselves (compound ''), and what lies in each. */
type Book = {
  compounds: ReadonlySet<string>
  buildings: ReadonlyMap<string, readonly { building: Area }[]>
  doors: ReadonlyMap<string, Doors>
}

function placeKey(compound: string, building: string): string {
  return JSON.stringify([compound, building])
}

function namesOf(building: Area, compounds: ReadonlyMap<string, Area>) {
  const compound = building.compound_id === null ? '' : (compounds.get(building.compound_id)?.name ?? '')
  return { compound: compoundKey(compound), building: buildingKey(building.name) }
}

function find(words: PlaceWords, book: Book): FoundPlace {
  const no = (problem: PlaceProblem) => ({ ok: false, problem }) as const
  if (words.building === '') return no('building_needed')
  if (words.number === '') return no('number_needed')
  const compound = compoundKey(words.compound)
  if (compound !== '' && !book.compounds.has(compound)) return no('compound_unknown')
  const [place, ...others] = book.buildings.get(placeKey(compound, buildingKey(words.building))) ?? []
  if (!place) return no('building_unknown')
  if (others.length > 0) return no('building_several')
  const doors = book.doors.get(place.building.id)?.get(numberKey(words.number)) ?? []
  const stairwell = stairwellKey(words.stairwell)
  const [dwelling, ...more] = doors.filter(
    (one) => stairwell === '' || stairwellKey(one.stairwell_name ?? '') === stairwell,
  )
  if (!dwelling) return no('number_unknown')
  return more.length > 0 ? no('stairwell_needed') : { ok: true, dwelling }
}

/** Takes '3-2-301' in the door's column apart, where building and stairwell are left blank. */
function apart(words: PlaceWords): PlaceWords {
  const parts = words.number
    .normalize('NFKC')
    .split(/[-‐-―]/)
    .map((part) => part.trim())
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => part === '')) return words
  const [number = '', stairwell = '', building = ''] = parts.reverse()
  if (words.stairwell !== '' && stairwellKey(words.stairwell) !== stairwellKey(stairwell)) return words
  if (building !== '' && words.building !== '' && buildingKey(words.building) !== buildingKey(building)) return words
  return { ...words, number, stairwell: words.stairwell || stairwell, building: words.building || building }
}

function compoundKey(name: string): string {
  const plain = squeezed(name)
  return plain.replace(endings.compound, '') || plain
}

function buildingKey(name: string): string {
  return numbered(squeezed(name).replace(endings.building, ''))
}

function stairwellKey(name: string): string {
  return numbered(squeezed(name).replace(endings.stairwell, ''))
}

function numberKey(name: string): string {
  return numbered(squeezed(name).replace(endings.number, ''))
}

function squeezed(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}

/** '三' and '03' are '3'. */
function numbered(name: string): string {
  return (numberOf(name)?.toString() ?? name).replace(/^0+(?=\d)/, '')
}
