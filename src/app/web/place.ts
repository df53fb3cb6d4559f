import { createContext, useContext } from 'react'
import type { CommunityHead } from './bootstrap.ts'

/** The community shown and the server's instant (ISO) at which the page was written. */
export type Place = CommunityHead & { now: string }

/** The community whose page is shown; null on pages outside one. Given by each face's frame, public pages included. */
export const PlaceContext = createContext<Place | null>(null)

/** Name, telephone, zone of the community shown, or null on `/login`. */
export function usePlace(): Place | null {
  return useContext(PlaceContext)
}
