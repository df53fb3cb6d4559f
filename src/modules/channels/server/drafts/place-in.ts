/** Buildings and compounds as the words of a message are held against them. */
export type KnownPlace = {
  id: string
  kind: string
  name: string
  full_name: string
  compound_id: string | null
  admin_path: string | null
}

/** What a text says of a place: the building (or compound) and the door, with the words it rests on. */
export type PlaceSaid = { area: KnownPlace; door: Door | null; said: string }
export type Door = { stairwell: string | null; number: string }

/** 3幢2单元501, 3号楼501室, 3栋: a building by its number, perhaps with stairwell and door. */
const building =
  /(?<!\d)(\d{1,3})\s?(?:幢|栋|座|号楼|号(?=\s?\d|\s?单元))(?:\s?楼(?![道梯上下]))?(?:\s?(\d{1,2})\s?单元)?(?:\s?(\d{3,4})(?!\s?[\d元户人年平])\s?室?)?/
/** 3-2-501 and 3-501. */
const dashed = /(?<!\d[-－]?)(\d{1,3})[-－—](?:(\d{1,2})[-－—])?(\d{3,4})(?![\d-])/

/**
 * The place a text speaks of. A building is taken only where it can be one alone: of the compound named, else of those within `near` (paths
 * of the group's area), else the only one with that number. Null where nothing is said, or it could be several.
 */
export function placeIn(text: string, known: readonly KnownPlace[], near: string | null): PlaceSaid | null {
  const plain = text.normalize('NFKC')
  const compound = compoundIn(plain, known)
  const found = building.exec(plain) ?? dashed.exec(plain)
  if (!found) return compound ? { area: compound, door: null, said: nameOf(compound) } : null
  const [said, number = '', stairwell, door] = found
  const same = known.filter((one) => one.kind === 'building' && numberOf(one.name) === Number(number))
  const area = theOnly(same, compound, near)
  if (!area) return compound ? { area: compound, door: null, said: nameOf(compound) } : null
  return { area, door: door ? { stairwell: stairwell ?? null, number: door } : null, said: said.trim() }
}

function theOnly(same: readonly KnownPlace[], compound: KnownPlace | null, near: string | null): KnownPlace | null {
  if (compound) return same.find((one) => one.compound_id === compound.id) ?? null
  const close = near === null ? [] : same.filter((one) => one.admin_path !== null && isBelow(near, one.admin_path))
  const left = close.length > 0 ? close : same
  return left.length === 1 ? (left[0] ?? null) : null
}

function isBelow(above: string, path: string): boolean {
  return path === above || path.startsWith(`${above}/`)
}

/** The compound whose name stands in the text, the longest first: 南苑二区 before 南苑. */
function compoundIn(text: string, known: readonly KnownPlace[]): KnownPlace | null {
  const named = known.filter((one) => one.kind === 'compound' && text.includes(nameOf(one)))
  return named.toSorted((a, b) => nameOf(b).length - nameOf(a).length)[0] ?? null
}

/** Without what people leave out: 南苑小区 is 南苑. */
function nameOf({ name }: KnownPlace): string {
  const short = name.replace(/(?:小区|社区)$/, '')
  return [...short].length >= 2 ? short : name
}

function numberOf(name: string): number | null {
  const digits = /\d+/.exec(name)?.[0]
  return digits === undefined ? null : Number(digits)
}
