import { lazy, Suspense, useState } from 'react'
import { useShortcuts } from '../../kit/shortcuts.tsx'
import { useKitWords } from '../../words.ts'

const KeyHelp = lazy(() => import('./key-help.tsx'))

/** `?` shows what can be done by key on the page shown. */
export function HelpKey() {
  const t = useKitWords()
  const [shown, setShown] = useState(false)
  useShortcuts([{ id: 'page.help', label: t('keys.help'), run: () => setShown(true) }])
  if (!shown) return null
  return (
    <Suspense>
      <KeyHelp onClose={() => setShown(false)} />
    </Suspense>
  )
}
