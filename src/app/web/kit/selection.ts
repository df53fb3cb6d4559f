import { useRef, useState } from 'react'

/** Rows of a list chosen for an act on several: by their ids, or all that match the filter. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Everything the filter finds, also what is on other pages. */
  all: boolean
  /** Chooses or drops a row; with `range` everything between it and the one touched before. */
  toggle: (id: string, range?: boolean) => void
  /** Chooses the rows shown, or drops them when all of them are chosen. */
  toggleShown: () => void
  chooseAll: () => void
  clear: () => void
}

interface State {
  scope: string
  ids: ReadonlySet<string>
  all: boolean
}

/**
 * The selection of a list. `shown`: ids of the rows on the page in their order. `scope`: the filter in words of the address; another
 * filter is another list, so the selection begins anew, while turning pages keeps it.
 */
export function useSelection(shown: readonly string[], scope: string): Selection {
  const [held, setHeld] = useState<State>({ scope, ids: new Set(), all: false })
  const last = useRef<string | null>(null)
  const state = held.scope === scope ? held : { scope, ids: new Set<string>(), all: false }
  const set = (ids: ReadonlySet<string>, all = false) => setHeld({ scope, ids, all })
  return {
    ids: state.ids,
    all: state.all,
    toggle(id, range) {
      const next = new Set(state.ids)
      const from = range && last.current !== null ? shown.indexOf(last.current) : -1
      const to = shown.indexOf(id)
      const touched = from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
      const choose = !state.ids.has(id)
      for (const one of touched) {
        if (choose) next.add(one)
        else next.delete(one)
      }
      last.current = id
      set(next)
    },
    toggleShown() {
      const every = shown.every((id) => state.ids.has(id))
      const next = new Set(state.ids)
      for (const id of shown) {
        if (every) next.delete(id)
        else next.add(id)
      }
      set(next)
    },
    chooseAll: () => set(new Set(shown), true),
    clear: () => set(new Set()),
  }
}
