import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { useKitWords } from '../words.ts'
import { composing, keySequences, ownKey, pressed, typing } from './key-press.ts'
import { ariaKeys, countsInFields, isPlain, keyOf, type PersonalKeys, shownKeys } from './key-table.ts'

/** What a page can do by key now. */
export interface Shortcut {
  /** Stable id; the key comes from `key-table.ts` or the reader's own choice. */
  id: string
  /** What it does, for the help sheet and the palette. */
  label: string
  /** The key of an act that stands in no table (menu entries). */
  keys?: string
  /** Only a movement or the like: not offered in the palette. */
  hidden?: boolean
  run: () => void
}

interface Source {
  acts: () => Shortcut[]
  inDialog: boolean
}

interface Keys {
  register: (source: Source) => () => void
  /** Everything that can be done now outside dialogs, each with its key ('' none) and the one it brings; of one id the latest registered. */
  all: () => (Shortcut & { keys: string; own: string })[]
  personal: PersonalKeys
}

const noKeys: PersonalKeys = { off: false, keys: {} }
/** Where nobody listens for keys: the other faces. */
const deaf: Keys = { register: () => () => {}, all: () => [], personal: noKeys }
const KeysContext = createContext<Keys>(deaf)

/** The acts of all pages shown, and the reader's own choice of keys. */
export function useKeys(): Keys {
  return useContext(KeysContext)
}

/**
 * Acts of a page or dialog while it is shown. Plain keys count only outside fields, never while an input method composes, and can
 * be switched off or changed (WCAG 2.1.4). While a dialog is open only what it registers itself (`inDialog`) counts. Everything
 * they do is also on the page as a button or link.
 */
export function useShortcuts(shortcuts: Shortcut[], { inDialog = false } = {}): void {
  const { register } = useContext(KeysContext)
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => register({ acts: () => latest.current, inDialog }), [register, inDialog])
}

const apple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** What a button says of its key: `<Button {...useKeyHint('request.assign')}>`. Nothing where there is none. */
export function useKeyHint(id: string, own = ''): { title?: string; 'aria-keyshortcuts'?: string } {
  const t = useKitWords()
  const listening = useContext(KeysContext)
  const { personal } = listening
  const keys = keyOf(id, personal, own)
  if (listening === deaf || keys === '' || (personal.off && isPlain(keys))) return {}
  const aria = ariaKeys(keys)
  return { title: t('keys.hint', { keys: shownKeys(keys, apple()) }), ...(aria ? { 'aria-keyshortcuts': aria } : {}) }
}

/** A key in words of this machine: ⌘K on a Mac. */
export function useShownKeys(): (keys: string) => string {
  return (keys) => shownKeys(keys, apple())
}

type Listening = { sources: Set<Source>; personal: PersonalKeys }

function actsOf({ sources, personal }: Listening, inDialog: boolean) {
  const found = new Map<string, Shortcut & { keys: string; own: string }>()
  for (const source of sources) {
    if (source.inDialog !== inDialog) continue
    for (const act of source.acts()) {
      const keys = keyOf(act.id, personal, act.keys)
      found.set(act.id, { ...act, own: act.keys ?? '', keys: personal.off && isPlain(keys) ? '' : keys })
    }
  }
  return [...found.values()]
}

/** The act a press means now; Esc in a field leaves the field and goes no further. */
function actFor(listening: Listening, event: KeyboardEvent, presses: string[]): Shortcut | undefined {
  const inField = typing(event)
  const acts = actsOf(listening, document.querySelector('dialog[open]') !== null)
  const counts = (act: Shortcut & { keys: string }) => !inField || countsInFields(act.id, act.keys)
  for (const keys of presses) {
    const hit = acts.filter((act) => act.keys === keys && counts(act)).at(-1)
    if (hit) return hit
  }
  return undefined
}

function useListener(listening: { current: Listening }) {
  useEffect(() => {
    const sequences = keySequences()
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || composing(event)) return
      const key = pressed(event)
      if (!key || ownKey(event, key)) return
      const hit = actFor(listening.current, event, sequences(key, event.timeStamp))
      if (!hit) return
      if (key === 'Escape' && typing(event)) return (event.target as HTMLElement).blur()
      event.preventDefault()
      hit.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [listening])
}

interface ShortcutsProviderProps {
  personal?: PersonalKeys
  children: ReactNode
}

/** Listens for the keys of all pages. */
export function ShortcutsProvider({ personal = noKeys, children }: ShortcutsProviderProps) {
  const listening = useRef<Listening>({ sources: new Set(), personal })
  listening.current.personal = personal
  const keys = useMemo<Keys>(
    () => ({
      register: (source) => {
        listening.current.sources.add(source)
        return () => listening.current.sources.delete(source)
      },
      all: () => actsOf(listening.current, false),
      personal,
    }),
    [personal],
  )
  useListener(listening)
  return <KeysContext value={keys}>{children}</KeysContext>
}
