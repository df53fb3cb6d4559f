/** Places on the schematic map: what pages and server both know of them, pure. */

/** In the map's own units, from its upper left corner. */
export type Spot = { x: number; y: number }
export type Spots = Record<string, Spot>

/**
 * The place nearest to where the map was tapped; undefined where no place has a spot. Nothing finer than the place is kept of it: nearer, it
 * would be somebody's door.
 */
export function nearestPlace(spots: Spots, { x, y }: Spot): string | undefined {
  let nearest: { place: string; distance: number } | undefined
  for (const [place, spot] of Object.entries(spots)) {
    const distance = (spot.x - x) ** 2 + (spot.y - y) ** 2
    if (!nearest || distance < nearest.distance) nearest = { place, distance }
  }
  return nearest?.place
}
