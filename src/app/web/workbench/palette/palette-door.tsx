import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { keyOf } from '../../kit/key-table.ts'
import { useKeyHint, useKeys, useShortcuts, useShownKeys } from '../../kit/shortcuts.tsx'
import { useKitWords } from '../../words.ts'
import styles from '../shell.module.css'

const Palette = lazy(() => import('./palette.tsx'))

/** Ctrl+K and the palette behind it, loaded when first opened. `open` for the buttons that do the same. */
export function usePalette() {
  const t = useKitWords()
  const [shown, setShown] = useState(false)
  const open = () => setShown(true)
  useShortcuts([{ id: 'palette.open', label: t('palette'), hidden: true, run: open }])
  const palette = shown && (
    <Suspense>
      <Palette onClose={() => setShown(false)} />
    </Suspense>
  )
  return { open, palette }
}

/** The way in by mouse and thumb. `brief` is the icon alone. */
export function PaletteButton({ onOpen, brief }: { onOpen: () => void; brief?: boolean }) {
  const t = useKitWords()
  const shown = useShownKeys()
  const { personal } = useKeys()
  const hint = useKeyHint('palette.open')
  const keys = keyOf('palette.open', personal)
  return (
    <button
      type="button"
      className={brief ? styles.findBrief : styles.find}
      {...(brief ? { 'aria-label': t('palette') } : {})}
      {...hint}
      onClick={onOpen}
    >
      <Icon of={IconSearch} size={brief ? 22 : 18} />
      {!brief && <span>{t('palette')}</span>}
      {!brief && keys && <kbd>{shown(keys)}</kbd>}
    </button>
  )
}
