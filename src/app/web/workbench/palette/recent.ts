import { boot, community } from '../../boot.ts'

/** Where somebody went by the palette. Nobody's name is kept: the browser may be a shared one. */
export interface Recent {
  to: string
  title: string
  hint?: string
}

const keptMost = 8

const key = () => `linli_recent_${boot().session.account?.id ?? ''}_${community().id}`

/** The latest first; nothing where the browser keeps nothing. */
export function recentPlaces(): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? '[]')
    return Array.isArray(kept) ? (kept as Recent[]) : []
  } catch {
    return []
  }
}

export function keepRecent(place: Recent): void {
  const kept = [place, ...recentPlaces().filter(({ to }) => to !== place.to)].slice(0, keptMost)
  try {
    localStorage.setItem(key(), JSON.stringify(kept))
  } catch {
    // a full or forbidden store only costs the convenience
  }
}
