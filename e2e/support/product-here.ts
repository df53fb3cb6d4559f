import { inject } from 'vitest'
import type { Place } from './setup.ts'

/** The product that the journeys of this worker walk through. */
export function productHere(): Place {
  const places = inject('places')
  const found = places[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % places.length]
  if (!found) throw new Error('No product was started for the journeys.')
  return found
}
