import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { asProblem } from '../../api-problem.ts'
import { useGo } from '../../kit/navigation.tsx'
import { useShownKeys } from '../../kit/shortcuts.tsx'
import { useWords } from '../../words.ts'
import type { Entry } from './entries.ts'
import styles from './palette.module.css'
import { keepRecent } from './recent.ts'
import { useEntries } from './use-entries.ts'

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

function Line({ entry, id, active, onTake }: { entry: Entry; id: string; active: boolean; onTake: () => void }) {
  const shown = useShownKeys()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys
    <div id={id} role="option" aria-selected={active} tabIndex={-1} className={styles.option} onClick={onTake}>
      <span className={styles.title}>{entry.title}</span>
      {entry.hint && <span className={styles.hint}>{entry.hint}</span>}
      {entry.keys && <kbd className={styles.keys}>{shown(entry.keys)}</kbd>}
    </div>
  )
}

/** Goes there or does it once the palette is shut and the focus is back where it was. A look-up keeps it open. */
function useTake(onClose: () => void): (entry: Entry) => void {
  const go = useGo()
  return ({ to, run, recent, group }) => {
    if (recent) keepRecent(recent)
    if (group === 'phone') return run?.()
    onClose()
    setTimeout(() => (to ? go(to) : run?.()))
  }
}

/** Which line the arrow keys stand on: the first, until they move; Enter takes it. */
function useArrows(entries: Entry[], take: (entry: Entry) => void) {
  const [at, setAt] = useState(0)
  const active = Math.min(at, entries.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = steps[event.key]
    if (step && entries.length > 0) {
      event.preventDefault()
      setAt((active + step + entries.length) % entries.length)
    }
    const entry = entries[active]
    if (event.key === 'Enter' && entry) {
      event.preventDefault()
      take(entry)
    }
  }
  return { active, onKeyDown, first: () => setAt(0) }
}

/** Ctrl+K: go anywhere, begin something, act on what is shown; found by words, numbers, addresses, letters of names. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useWords('find')
  const list = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const { entries, waiting, problem } = useEntries(typed)
  const take = useTake(onClose)
  const { active, onKeyDown, first } = useArrows(entries, take)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes; the click is the one beside it
    <dialog
      ref={ref}
      className={styles.palette}
      aria-label={t('workbench.palette.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.box}>
        <input
          className={styles.input}
          type="search"
          role="combobox"
          autoComplete="off"
          aria-label={t('workbench.palette.title')}
          placeholder={t('workbench.palette.placeholder')}
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            first()
          }}
          onKeyDown={onKeyDown}
        />
        <div id={list} role="listbox" aria-label={t('workbench.palette.found')} className={styles.list}>
          {entries.map((entry, index) => (
            <div key={entry.id} role="presentation">
              {entries[index - 1]?.group !== entry.group && (
                <div className={styles.group} role="presentation">
                  {t(`workbench.palette.groups.${entry.group}`)}
                </div>
              )}
              <Line entry={entry} id={`${list}-${index}`} active={index === active} onTake={() => take(entry)} />
            </div>
          ))}
        </div>
        <p className={styles.foot} role="status">
          {problem ? asProblem(problem).title : footOf(waiting, entries.length, typed, t)}
        </p>
      </div>
    </dialog>
  )
}

function footOf(waiting: boolean, count: number, typed: string, t: (key: string) => string): string {
  if (waiting) return t('workbench.palette.looking')
  if (count === 0 && typed.trim() !== '') return t('workbench.palette.none')
  return t('workbench.palette.help')
}
