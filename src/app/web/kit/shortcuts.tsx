import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { keysOn, setKeysOn } from '../preferences.ts'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { pressed, typing } from './key-press.ts'
import { LabelList } from './label-list.tsx'

/** One key, or two after each other: `j`, `Enter`, `g t`, `Ctrl+Enter`. */
export interface Shortcut {
  keys: string
  /** What it does, for the list behind `?`. */
  label: string
  run: () => void
}

/** Milliseconds within which the second of two keys counts. */
const sequenceMs = 1_200

type Register = (shortcuts: () => Shortcut[]) => () => void

const ShortcutsContext = createContext<Register>(() => () => {})

/**
 * Keys of a page while it is shown. Single letters count only outside fields and never while an input method composes; the
 * reader can switch them all off (WCAG 2.1.4). Everything they do is also on the page as a button or link.
 */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const register = useContext(ShortcutsContext)
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => register(() => latest.current), [register])
}

function Help({ all, onClose }: { all: Shortcut[]; onClose: () => void }) {
  const t = useKitWords()
  const [on, setOn] = useState(keysOn)
  const toggle = () => {
    setKeysOn(!on)
    setOn(!on)
  }
  return (
    <Dialog
      title={t('keys.title')}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button onClick={toggle}>{t(on ? 'keys.switch_off' : 'keys.switch_on')}</Button>
        </>
      }
    >
      <LabelList rows={all.map(({ keys, label }) => ({ label: keys, value: label }))} />
    </Dialog>
  )
}

/** Listens for the keys of all pages and lists them behind `?`. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const t = useKitWords()
  const sources = useRef(new Set<() => Shortcut[]>())
  const [helping, setHelping] = useState(false)
  const register = useMemo<Register>(
    () => (source) => {
      sources.current.add(source)
      return () => sources.current.delete(source)
    },
    [],
  )
  const all = () => [
    ...[...sources.current].flatMap((source) => source()),
    { keys: '?', label: t('keys.help'), run: () => setHelping(true) },
  ]
  const listing = useRef(all)
  listing.current = all
  useEffect(() => {
    let before = { key: '', at: 0 }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
      const key = pressed(event)
      if (!key || (!key.includes('+') && (typing(event) || !(keysOn() || key === '?')))) return
      const pair = event.timeStamp - before.at < sequenceMs ? `${before.key} ${key}` : ''
      const hit =
        listing.current().find(({ keys }) => keys === pair) ?? listing.current().find(({ keys }) => keys === key)
      before = { key, at: event.timeStamp }
      if (!hit) return
      event.preventDefault()
      hit.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <ShortcutsContext value={register}>
      {children}
      {helping && <Help all={all()} onClose={() => setHelping(false)} />}
    </ShortcutsContext>
  )
}
