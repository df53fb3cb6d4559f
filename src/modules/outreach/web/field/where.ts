import type { Point } from '../components/patrols/views.ts'

/** Metres within which the phone counts as standing at the point, beyond what it says of its own exactness. */
const nearMetres = 50
const waitMs = 15_000
const earthMetres = 6_371_000

export type Distance = { metres: number; accuracy: number; near: boolean }

/**
 * How far the phone stands from a point and how exactly it knows. Only these two numbers leave the phone, never where it is. Rejects where
 * the phone doesn't tell (no leave given, no fix in fifteen seconds).
 */
export function distanceTo(spot: NonNullable<Point['spot']>): Promise<Distance> {
  return position().then(({ coords }) => {
    const metres = Math.round(between(spot, coords))
    const accuracy = Math.round(coords.accuracy)
    return { metres, accuracy, near: metres - accuracy <= nearMetres }
  })
}

/** Where the phone stands, for entering a point on the spot. */
export async function spotHere(): Promise<NonNullable<Point['spot']>> {
  const { coords } = await position()
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return { latitude: round(coords.latitude), longitude: round(coords.longitude) }
}

function position(): Promise<GeolocationPosition> {
  return new Promise((done, fail) => {
    navigator.geolocation.getCurrentPosition(done, fail, { enableHighAccuracy: true, timeout: waitMs, maximumAge: 0 })
  })
}

/** Haversine: the error on a sphere is far below that of a phone. */
function between(a: NonNullable<Point['spot']>, b: NonNullable<Point['spot']>): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [lat, lon] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const h =
    Math.sin(lat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(lon / 2) ** 2
  return 2 * earthMetres * Math.asin(Math.sqrt(h))
}
