import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { keySequences, pressed } from '../../../../../app/web/kit/key-press.ts'
import type { PersonalKeys } from '../../../../../app/web/kit/key-table.ts'
import { useShownKeys } from '../../../../../app/web/kit/shortcuts.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './key-row.module.css'

export type Chosen = PersonalKeys

interface KeyRowProps {
  label: string
  keys: string
  changed: boolean
  conflict: string | undefined
  /** '' none, null the table's again. */
  onChoose: (keys: string | null) => void
}

/** Takes the next presses as the new key; Tab and Esc leave, Backspace takes it away. */
function Capture({ label, onTake, onLeave }: { label: string; onTake: (keys: string) => void; onLeave: () => void }) {
  const t = useWords('desk')
  const shown = useShownKeys()
  const sequences = useRef(keySequences())
  const [typed, setTyped] = useState('')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onLeave()
    if (event.key === 'Backspace') return onTake('')
    if (event.key === 'Enter' && typed) return onTake(typed)
    const key = pressed(event.nativeEvent)
    if (key.startsWith('Ctrl+')) return onTake(key)
    const [longest] = sequences.current(key, event.timeStamp)
    if (key && longest) setTyped(longest)
  }
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        className={styles.capture}
        aria-label={t('workbench.keys.press', { act: label })}
        value={shown(typed)}
        placeholder={t('workbench.keys.press_now')}
        readOnly
        onKeyDown={onKeyDown}
      />
      <Button kind="main" narrow onClick={() => (typed ? onTake(typed) : onLeave())}>
        {t('workbench.keys.take')}
      </Button>
    </>
  )
}

/** One act with its key, and the ways to change it. */
export function KeyRow({ label, keys, changed, conflict, onChoose }: KeyRowProps) {
  const t = useWords('desk')
  const shown = useShownKeys()
  const [capturing, setCapturing] = useState(false)
  const take = (chosen: string) => {
    setCapturing(false)
    onChoose(chosen)
  }
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      {capturing ? (
        <Capture label={label} onTake={take} onLeave={() => setCapturing(false)} />
      ) : (
        <>
          <kbd className={styles.keys}>{keys === '' ? t('workbench.keys.none') : shown(keys)}</kbd>
          <Button
            kind="plain"
            onClick={() => setCapturing(true)}
            aria-label={t('workbench.keys.change_act', { act: label })}
          >
            {t('workbench.keys.change')}
          </Button>
          {changed && (
            <Button kind="plain" onClick={() => onChoose(null)}>
              {t('workbench.keys.reset')}
            </Button>
          )}
        </>
      )}
      {conflict && (
        <p className={styles.conflict} role="alert">
          {conflict}
        </p>
      )}
    </div>
  )
}
