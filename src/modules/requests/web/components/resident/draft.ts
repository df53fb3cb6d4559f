import { useCallback, useSyncExternalStore } from 'react'
import { boot, community } from '../../../../../app/web/boot.ts'
import { serverNow } from '../../../../../app/web/clock.ts'
import type { Answers } from '../item-questions.tsx'

/** What has been said so far on the way through the five screens. */
export interface Draft {
  description: string
  item_code: string
  /** To what the item asks besides, by question. */
  answers: Answers
  /** `home`: a dwelling of mine · `point`: where the poster hangs · `elsewhere`: an area chosen · `nowhere`: it has no place. */
  place: 'home' | 'point' | 'elsewhere' | 'nowhere' | ''
  dwelling_id: string
  /** Compound or street, building, stairwell: as far as chosen. */
  area_ids: string[]
  place_detail: string
  /** The poster it was begun from: its code, its name, its place; '' without one. */
  ask_point: string
  ask_point_name: string
  ask_point_area: string
  photos: { id: string; url: string }[]
  contact: 'open' | 'confidential' | 'anonymous'
  contact_name: string
  contact_phone: string
  wants_updates: boolean
  /** ISO instant of the last change, by the server's clock; '' while untouched. */
  saved_at: string
  /** The account it was begun with. */
  owner: string
}

/** Days after which what was begun is forgotten. */
const keptDays = 14
const guest = 'guest'

const owner = () => boot().session.account?.id ?? guest
const storageKey = () => `linli.draft.requests.file.${community().key}`

function empty(): Draft {
  return {
    description: '',
    item_code: '',
    answers: {},
    place: '',
    dwelling_id: '',
    area_ids: [],
    place_detail: '',
    ask_point: '',
    ask_point_name: '',
    ask_point_area: '',
    photos: [],
    contact: 'open',
    contact_name: '',
    contact_phone: '',
    wants_updates: true,
    saved_at: '',
    owner: owner(),
  }
}

/** A draft of somebody else on this device is not shown. One begun before signing in goes on, without its photos: those were a guest's. */
function adopt(stored: Draft): Draft | null {
  const tooOld = serverNow() - Date.parse(stored.saved_at) > keptDays * 86_400_000
  if (tooOld || !stored.saved_at) return null
  if (stored.owner === owner()) return { ...empty(), ...stored }
  return stored.owner === guest ? { ...empty(), ...stored, owner: owner(), photos: [] } : null
}

function stored(): Draft | null {
  try {
    const text = localStorage.getItem(storageKey())
    return text ? adopt(JSON.parse(text) as Draft) : null
  } catch {
    return null
  }
}

/** Without storage (private window, full) the draft lives as long as the page. */
function store(draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(storageKey(), JSON.stringify(draft))
    else localStorage.removeItem(storageKey())
  } catch {
    // kept in memory
  }
}

let current: Draft | undefined
const listeners = new Set<() => void>()

function read(): Draft {
  current ??= stored() ?? empty()
  return current
}

function put(next: Draft, kept: Draft | null): void {
  current = next
  store(kept)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>)

/** Forgets what was begun: it was sent, or the person starts anew. */
export function clearDraft(): void {
  put(empty(), null)
}

function changeDraft(change: Change): void {
  const draft = read()
  const patch = typeof change === 'function' ? change(draft) : change
  const next = { ...draft, ...patch, saved_at: new Date(serverNow()).toISOString() }
  put(next, next)
}

/** The draft and how to change it; every change is kept on the device at once. */
export function useDraft(): [Draft, (change: Change) => void] {
  const draft = useSyncExternalStore(subscribe, read)
  return [draft, useCallback((change: Change) => changeDraft(change), [])]
}

/** Whether there is something to go on with. */
export function isBegun(draft: Draft): boolean {
  return draft.saved_at !== '' && (draft.description.trim() !== '' || draft.item_code !== '')
}
