import { type AnchorHTMLAttributes, createContext, type MouseEvent, useContext } from 'react'

/** How the face moves between pages; each shell gives its own, so that kit and pages need not know the router. */
export interface Navigation {
  /** `/c/xishan`: put before every path of a page. */
  base: string
  /** Path of the page shown, without base and search. */
  path: string
  search: string
  go: (to: string, options?: { replace?: boolean }) => void
  /** What the menu calls a page, for the way back to it. */
  nameOf?: (path: string) => string | undefined
  /** Residents: pages of the menu that the thumb's bar has no room for. */
  further?: readonly { to: string; text: string }[]
}

/** Without a shell (public pages) links are plain links. */
export const NavigationContext = createContext<Navigation>({ base: '', path: '', search: '', go: () => {} })

export function useNavigation(): Navigation {
  return useContext(NavigationContext)
}

/** Goes to a page of the same community: `go('/requests/12')`. */
export function useGo(): Navigation['go'] {
  return useNavigation().go
}

/**
 * The query part of the address as plain strings, and a setter that merges (undefined or '' removes). Filters, sorting and
 * cursors live here, so that a view is an address. The setter replaces the entry in the history unless told `push`.
 */
export function useSearch(): [
  Record<string, string | undefined>,
  (patch: Record<string, string | undefined>, how?: 'push') => void,
] {
  const { path, search, go } = useNavigation()
  const set = (patch: Record<string, string | undefined>, how?: 'push') => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(patch)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    go(next.size === 0 ? path : `${path}?${next}`, { replace: how !== 'push' })
  }
  return [Object.fromEntries(new URLSearchParams(search)), set]
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of this community and face: `/requests/12`. */
  to: string
  'data-screen-only'?: boolean
  /** The page's way back, which Esc takes too. */
  'data-back'?: boolean
}

/** A link inside the face. Leaving it (another face, a file, `tel:`) is a plain `<a href>`. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const { base, go } = useNavigation()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || elsewhere || rest.target === '_blank') return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={base + to} onClick={follow} />
}
