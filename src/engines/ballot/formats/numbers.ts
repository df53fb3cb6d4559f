/** As many decimals as money and points may have. */
const placesMost = 6
const unitsMost = 2 ** 44

/** How many decimals a number is written with; undefined where it is none, is below 0 or has too many. */
export function placesOf(text: string): number | undefined {
  const found = /^\d+(?:[.,](\d+))?$/.exec(text.trim())
  if (!found) return undefined
  const places = (found[1] ?? '').replace(/0+$/, '').length
  return places > placesMost ? undefined : places
}

/** A number as written, in whole units of 10^-places; undefined where it isn't one or is too large to be exact. */
export function unitsOf(text: string, places: number): number | undefined {
  const found = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim())
  if (!found) return undefined
  const after = (found[2] ?? '').replace(/0+$/, '')
  if (after.length > places) return undefined
  const units = Number(found[1]) * 10 ** places + Number(after.padEnd(places, '0') || '0')
  return units <= unitsMost ? units : undefined
}

/** A whole number from 0. */
export function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined
}
